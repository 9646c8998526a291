from datetime import date

from assistant.question import Limits
from corpus.types import Kind
from ui.web.ask.address import Asked, read, written

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
        Asked((("What?", NARROW), ("And then? #1 & more", NARROW)), NARROW),
        Asked((("What?", EVERYWHERE), ("And there?", NARROW)), EVERYWHERE),
    ):
        assert read(written(asked)) == asked


def test_a_filter_that_holds_for_all_is_written_once():
    asked = Asked((("One?", NARROW), ("Two?", NARROW)), NARROW)
    assert written(asked) == {
        "q": ["One?", "Two?"],
        "authority": ["Wexcombe"],
        "kind": ["minutes"],
        "since": ["2022"],
        "until": ["2024"],
        "as_of": ["2024-05-06"],
    }


def test_an_empty_page_has_a_bare_address():
    assert written(Asked((), EVERYWHERE)) == {}


def test_what_makes_no_sense_in_an_address_is_passed_over():
    given = {"q": ["  ", "What?"], "kind": ["novel"], "as_of": ["soon"], "since": ["x"]}
    assert read(given) == Asked((("What?", EVERYWHERE),), EVERYWHERE)


def test_the_newest_questions_are_kept_where_not_all_fit():
    pairs = tuple((f"{n}" * 1500, EVERYWHERE) for n in range(1, 5))
    kept = read(written(Asked(pairs, EVERYWHERE))).questions
    assert [question[0] for question, _ in kept] == ["3", "4"]
    assert read({"q": [question for question, _ in pairs]}).questions == pairs[2:]
