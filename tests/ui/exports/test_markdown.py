import re
from datetime import date

from markdown_it import MarkdownIt

from assistant.types import Statement, Voice
from tests.answers import answer, citation, refusal
from ui.exports import as_markdown

DAY = date(2026, 3, 1)


def test_every_statement_has_a_footnote_with_page_and_quote():
    text = as_markdown([answer(), answer()], DAY)
    assert re.findall(r"Good\.\[\^(\d)\]", text) == ["1", "2"]
    assert (
        "[^2]: Inspection of Wexcombe, 10 March 2023, page 1: “Overall effectiveness Good”" in text
    )


def test_footnotes_referred_to_and_given_are_the_same():
    text = as_markdown([answer(), refusal(), answer()], DAY)
    given = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert sorted(set(re.findall(r"\[\^(\d+)\](?!:)", text))) == given


def test_a_refusal_says_what_is_nearest():
    assert "See also: The latest: Inspection of Wexcombe, 10 March 2023, page 2" in as_markdown(
        [refusal()], DAY
    )


def test_words_of_a_document_make_no_link_picture_or_heading():
    hostile = "![x](http://evil.example) <b>b</b> # no"
    said = answer(
        question=hostile,
        answer=hostile,
        statements=(Statement(hostile, Voice.OFSTED, (0,)),),
        citations=(citation(quote=hostile),),
    )
    html = MarkdownIt("commonmark").render(as_markdown([said], DAY))
    assert set(re.findall(r"<(\w+)", html)) <= {"h1", "h2", "p", "em", "strong"}


def test_items_of_a_list_follow_one_another():
    said = answer(
        answer="- One.\n- Two.",
        statements=(
            Statement("- One.", Voice.COUNCIL, (0,)),
            Statement("- Two.", Voice.COUNCIL, (0,)),
        ),
    )
    assert "- One.[^1]\n- Two.[^1]" in as_markdown([said], DAY)
