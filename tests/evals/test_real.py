"""The evaluation's own readers, on real reports where they are at hand."""

import os
from pathlib import Path

import pypdf
import pytest

from evals.cases.case import read_cases
from evals.registers.questions import differences, questions, read_judgements
from evals.registers.report_facts import report_facts

REAL = Path(os.environ.get("SCRUTINEER_REAL", Path(__file__).parents[3] / "shared" / "real"))

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not REAL.is_dir(), reason="no real documents: set SCRUTINEER_REAL"),
]


def test_real_questions_are_valid_and_their_documents_there():
    held = {path.name for path in REAL.rglob("*") if path.is_file()}
    cases = read_cases(REAL / "questions.jsonl")
    assert len(cases) > 50
    for case in cases:
        assert {Path(document).name for document in case.documents} <= held


def test_real_reports_agree_with_the_table_but_for_a_few_slips():
    rows = read_judgements(REAL / "judgements.csv")
    slips = []
    for row in rows:
        page = pypdf.PdfReader(REAL / "reports" / row.document).pages[0].extract_text()
        facts = report_facts(page)
        assert len(facts.grades) == 5
        assert facts.lead_inspector
        assert facts.dates
        slips += differences(row, facts)
        assert len(list(questions(row, slips))) >= 9
    assert len(slips) <= len(rows) // 4
