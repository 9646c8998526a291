"""A statement is said where it holds, quoted where only its wording is unsure, dropped where not."""

import json

import pytest

from assistant.check.faults import Fault
from assistant.evidence.found import Found
from assistant.evidence.meanings import meaning_of
from assistant.fitted import trees
from assistant.scope.asked import asked_of
from assistant.types import Said, Status
from assistant.understand.question import Limits
from assistant.write.statements import StatementReader, Unanswered
from assistant.write.verify.basis import Basis
from assistant.write.verify.verdict import QUOTED, Verifier, Way
from assistant.write.verify.wording_signs import wording_signs
from tests.assistant.check.claimed import groups, quoted_in
from tests.assistant.write.scripted import answering, saying
from tests.assistant.write.test_scripts import ASKED, QUOTE, TRUE

FREE = "Wexcombe had lost sight of 38 out of the 164 care leavers it owed duties to when inspected."


def test_free_wording_is_quoted_or_said_with_the_same_words_cited(written_by):
    answer = written_by(saying(FREE, QUOTE)).ask(ASKED)
    (statement,) = answer.statements
    assert [c.quote for c in answer.citations] == [QUOTE]
    assert answer.by_model
    assert answer.written.kept == 1
    quoted = statement.text.endswith(f"“{QUOTE}”")
    assert quoted or statement.text == FREE
    assert answer.written.quoted == int(quoted)


def test_a_quotation_says_who_speaks_and_when(demo, written_by):
    events = list(written_by(saying(FREE, QUOTE)).stream(ASKED))
    said = events[0]
    assert isinstance(said, Said)
    if said.text != FREE:
        assert said.text.startswith("Ofsted")
        assert "2016" in said.text.partition("“")[0]


@pytest.fixture(scope="module")
def verifier(demo):
    asked = asked_of(demo.library, "What do the papers say?", (), Limits())
    return Verifier(asked, Found((), (), lambda _: 1.0, meaning_of(demo.library, "?")))


def test_a_false_claim_is_never_said(demo, verifier):
    said = []
    for group in groups():
        quoted = quoted_in(demo.library, group.quotes)
        for text, why in group.false:
            verdict = verifier.verdict(text, quoted)
            if not isinstance(verdict, Fault) and verdict.way is Way.SAID:
                said.append((text, why))
    assert said == []


def test_a_true_claim_is_hardly_ever_dropped(demo, verifier):
    true = [(group, text) for group in groups() for text in group.true]
    shown = [
        not isinstance(verifier.verdict(text, quoted_in(demo.library, group.quotes)), Fault)
        for group, text in true
    ]
    assert sum(shown) >= 0.95 * len(shown)


def test_the_shipped_verifier_tells_a_true_wording_from_a_false_one(demo):
    (quoted,) = quoted_in(demo.library, (("wexcombe-inspection-report-2016.pdf", QUOTE),))
    basis = Basis.of(demo.library, [quoted])
    model = trees("assistant.write", "holds.npz")
    rows = [
        wording_signs(text, basis, demo.library.embedder, None)
        for text in (FREE, "Advisers rang a handful of the families each week to talk of housing.")
    ]
    right, wrong = model.probabilities(rows)
    assert right > QUOTED > wrong


def unanswered(parts, *statements):
    def script(given):
        rows = json.loads(answering(*statements)(given))["statements"] if statements else []
        return json.dumps({"statements": rows, "unanswered": parts})

    return script


def test_a_model_that_says_nothing_answers_lowers_the_status(written_by, demo):
    plain = demo.ask(ASKED, with_model=False)
    answer = written_by(unanswered([1])).ask(ASKED)
    assert answer.status is Status.PARTIAL
    assert answer.answer == plain.answer
    assert any("nothing in the papers that answers this" in line for line in answer.missing)


def test_it_lowers_the_status_even_beside_a_statement_that_holds(written_by):
    answer = written_by(unanswered([1], (TRUE, QUOTE, "", 1))).ask(ASKED)
    assert answer.answer == TRUE
    assert answer.status is Status.PARTIAL
    assert any("no whole answer" in line for line in answer.missing)


def test_a_denial_without_a_quote_lowers_it_too(written_by):
    row = {"quotes": [], "text": "The sources do not say how many there were.", "part": 1}
    script = lambda given: json.dumps({"statements": [row]})  # noqa: E731
    assert written_by(script).ask(ASKED).status is Status.PARTIAL


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_parts_without_an_answer_are_read_in_any_pieces(size):
    text = '{"statements": [{"quotes": [], "text": "x", "part": 1}], "unanswered": [2, 3]}'
    reader = StatementReader()
    assert len(list(reader.read(text[at : at + size] for at in range(0, len(text), size)))) == 1
    assert list(reader.ended()) == [Unanswered(frozenset({2, 3}))]


def test_a_refused_statement_goes_back_once_with_its_reason(written_by):
    def script(given):
        if len(given.messages) > 2:
            return saying(TRUE, QUOTE)(given)
        return saying(TRUE.replace("38", "83"), QUOTE)(given)

    assistant = written_by(script)
    answer = assistant.ask(ASKED)
    asked = assistant.writer()._model.asked
    assert answer.answer == TRUE
    assert (answer.written.tried, answer.written.kept) == (2, 1)
    assert len(asked) == 2
    assert "Refused: number not in its quote." in asked[1][0][-1].content


def test_there_is_no_second_round_without_time_for_it(written_by):
    script = saying(TRUE.replace("38", "83"), QUOTE)
    slow = written_by(script, pause=0.02, model_seconds=1)
    slow.ask(ASKED)
    assert len(slow.writer()._model.asked) == 1


def test_a_second_round_that_fails_leaves_what_the_first_gave(written_by):
    def fail_again(_, count):
        if count > 1:
            raise TimeoutError("late")

    script = answering((TRUE, QUOTE, "", 1), (TRUE.replace("38", "83"), QUOTE, "", 1))
    answer = written_by(script, fails_with=fail_again).ask(ASKED)
    assert answer.answer == TRUE
    assert answer.by_model
