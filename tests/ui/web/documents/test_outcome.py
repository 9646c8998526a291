from ingest.pipeline import FileOutcome, IngestReport
from ui.web.documents.outcome import Tone, outcome
from ui.web.documents.reading import Job


def job(read=(), failed=()) -> Job:
    return Job(report=IngestReport(tuple(read), (), tuple(failed), (), 1.0))


def test_what_was_added_is_named():
    (said,) = outcome(job([FileOutcome("a.pdf", "d1")]), {"d1"})
    assert (said.tone, said.words) == (Tone.DONE, r"Added: a\.pdf.")


def test_what_is_exempt_is_counted_and_not_named():
    (said,) = outcome(job([FileOutcome("secret.pdf", "d1")]), set())
    assert said.tone is Tone.WARNING
    assert "1 document is marked as exempt" in said.words
    assert "secret" not in said.words


def test_what_failed_points_to_its_reasons():
    (said,) = outcome(job(failed=[FileOutcome("a.pdf", why="is empty")]), set())
    assert said.tone is Tone.WARNING
    assert "Could not be read" in said.words


def test_a_fault_is_told_in_its_own_words():
    (said,) = outcome(Job(fault="It broke."), set())
    assert (said.tone, said.words) == (Tone.FAULT, r"It broke\.")


def test_files_held_already_are_said_to_be():
    (said,) = outcome(job(), set())
    assert "held already" in said.words
