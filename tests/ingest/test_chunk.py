from __future__ import annotations

import pytest

from corpus.embed.embedder import PACKAGED, Embedder
from corpus.text import locate
from corpus.types import Kind, PassageKind
from ingest.outline.sections import split_sections
from ingest.passages import context_header, count_tokens, split_passages
from tests.answers import document
from tests.ingest.made_readings import reading

MOST = 60
EMBEDDED = 256
"""How many pieces of a text the packaged model reads (its sentence_bert_config.json)."""

SENTENCE = "The plan for the front door was agreed by members after some debate."


def passages(*pages, most=MOST, **given):
    made = reading(*pages, **given)
    return made, split_passages(document(), split_sections(made), most_tokens=most)


def squeezed(text):
    return "".join(text.replace("|", "").split())


def test_short_paragraphs_of_a_section_are_gathered():
    _, (only,) = passages("# Homes\nHomes rose.\nCosts fell.")
    assert only.text == "Homes rose.\nCosts fell."
    assert only.heading == ("Homes",)
    assert only.kind is PassageKind.PROSE


def test_a_passage_never_crosses_a_section():
    _, found = passages("# Homes\nHomes rose.\n# Costs\nCosts fell.")
    assert [(p.heading, p.text) for p in found] == [
        (("Homes",), "Homes rose."),
        (("Costs",), "Costs fell."),
    ]
    assert [p.ordinal for p in found] == [0, 1]


def test_a_paragraph_stays_whole_where_it_fits():
    page = "\n".join(["# Homes", *[f"{SENTENCE} {SENTENCE}"] * 6])
    _, found = passages(page)
    assert len(found) > 1
    assert {line for p in found for line in p.text.split("\n")} == {f"{SENTENCE} {SENTENCE}"}


def test_a_paragraph_that_is_too_long_is_cut_between_its_sentences():
    _, found = passages("# Homes\n" + " ".join([SENTENCE] * 20))
    assert len(found) > 1
    assert all(p.text.endswith(".") and p.text.startswith("The plan") for p in found)


@pytest.mark.parametrize("most", [40, 60, 120, 240])
def test_no_passage_is_longer_than_the_setting(most):
    page = "\n".join(["# Homes", " ".join([SENTENCE] * 30), "word " * 900, "x" * 3000])
    _, found = passages(page, most=most)
    assert max(count_tokens(p.text) for p in found) <= most


@pytest.mark.parametrize("most", [40, 220])
def test_nothing_that_was_read_is_lost(most):
    page = "\n".join(["# Homes", " ".join([SENTENCE] * 30), "- one", "- two", "word " * 500])
    made, found = passages(page, most=most)
    read = "".join(block.text for block in made.blocks[1:])
    assert squeezed("".join(p.text for p in found)) == squeezed(read)


@pytest.mark.parametrize(
    "text",
    [
        "41.3% of 12,345 and £6,789.01; " * 100,
        "Introduction .................................................. 3 " * 40,
        "-" * 4000,
        "9081726354091 " * 100,
        "https://www.example.org/documents/s12345/Annex%20A.pdf?T=10 " * 40,
        "Llanfairpwllgwyngyll gwasanaethau cymdeithasol plant " * 40,
        "“(a)” [b]; {c} – ‘d’ – " * 100,
        "x" * 5000,
    ],
    ids=["figures", "leaders", "rule", "numbers", "addresses", "Welsh", "marks", "one word"],
)
def test_no_passage_is_cut_by_the_embedder(text):
    from tokenizers import Tokenizer

    tokens = Tokenizer.from_file(str(Embedder(PACKAGED).folder / "tokenizer.json"))
    tokens.no_truncation()
    _, found = passages("# Homes\n" + text, most=220)
    assert max(len(tokens.encode(p.embedded_text).ids) for p in found) <= EMBEDDED


def test_a_list_that_is_cut_has_its_lead_in_repeated():
    items = "\n".join(f"- Item {n}: {SENTENCE}" for n in range(12))
    _, found = passages(f"# Homes\nThe council will:\n{items}")
    assert len(found) > 1
    assert all(p.text.startswith("The council will:\n") for p in found)
    assert {p.kind for p in found} == {PassageKind.LIST}
    assert [p.text.count("Item") for p in found if "Item 0" in p.text] != [12]


def test_a_row_has_its_cells_set_apart_and_found_on_the_page():
    made, (only,) = passages("# Homes\n| Measure | 2021/22\n| Homes | 49%")
    assert only.kind is PassageKind.TABLE
    assert only.text == "Measure | 2021/22\nHomes | 49%"
    for part in only.parts:
        words = only.text[part.at : part.at + part.length].replace(" | ", " ")
        assert locate(made.pages[0].text[part.start : part.end], words)


def test_a_sentence_over_a_page_break_is_whole_with_a_part_on_each_page():
    made, (only,) = passages("# Homes\nThe homes were", "+ good. Costs fell.")
    assert only.text == "The homes were good. Costs fell."
    assert only.pages == (1, 2)
    words = [
        (p.page, made.pages[p.page - 1].text[p.start : p.end], only.text[p.at : p.at + p.length])
        for p in only.parts
    ]
    assert words == [
        (1, "The homes were", "The homes were"),
        (2, "good. Costs fell.", "good. Costs fell."),
    ]


def test_every_part_of_a_cut_paragraph_stands_within_its_own_block():
    made, found = passages("# Homes\nShort one.\n" + " ".join([SENTENCE] * 20))
    for passage in found:
        for part in passage.parts:
            words = passage.text[part.at : part.at + part.length]
            assert locate(made.pages[part.page - 1].text[part.start : part.end], words)


def test_headings_are_paths_and_no_part_of_the_text():
    _, found = passages(f"# Plan\n{SENTENCE}\n# Homes\nThey rose.\n## Costs\nThey fell.")
    assert [p.heading for p in found] == [("Plan",), ("Homes",), ("Homes", "Costs")]
    assert [p.text for p in found] == [SENTENCE, "They rose.", "They fell."]


def test_a_document_without_words_has_no_passages():
    assert passages("# Homes")[1] == ()
    assert passages("")[1] == ()


def test_the_header_says_whose_paper_it_is_and_leaves_out_what_is_not_known():
    named = document(kind=Kind.MINUTES, body="Scrutiny", title="Minutes")
    assert context_header(named) == "Wexcombe | minutes | Scrutiny | Minutes | 2023-03-10"
    bare = document(authority=None, published=None, inspected_to=None, title="Minutes")
    assert context_header(bare) == "inspection letter | Minutes"


def test_the_ends_of_lines_count_too():
    _, found = passages("# Homes\n" + "\n".join(["- Ha"] * 60), most=40)
    assert all(count_tokens(p.text) <= 40 for p in found)
    assert sum(p.text.count("Ha") for p in found) == 60


@pytest.mark.parametrize(
    ("between", "heading"), [("", "Homes for children"), ("= Page 3", "children")]
)
def test_a_heading_goes_on_where_nothing_stands_between(between, heading):
    _, (only,) = passages(f"# Homes for\n{between}\n# children\nHomes rose.")
    assert only.heading == (heading,)
