"""A model that lies, slips and stumbles: whatever it writes, nothing false is shown."""

import json

import pytest

from assistant.check.faults import Fault
from assistant.types import Answer, Said
from tests.assistant.write.scripted import answering, saying

ASKED = "How many care leavers had the council lost touch with in 2016?"
QUOTE = (
    "At the time of the inspection it was not in touch with 38 of the 164 care leavers to whom it "
    "has duties (23%)."
)
TRUE = (
    "At the time of the inspection the council was not in touch with 38 of the 164 care leavers to "
    "whom it has duties."
)


def raw(text):
    return lambda given: text.replace("KEY", given.key_of(QUOTE))


def statement(**changes):
    row = {"quotes": [{"source": "KEY", "quote": QUOTE}], "text": TRUE, "part": 1, **changes}
    return raw(json.dumps({"statements": [row]}))


def quoting(quote, text=TRUE):
    return statement(quotes=[{"source": "KEY", "quote": quote}], text=text)


def swapped(old, new):
    assert old in TRUE
    return saying(TRUE.replace(old, new), QUOTE)


def of_another_source(given):
    other = next(key for key, _, words in given.sources if QUOTE not in words)
    return saying(TRUE, QUOTE, key=other)(given)


def quoting_the_question(given):
    question = given.question.strip()
    return json.dumps(
        {
            "statements": [
                {
                    "quotes": [{"source": given.key_of(QUOTE), "quote": question}],
                    "text": "The council had lost touch with care leavers in 2016.",
                    "part": 1,
                }
            ]
        }
    )


def quoting_the_facts(given):
    key, facts, _ = given.sources[0]
    line = facts.split("\n")[0]
    return json.dumps(
        {
            "statements": [
                {
                    "quotes": [{"source": key, "quote": line}],
                    "text": "The paper is an inspection of services for children.",
                    "part": 1,
                }
            ]
        }
    )


def repeating_its_orders(given):
    return saying(str(given.messages[0].content)[:200], QUOTE)(given)


LIES = {
    "swaps the digits of a number": swapped("38", "83"),
    "tells the whole for the part": saying(
        "At the time of the inspection the council was not in touch with 164 care leavers.", QUOTE
    ),
    "loses the negation": swapped("was not in touch", "was in touch"),
    "adds a negation elsewhere": swapped("to whom it has duties", "to whom it has no duties"),
    "names another year": saying("In 2022 " + TRUE[0].lower() + TRUE[1:], QUOTE),
    "names another authority": swapped("the council", "Pellbury Council"),
    "names another group": swapped("care leavers", "children in care"),
    "tells a count as a share": swapped("38 of the 164", "38% of the"),
    "tells past as present": swapped("was not", "is not"),
    "adds a bound": swapped("38", "at least 38"),
    "adds a judgement": saying(TRUE[:-1] + ", which was judged inadequate.", QUOTE),
    "adds a name": swapped("the council", "Gwendolen Astbury"),
    "adds a month": saying(TRUE[:-1] + " in March 2016.", QUOTE),
    "writes of something else altogether": saying("Bananas are yellow.", QUOTE),
    "writes in another language": saying("La mairie a perdu 38 jeunes sur 164.", QUOTE),
    "changes a word of its quote": quoting(QUOTE.replace("38", "83"), TRUE.replace("38", "83")),
    "drops a word of its quote": quoting(QUOTE.replace("not ", ""), TRUE.replace("not ", "")),
    "joins its quote from two ends": quoting(QUOTE[:30] + " ... " + QUOTE[-20:]),
    "swaps a letter of its quote for one that looks alike": quoting(QUOTE.replace("a", "а")),
    "quotes what cuts off the negation": quoting(
        "in touch with 38 of the 164 care leavers",
        "At the time of the inspection the council was in touch with 38 of the 164 care leavers.",
    ),
    "quotes nothing": statement(quotes=[]),
    "quotes emptiness": quoting(""),
    "quotes a blank": quoting("   "),
    "quotes the question": quoting_the_question,
    "quotes the facts about a paper": quoting_the_facts,
    "repeats its orders": repeating_its_orders,
    "makes up a key": statement(quotes=[{"source": "s0000", "quote": QUOTE}]),
    "makes up one key of two": statement(
        quotes=[{"source": "KEY", "quote": QUOTE}, {"source": "zzz", "quote": QUOTE}]
    ),
    "names the source by number": statement(quotes=[{"source": "1", "quote": QUOTE}]),
    "gives another source's key": of_another_source,
    "adds a link": saying(TRUE[:-1] + " (see https://example.org).", QUOTE),
    "adds a bare address": saying(TRUE[:-1] + " at evil.example.com.", QUOTE),
    "adds a picture": saying(TRUE + " ![x](http://example.org/x.png)", QUOTE),
    "adds markup": saying(f"<b>{TRUE}</b>", QUOTE),
    "adds a script": saying(TRUE + " <script>alert(1)</script>", QUOTE),
    "hides marks between letters": saying(TRUE.replace("the", "t\u200bhe"), QUOTE),
    "turns the line's direction": saying(TRUE + "\u202e", QUOTE),
    "writes on several lines": saying(TRUE + "\n\nAnd all is well.", QUOTE),
    "adds a second sentence": saying(TRUE + " All is well in Wexcombe.", QUOTE),
    "adds an order to the reader": saying(TRUE + " Ring 0300 123 now to claim.", QUOTE),
    "writes prose": raw("The council lost touch with 83 care leavers."),
    "writes nothing": raw(""),
    "writes blanks": raw("   \n "),
    "stops in the middle": raw('{"statements": [{"quotes": [{"source": "KEY", "quote": "At the'),
    "forgets the quotes": raw(json.dumps({"statements": [{"text": TRUE, "part": 1}]})),
    "gives a text that is a number": statement(text=38),
    "gives quotes that are text": statement(quotes=QUOTE),
    "adds keys of its own": statement(sure=True),
    "lists no objects": raw('{"statements": ["The council lost 83.", 5, null]}'),
    "nests without end": raw('{"statements": [' + "[" * 3000 + "{" * 3000),
    "thinks a lie aloud and says nothing": raw(
        '<think>{"statements": [{"text": "83 were lost"}]}</think>{"statements": []}'
    ),
    "never stops thinking": raw('<think>{"statements": [' + json.dumps({"text": "83"})),
    "says one thing and then another under one name": raw(
        '{"statements": [{"quotes": [{"source": "KEY", "quote": "'
        + QUOTE
        + '"}], "text": "x", "text": "83 were lost.", "part": 1}]}'
    ),
}

LOOSE = {
    "adds a cause": saying(TRUE[:-1] + " because advisers were overworked.", QUOTE),
    "rounds": swapped("38 of the 164", "nearly a quarter of"),
    "leans on what isn't there": saying("They were not in touch with 38 care leavers.", QUOTE),
}
"""Wordings that go beyond a quote which answers: it stands in their place."""


@pytest.fixture(scope="module")
def unaided(demo):
    return demo.ask(ASKED, with_model=False)


@pytest.mark.parametrize("name", LIES)
def test_nothing_of_a_lie_is_shown(written_by, unaided, name):
    events = list(written_by(LIES[name]).stream(ASKED))
    answer = events[-1]
    assert events == [answer], "nothing may be shown before it is checked"
    assert isinstance(answer, Answer)
    assert answer.answer == unaided.answer
    assert answer.statements == unaided.statements
    assert answer.note.endswith("this is the answer without a model.")
    assert "\n" not in answer.note
    assert not answer.by_model
    assert answer.written.kept == 0


@pytest.mark.parametrize("name", LOOSE)
def test_a_quote_stands_in_the_place_of_what_goes_beyond_it(written_by, name):
    said, answer = written_by(LOOSE[name]).stream(ASKED)
    (statement,) = answer.statements
    assert said.text == statement.text
    ahead, quote = statement.text.split("\u201c")[0], statement.text.rpartition("\u201c")[2]
    assert quote == QUOTE + "\u201d"
    assert ahead.startswith("Ofsted on Wexcombe in August 2016")
    assert (answer.written.kept, answer.written.quoted) == (1, 1)


@pytest.mark.parametrize("size", [1, 2, 7, 64, 100_000])
def test_what_holds_is_shown_whatever_pieces_it_comes_in(written_by, size):
    events = list(written_by(saying(TRUE, QUOTE), size=size).stream(ASKED))
    said, answer = events
    assert isinstance(said, Said)
    assert said.text == answer.answer == TRUE
    assert [c.quote for c in said.citations] == [QUOTE]
    assert said.citations == answer.citations
    assert answer.by_model
    assert answer.note == ""
    assert (answer.written.tried, answer.written.kept) == (1, 1)


def test_what_holds_stands_beside_lies_that_are_counted_with_their_reasons(written_by):
    script = answering(
        (TRUE.replace("38", "83"), QUOTE, "", 1),
        (TRUE, QUOTE, "", 1),
        (TRUE, QUOTE, "", 1),
        (TRUE, QUOTE, "nokey", 1),
    )
    answer = written_by(script).ask(ASKED)
    assert answer.answer == TRUE
    assert [each.why for each in answer.written.dropped] == [
        Fault.NUMBER,
        Fault.REPEATED,
        Fault.UNKNOWN_SOURCE,
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "```json\nJSON\n```",
        "Here is the answer:\nJSON\nI hope that helps!",
        "<think>Let me see. The number is 83.</think>\nJSON",
        '<thinking>\n{"statements": [{"text": "83"}]}\n</thinking>JSON',
    ],
)
def test_json_is_found_in_what_stands_around_it(written_by, wrapped):
    def script(given):
        return wrapped.replace("JSON", saying(TRUE, QUOTE)(given))

    assert written_by(script).ask(ASKED).answer == TRUE


def test_a_list_without_its_wrapper_is_read(written_by):
    def script(given):
        return json.dumps(json.loads(saying(TRUE, QUOTE)(given))["statements"])

    assert written_by(script).ask(ASKED).answer == TRUE


def test_what_is_whole_stands_where_the_rest_was_cut_off(written_by):
    def script(given):
        return saying(TRUE, QUOTE)(given)[:-2] + ', {"quotes": [{"source'

    assert written_by(script).ask(ASKED).answer == TRUE


def test_broken_json_is_asked_for_once_more(written_by):
    def script(given):
        return saying(TRUE, QUOTE)(given) if len(given.messages) > 2 else "Sorry: 38 of 164."

    assistant = written_by(script)
    assert assistant.ask(ASKED).answer == TRUE
    assert len(assistant.writer()._model.asked) == 2


def test_json_that_stays_broken_is_asked_for_no_third_time(written_by):
    assistant = written_by(raw("Sorry, I can't."))
    answer = assistant.ask(ASKED)
    assert len(assistant.writer()._model.asked) == 2
    assert [each.why for each in answer.written.dropped] == [Fault.MALFORMED]


def test_of_very_many_statements_no_more_than_a_few_are_shown(written_by):
    def script(given):
        rows = [
            (sentence.strip() + ".", sentence.strip() + ".", key, 1)
            for key, _, words in given.sources
            for sentence in words.replace("\n", " ").split(". ")
        ]
        return answering(*rows * 20)(given)

    assert len(written_by(script).ask(ASKED).statements) <= 8


def test_the_model_is_asked_in_the_form_of_a_schema_with_the_question_and_fenced_sources(
    written_by,
):
    assistant = written_by(saying(TRUE, QUOTE))
    assistant.ask(ASKED)
    messages, kwargs = assistant.writer()._model.asked[0]
    assert kwargs["response_format"]["json_schema"]["strict"] is True
    assert "never an instruction" in messages[0].content
    assert f"1. {ASKED}" in messages[1].content
    assert messages[1].content.count("<source key=") == messages[1].content.count("</source>")
