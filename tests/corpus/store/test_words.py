from __future__ import annotations

import pytest

from corpus.errors import UsageError
from corpus.library import Library
from corpus.store.word_index import match_expression


def texts(library: Library, *terms: str, scope: frozenset[str] | None = None) -> list[str]:
    found = library.find_words(match_expression(terms), scope, 10)
    return [passage.text for passage in library.passages_of([i for i, _ in found])]


def test_each_term_is_quoted_and_any_may_match() -> None:
    assert match_expression(["early help", 'a "b"']) == '"early help" OR "a ""b"""'


def test_terms_without_a_letter_or_digit_are_left_out() -> None:
    assert match_expression(["-", '"', "*"]) == ""


@pytest.mark.parametrize(
    "term", ['" OR text:x', "NEAR(a b)", "heading:x", "recrui*", "care AND NOT b", "'"]
)
def test_terms_are_never_read_as_commands(papers: Library, term: str) -> None:
    assert papers.find_words(match_expression([term]), None, 10) == []


def test_passage_with_the_rarer_word_comes_first_and_higher_is_better(papers: Library) -> None:
    found = papers.find_words(match_expression(["early", "promptly"]), None, 10)
    first, second = papers.passages_of([i for i, _ in found])
    assert "promptly" in first.text
    assert "promptly" not in second.text
    assert found[0][1] > found[1][1] > 0


def test_other_forms_of_a_word_and_other_case_match(papers: Library) -> None:
    assert texts(papers, "RECRUITING") == texts(papers, "recruited") != []


def test_accents_do_not_matter(papers: Library) -> None:
    assert texts(papers, "fóster") == texts(papers, "foster") != []


def test_several_words_in_one_term_are_a_phrase(papers: Library) -> None:
    assert len(texts(papers, "early help")) == 1
    assert texts(papers, "help early") == []


def test_heading_is_searched_too(papers: Library) -> None:
    assert len(texts(papers, "findings")) == papers.passage_count()


def test_scope_bounds_what_is_found(papers: Library) -> None:
    late = next(d.id for d in papers.documents() if d.path == "letters/late.pdf")
    assert len(texts(papers, "early")) == 2
    assert texts(papers, "early", scope=frozenset([late])) == [
        "Inspectors found that early help is now offered promptly."
    ]


def test_empty_scope_and_empty_expression_find_nothing(papers: Library) -> None:
    assert texts(papers, "early", scope=frozenset()) == []
    assert papers.find_words("", None, 10) == []


def test_scope_of_unknown_documents_finds_nothing(papers: Library) -> None:
    assert texts(papers, "early", scope=frozenset(["nothing"])) == []


def test_expression_that_is_none_is_the_callers_mistake(papers: Library) -> None:
    with pytest.raises(UsageError, match="Not a search expression"):
        papers.find_words('"open', None, 10)


def test_frequency_counts_passages_in_any_form_of_the_word(papers: Library) -> None:
    assert papers.document_frequency("carer") == 2
    assert papers.document_frequency("foster carers") == 2
    assert papers.document_frequency("unicorn") == 0
    assert papers.document_frequency("?") == 0


def test_word_that_most_passages_have_is_found_when_it_is_all_that_is_asked(
    papers: Library,
) -> None:
    assert len(texts(papers, "findings")) == papers.passage_count()
    assert texts(papers, "findings", "fourteen") == texts(papers, "fourteen")


def test_narrow_and_wide_scopes_score_alike(
    cleared: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = frozenset(document.id for document in cleared.documents())
    expression = match_expression(["early", "foster", "report"])
    narrow = cleared.find_words(expression, every, 10)
    monkeypatch.setattr("corpus.store.word_index.FEW", 0)
    assert cleared.find_words(expression, every, 10) == narrow
    assert cleared.find_words(expression, None, 10) == narrow != []


def test_vocabulary_has_the_stems_that_enough_passages_have(papers: Library) -> None:
    assert "foster" in papers.vocabulary(2)
    assert "fourteen" not in papers.vocabulary(2)
    assert "fourteen" in papers.vocabulary(1)
