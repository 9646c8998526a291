from datetime import date

from assistant.understand.question import Limits
from corpus.types import Kind
from ui.web.ask.address import Asked, read, written
from ui.web.conversation import Asking

WHAT, THEN = Asking("What?"), Asking("And then? #1 & more")
EVERYWHERE = Limits()
NARROW = Limits(
    authority="Wexcombe",
    kind=Kind.MINUTES,
    as_of=date(2024, 5, 6),
    published_from=date(2022, 1, 1),
    published_to=date(2024, 12, 31),
)


def test_a_conversation_comes_back_from_its_address():
    for asked in (
        Asked((), EVERYWHERE),
        Asked((), NARROW),
        Asked(((WHAT, NARROW), (THEN, NARROW)), NARROW),
        Asked(((WHAT, EVERYWHERE), (Asking("And there?", alone=True), NARROW)), EVERYWHERE),
    ):
        assert read(written(asked)) == asked


def test_a_filter_that_holds_for_all_is_written_once():
    asked = Asked(((WHAT, NARROW), (THEN, NARROW)), NARROW)
    assert written(asked) == {
        "q": ["What?", "And then? #1 & more"],
        "authority": ["Wexcombe"],
        "kind": ["minutes"],
        "since": ["2022"],
        "until": ["2024"],
        "as_of": ["2024-05-06"],
    }


def test_an_empty_page_has_a_bare_address():
    assert written(Asked((), EVERYWHERE)) == {}


def test_what_makes_no_sense_in_an_address_is_passed_over():
    given = {
        "q": ["  ", "What?"],
        "kind": ["novel"],
        "as_of": ["soon"],
        "since": ["x"],
        "alone": ["9"],
    }
    assert read(given) == Asked(((WHAT, EVERYWHERE),), EVERYWHERE)


def test_the_newest_questions_are_kept_where_not_all_fit():
    pairs = tuple((Asking(f"{n}" * 1500), EVERYWHERE) for n in range(1, 5))
    kept = read(written(Asked(pairs, EVERYWHERE))).questions
    assert [asked.question[0] for asked, _ in kept] == ["3", "4"]
    assert read({"q": [asked.question for asked, _ in pairs]}).questions == pairs[2:]
