"""Every graded report at hand: each grade in its quote, each quote on its page, none left out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from corpus.text import locate
from corpus.types import Area, Framework
from ingest.describe import describe
from ingest.outline.sections import split_sections
from ingest.registers.inspections.areas import GRADE, grade_of
from ingest.registers.inspections.judgements import read_judgements
from tests.ingest.real_papers import read_paper

REAL = Path(os.environ.get("SCRUTINEER_REAL", Path(__file__).parents[3] / "shared" / "real"))
GRADED = [
    path
    for pattern in ("more-reports/*/*.pdf", "letters/*/area send*.pdf")
    for path in sorted(REAL.glob(pattern))
    if path.read_bytes()[:5] == b"%PDF-"
]
LEAST = {
    Framework.SIF: 4,
    Framework.ILACS_STANDARD: 4,
    Framework.ILACS_SHORT: 4,
    Framework.LOOKED_AFTER_2013: 5,
    Framework.AREA_SEND: 1,
}

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not GRADED, reason="real documents absent: set SCRUTINEER_REAL"),
]


@pytest.mark.parametrize("path", GRADED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_grade_is_in_its_quote_and_each_quote_on_its_page(path: Path) -> None:
    reading = read_paper(path)
    document = describe(reading, path=path.name, document_id="1")
    judgements = read_judgements(reading, document, split_sections(reading))
    assert document.framework in LEAST
    assert len(judgements) >= LEAST[document.framework]
    assert {Area.OVERALL, Area.AREA_SEND} & {judgement.area for judgement in judgements}
    for judgement in judgements:
        quote = " ".join(judgement.quote.split())
        assert locate(reading.pages[judgement.page - 1].text, judgement.quote)
        if judgement.area is not Area.AREA_SEND:
            assert {grade_of(found) for found in re.findall(GRADE, quote)} == {judgement.grade}
