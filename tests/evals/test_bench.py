import dataclasses
import json

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import UsageError
from evals.bench.comparison import Comparison, rows
from evals.bench.files import copy_files, pdfs_in, questions_for, sample
from evals.bench.measures import Job, Measures, measured_apart, p50, p95

pytestmark = pytest.mark.long


def write_pdf(path, words):
    canvas = Canvas(str(path))
    for page in words:
        canvas.drawString(72, 720, page)
        canvas.showPage()
    canvas.save()


@pytest.fixture
def folder(tmp_path):
    inner = tmp_path / "papers" / "inner"
    inner.mkdir(parents=True)
    write_pdf(inner / "letter.pdf", ["The lead inspector was Jo Ray.", "Care leavers were glad."])
    write_pdf(inner.parent / "plan", ["The plan has three aims for all the children in care."])
    (inner / "page.pdf").write_text("<html>no PDF</html>")
    return inner.parent


def test_pdfs_are_known_by_their_content_not_their_name(folder):
    assert [path.name for path in pdfs_in(folder)] == ["letter.pdf", "plan"]


def test_a_folder_without_pdfs_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no PDF"):
        pdfs_in(tmp_path)


def test_a_sample_is_the_same_each_time_and_never_more_than_there_is(folder):
    paths = pdfs_in(folder)
    assert sample(paths, 1) == sample(paths, 1)
    assert len(sample(paths, 1)) == 1
    assert sample(paths, 9) == sample(paths, None) == paths


def test_questions_are_the_folders_own_where_it_has_some(folder, tmp_path):
    row = {"id": "a", "kind": "k", "question": "Who?", "answerable": False}
    default = tmp_path / "default.jsonl"
    default.write_text(json.dumps(row))
    assert questions_for(folder, None, default) == ["Who?"]
    own = [{**row, "question": "When?"}, {**row, "id": "b", "history": ["Who?"]}]
    (folder / "questions.jsonl").write_text("\n".join(json.dumps(each) for each in own))
    assert questions_for(folder, None, default) == ["When?"]
    assert questions_for(folder, default, default) == ["Who?"]


MEASURES = Measures(10.0, 0.1, 100, 50, 0.02, 0.04, 0.1, 0.2, 800.0)


def test_the_table_gives_ratios_and_rates():
    plain = dataclasses.replace(MEASURES, ingest_seconds=40.0, query_p50=0.01)
    table = {name: cells for name, *cells in rows(Comparison(3, MEASURES, plain, 2.0, 0.1))}
    assert table["ingest, s"] == ["10.0", "40.0", "0.25"]
    assert table["pages a second"] == ["10.0", "2.5", "4.00"]
    assert table["ingest again, s"] == ["0.100", "", "1.00%"]
    assert table["search, warm, p50, s"] == ["0.0200", "0.0100", "2.00"]


def test_percentiles_are_of_the_seconds_given():
    seconds = [n / 100 for n in range(1, 101)]
    assert (p50(seconds), p95(seconds)) == (0.5, 0.95)


@pytest.mark.parametrize("module", ["evals.bench.plain", "evals.bench.ours"])
def test_either_pipeline_reads_every_page_and_answers(folder, tmp_path, module):
    files = tmp_path / "files"
    copy_files(pdfs_in(folder), folder, files)
    job = Job(str(files), str(tmp_path / "store"), ("Who was the lead inspector?",))
    measures = measured_apart(module, job)
    assert measures.pages == 3
    assert 1 <= measures.passages <= 3
    assert measures.ingest_seconds > 0
    assert measures.query_p50 > 0
