from assistant.language.terms import find_terms
from assistant.language.words import stems


def term(question, text):
    return next(t for t in find_terms(question) if t.text == text)


def test_small_words_are_no_terms():
    assert [t.text for t in find_terms("What is the plan for fostering?")] == ["plan", "fostering"]


def test_a_question_of_small_words_alone_has_no_terms():
    assert find_terms("what was it about?") == ()


def test_words_of_the_questions_own_frame_count_little():
    assert (
        term("the report on fostering", "report").weight
        < term("the report on fostering", "fostering").weight
    )


def test_an_abbreviation_counts_as_what_it_stands_for():
    eet = term("care leavers in EET", "EET")
    assert eet.abbreviation
    assert tuple(stems("education, employment or training")) in eet.wordings
    assert eet.own == ("eet",)
    assert ("ehc",) in term("how many have an EHCP", "EHCP").wordings  # its other short form


def test_an_everyday_word_in_lower_case_is_no_abbreviation():
    assert not term("the app is slow", "app").abbreviation
    assert term("the APP is slow", "APP").abbreviation


def test_a_known_phrase_is_one_term_with_what_means_the_same():
    (leavers,) = find_terms("care leavers")
    assert leavers.own == ("care", "leaver")
    assert ("care", "experienc") in leavers.wordings


def test_a_quotation_is_an_exact_term_that_counts_most():
    terms = find_terms("who wrote “settled in long-term foster care” and why")
    assert terms[0].exact
    assert terms[0].text == "settled in long-term foster care"
    assert terms[0].weight == max(t.weight for t in terms)


def test_names_and_periods_are_left_out_by_their_places():
    question = "Wexcombe fostering 2022"
    spans = [(0, len("Wexcombe")), (question.index("2022"), len(question))]
    assert [t.text for t in find_terms(question, spans)] == ["fostering"]


def test_a_term_said_twice_is_one():
    assert len(find_terms("caseloads and caseloads")) == 1
