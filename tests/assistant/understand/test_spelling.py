from assistant.language.terms import find_terms
from assistant.language.words import stem
from assistant.understand.spelling import respelled


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
