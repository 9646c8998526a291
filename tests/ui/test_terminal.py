"""The commands from end to end, on some of the demo documents."""

import csv
import json
import shutil

import pytest

from evals.evaluation import DEMO_DOCUMENTS


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """An inspection letter, minutes, and a file that can't be read."""
    folder = tmp_path_factory.mktemp("papers")
    for pattern in ("*inspection-2025.pdf", "*minutes-2024*.html"):
        (path,) = DEMO_DOCUMENTS.glob(pattern)
        shutil.copy(path, folder)
    (folder / "empty.pdf").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def library(papers, tmp_path_factory):
    from corpus.settings import Settings
    from ingest.pipeline import ingest

    folder = tmp_path_factory.mktemp("library")
    ingest([papers], Settings(library=folder))
    return folder


def test_ingest_ends_with_a_table_and_says_which_files_could_not_be_read(
    scrutineer, papers, tmp_path
):
    code, out, err = scrutineer("ingest", papers, "--library", tmp_path / "new")
    assert code == 3
    assert "empty.pdf" in out.split("could not be read")[1]
    assert "read                 2" in out
    assert "scrutineer ask" in err


def test_ingest_again_reads_nothing(scrutineer, papers, library):
    code, out, _ = scrutineer("ingest", papers, "--library", library, "--json")
    report = json.loads(out)
    assert code == 3
    assert report["read"] == []
    assert len(report["unchanged"]) == 2
    assert [each["document"] for each in report["failed"]] == ["empty.pdf"]
    assert report["failed"][0]["why"]


def test_ingest_of_what_is_not_there_is_wrong_use(scrutineer, tmp_path):
    code, _, err = scrutineer("ingest", tmp_path / "none", "--library", tmp_path / "library")
    assert code == 2
    assert "no file or folder" in err
    (tmp_path / "bare").mkdir()
    assert scrutineer("ingest", tmp_path / "bare", "--library", tmp_path / "library")[0] == 2


def test_ingest_prunes_in_bulk_only_where_it_is_told_to(scrutineer, tmp_path):
    folder, library = tmp_path / "papers", ("--library", tmp_path / "library")
    folder.mkdir()
    (folder / "may.md").write_text("# Minutes\n\nThe Panel met.\n")
    scrutineer("ingest", folder, *library)
    (folder / "may.md").unlink()
    code, out, err = scrutineer("ingest", folder, "--prune", *library)
    assert (code, "--yes" in err) == (1, True)
    assert "may.md" in scrutineer("documents", *library)[1]
    code, out, _ = scrutineer("ingest", folder, "--prune", "--yes", "--json", *library)
    assert (code, [each["document"] for each in json.loads(out)["removed"]]) == (0, ["may.md"])


QUESTION = "What overall grade did Wexcombe get in its 2025 inspection?"


def test_an_answer_cites_a_page_and_its_words(scrutineer, library):
    code, out, err = scrutineer("ask", QUESTION, "--library", library)
    assert (code, err) == (0, "")
    assert "Requires improvement to be good" in out
    assert "page 1" in out


def test_an_answer_as_json_is_all_that_stdout_holds(scrutineer, library):
    code, out, _ = scrutineer("ask", QUESTION, "--library", library, "--json")
    answer = json.loads(out)
    assert (code, answer["status"], answer["citations"][0]["page"]) == (0, "complete", 1)


def test_a_batch_keeps_ids_and_goes_on_past_a_row_that_fails(scrutineer, library, tmp_path):
    rows = [
        {"id": "a", "question": QUESTION},
        {"id": 2, "question": "?"},
        {"id": "c", "question": "who led it?", "history": [QUESTION]},
    ]
    batch, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    batch.write_text("\n".join(json.dumps(row) for row in rows))
    code, stdout, err = scrutineer("ask", "--batch", batch, "--out", out, "--library", library)
    answers = [json.loads(line) for line in out.read_text().splitlines()]
    assert (code, stdout) == (1, "")
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    assert "empty" in answers[1]["error"]
    assert answers[2]["understood"] != "who led it?"
    assert "1 of 3 questions failed; row 2" in err


def test_a_bad_row_of_a_batch_is_wrong_use(scrutineer, library, tmp_path):
    (tmp_path / "in.jsonl").write_text('{"id": 1, "question": "Who?"}\n{"id": 2}\n')
    code, out, err = scrutineer("ask", "--batch", tmp_path / "in.jsonl", "--library", library)
    assert (code, out) == (2, "")
    assert "line 2, field question" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", ""], "empty"),
        (["ask", "word " * 10_000], "10,000 words"),
        (["ask"], "give one question"),
        (["ask", "Who?", "--batch", "x.jsonl"], "give one question"),
        (["ask", "Who?", "--out", "x.jsonl"], "--out goes with --batch"),
        (["ask", "Who?", "--kind", "novel"], "no kind of document"),
        (["ask", "Who?", "--as-of", "soon"], "no date"),
        (["ask", "--batch", "none.jsonl"], "no file none.jsonl"),
        (["search", ""], "empty"),
        (["search"], "give one query"),
        (["remove", "nothing"], "no document 'nothing'"),
        (["judgements", "--authority", "Newtown"], "no documents on 'Newtown'"),
        (["eval", "--suite", "none"], "no suite 'none'"),
        (["eval", "--report", "report.docx"], "the report is a page or Markdown"),
    ],
)
def test_wrong_use_is_a_line_on_stderr_and_exit_2(scrutineer, library, arguments, said):
    code, out, err = scrutineer(*arguments, "--library", library)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["documents", "doctor", "judgements", "recommendations"])
def test_a_library_that_is_missing_says_to_ingest(scrutineer, tmp_path, command):
    code, _, err = scrutineer(command, "--library", tmp_path / "none")
    assert code == 1
    assert "scrutineer ingest" in err


def test_an_option_that_is_not_there_is_wrong_use(scrutineer):
    assert scrutineer("ask", "--colour")[0] == 2


def test_search_gives_passages_with_their_pages(scrutineer, library, tmp_path):
    _, out, _ = scrutineer("search", "care leavers", "-k", 3, "--library", library, "--json")
    passages = json.loads(out)
    assert len(passages) == 3
    assert passages[0].keys() == {"document", "pages", "section", "score", "text"}
    assert scrutineer("search", "care leavers", "--library", library)[0] == 0
    (tmp_path / "in.jsonl").write_text('{"id": 5, "query": "care leavers"}\n')
    _, out, _ = scrutineer(
        "search", "--batch", tmp_path / "in.jsonl", "-k", 3, "--library", library
    )
    assert json.loads(out) == {"id": 5, "passages": passages}


def test_documents_are_listed(scrutineer, library):
    _, out, _ = scrutineer("documents", "--library", library, "--json")
    assert {row["kind"] for row in json.loads(out)} == {"inspection letter", "minutes"}
    code, out, err = scrutineer("documents", "--library", library)
    assert (code, err) == (0, "2 documents\n")
    assert "Wexcombe" in out


def test_registers_are_given_as_table_json_and_csv(scrutineer, library, tmp_path):
    _, out, _ = scrutineer("judgements", "--authority", "wexcombe", "--library", library, "--json")
    rows = json.loads(out)
    overall = {row["area"]: row["grade"] for row in rows}["overall effectiveness"]
    assert overall == "Requires improvement to be good"
    _, out, _ = scrutineer("judgements", "--library", library, "--csv", tmp_path / "j.csv")
    with (tmp_path / "j.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row["grade"] for row in written] == [row["grade"] for row in rows]
    assert list(written[0]) == list(rows[0])
    _, out, _ = scrutineer("recommendations", "--library", library, "--json")
    recommendations = json.loads(out)
    assert len(recommendations) >= 3
    assert all(row["text"] and row["quote"] and row["pages"] for row in recommendations)


def test_doctor_finds_a_new_library_sound(scrutineer, library):
    code, out, _ = scrutineer("doctor", "--library", library, "--json")
    health = json.loads(out)
    assert (code, health["sound"], health["documents"]) == (0, True, 2)


def test_a_removed_document_stops_answering(scrutineer, papers, library, tmp_path):
    own = shutil.copytree(library, tmp_path / "own")
    (letter,) = papers.glob("*2025.pdf")
    code, _, err = scrutineer("remove", letter.name, "--library", own)
    assert (code, err) == (0, f"removed {letter.name}\n")
    _, out, _ = scrutineer("ask", QUESTION, "--library", own, "--json")
    assert letter.name not in {cited["document"] for cited in json.loads(out)["citations"]}


def test_an_evaluation_of_ones_own_questions_scores_answers_quotes_and_refusals(
    scrutineer, papers, library, tmp_path
):
    (letter,) = papers.glob("*2025.pdf")
    cases = [
        {
            "id": "grade",
            "kind": "lookup",
            "question": QUESTION,
            "answerable": True,
            "facts": [["Requires improvement"]],
            "documents": [letter.name],
            "pages": [1],
        },
        {
            "id": "absent",
            "kind": "unanswerable",
            "question": "What grade did Newport get in 2025?",
            "answerable": False,
        },
    ]
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in cases))
    given = ("eval", "--cases", path, "--library", library)
    kept, report = tmp_path / "run.jsonl", tmp_path / "report.md"
    code, out, err = scrutineer(*given, "--json", "--report", report, "--out", kept)
    assert scrutineer(*given, "--answers", kept, "--json")[1] == out
    marks = {m["metric"]: m["value"] for m in json.loads(out)["marks"] if m["kind"] == "all"}
    assert (code, json.loads(out)["failed"]) == (0, [])
    for metric in ("fact_recall", "page_cited", "quotes_on_page", "quotes_in_file", "refusal_f1"):
        assert marks[metric] == 1
    assert "asked 2 of 2" in err
    assert "fact\\_recall" in report.read_text()
    code, _, err = scrutineer(*given, "--gate")
    assert (code, "no thresholds for the suite 'own'" in err) == (2, True)


def test_the_version_is_said(scrutineer):
    assert scrutineer("--version")[1].startswith("scrutineer ")
