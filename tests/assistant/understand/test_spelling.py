from dataclasses import replace

from assistant.draft import Asked
from assistant.language.terms import find_terms
from assistant.language.words import stem
from assistant.scope.scope import Scope
from assistant.understand.question import understand
from assistant.understand.spelling import respelled, unknown_names


class Words:
    """A library's stems, with how many passages have each."""

    def __init__(self, **held):
        self.held = held

    def document_frequency(self, word):
        return self.held.get(stem(word.lower()), 0)

    def vocabulary(self, at_least):
        return tuple(word for word, times in self.held.items() if times >= at_least)

    def signature(self):
        return str(sorted(self.held))


def wordings(question, library):
    return [term.wordings for term in respelled(library, find_terms(question))]


def test_a_slip_of_the_keys_is_given_the_documents_own_word_too():
    assert wordings("caselaods", Words(caseload=9)) == [(("caselaod",), ("caseload",))]


def test_a_word_that_the_documents_have_is_left():
    assert wordings("caselaods", Words(caselaod=1, caseload=9)) == [(("caselaod",),)]


def test_a_word_like_none_of_the_documents_is_left():
    assert wordings("zephyrs", Words(caseload=9)) == [(("zephyr",),)]


def test_a_slip_in_one_paper_corrects_nothing():
    assert wordings("caselaods", Words(caseload=1)) == [(("caselaod",),)]


def test_short_words_and_numbers_are_left():
    assert wordings("hame 12345", Words(home=9, **{"12346": 9})) == [(("hame",),), (("12345",),)]


def test_a_term_with_other_wordings_is_left():
    (kids,) = find_terms("kids")
    assert respelled(Words(kind=9), (kids,)) == (kids,)


def unknown(question, library):
    terms = respelled(library, find_terms(question))
    asked = Asked(library, replace(understand(question, ()), terms=terms), Scope((), frozenset()))
    return unknown_names(asked)


def test_a_name_that_no_document_has_is_unknown():
    assert unknown("Who is Zebedee?", Words(caseload=9)) == ("Zebedee",)


def test_a_name_that_a_document_has_or_that_is_a_slip_of_one_is_not():
    assert unknown("Who is Zebedee?", Words(zebede=1)) == ()
    assert unknown("Who is Zebeedee?", Words(zebede=2)) == ()


def test_a_word_in_small_letters_or_the_questions_first_is_no_unknown_name():
    assert unknown("Zebedee is who?", Words()) == ()
    assert unknown("who is zebedee?", Words()) == ()
