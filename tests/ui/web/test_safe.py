import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from ui.web import safe

HOSTILE = [
    "![x](http://evil.example/pixel.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "# not a heading",
    "1. not a list",
    "- not a list",
    "a | b\n--|--\nc | d",
    "**bold** _it_ ~~gone~~ `code`",
    "&amp; stays &lt;as it is&gt;",
    "> no quote",
    "C:\\path\\*.txt",
    "costs $5 and $6",
]
REPLACED_AFTERWARDS = [
    (":red[danger]", r":[a-z][\w-]*\["),
    (":material/home:", r":material"),
    (":smile: :+1:", r":[\w+-]+:"),
    ("see https://evil.example/x", r"https?://"),
    ("see www.evil.example", r"www\."),
    ("write to a.b@evil.example", r"[\w.]+@\w"),
    ("a -> b <- c -- d >= e", r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)"),
]


def words_of(html):
    return unescape(re.sub(r"</?p>|\n", "", html)).replace("\u2060", "")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_document_stay_words(words):
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(safe.text(words))
    assert re.findall(r"<(\w+)", html) == ["p"]
    assert words_of(html) == " ".join(words.split())


@pytest.mark.parametrize(("words", "replaced"), REPLACED_AFTERWARDS)
def test_what_streamlit_replaces_in_finished_text_is_not_there_to_be_replaced(words, replaced):
    shown = unescape(re.sub(r"</?p>", "", MarkdownIt("commonmark").render(safe.text(words))))
    assert re.search(replaced, words)
    assert not re.search(replaced, shown)
    assert shown.replace("\u2060", "").strip() == words


def test_dollars_are_escaped_so_that_no_sum_becomes_a_formula():
    assert safe.text("from $5 to $6") == r"from \$5 to \$6"


def test_lines_stay_lines():
    html = MarkdownIt("commonmark").render(safe.paragraphs("one\n# two\n\nthree"))
    assert html == "<p>one<br />\n# two</p>\n<p>three</p>\n"


def test_nothing_is_left_that_steers_a_screen():
    assert safe.text("a\x1b[31m\u202eb") == "ab"
