from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.language.words import STOPWORDS, content_words, sentence_spans, stem, stems, words


def sentences(text):
    return [text[start:end] for start, end in sentence_spans(text)]


def test_words_are_lower_case_with_possessives_shorn_and_thousands_joined():
    assert words("The Council’s £3,400 plan") == ["the", "council", "3400", "plan"]


def test_stems_bring_the_forms_of_a_word_together():
    assert stem("children") == stems("Children’s")[0]
    assert stems("inspected inspecting inspection")[:2] == ["inspect", "inspect"]


def test_content_words_are_each_once_and_no_stopwords():
    assert content_words("the plan of the plan is a promise") == ["plan", "promise"]
    assert "the" in STOPWORDS


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It fell. Then it rose.", ["It fell.", "Then it rose."]),
        ("Was it good? Yes! It was.", ["Was it good?", "Yes!", "It was."]),
        ("Mr. Hall met Cllr. Orme. He left.", ["Mr. Hall met Cllr. Orme.", "He left."]),
        ("J. Orme spoke. She left.", ["J. Orme spoke.", "She left."]),
        ("28.The cohort is large. It grew.", ["The cohort is large.", "It grew."]),
        ("It fell.\n4.12The rest rose.", ["It fell.", "The rest rose."]),
        ("3)A plan is due.", ["A plan is due."]),
        ("2.5 per cent left.", ["2.5 per cent left."]),
        ("1.2M was spent.", ["1.2M was spent."]),
        ("It rose by 3.5 per cent in all.", ["It rose by 3.5 per cent in all."]),
        ("He asked “why?” She knew.", ["He asked “why?”", "She knew."]),
        ("It fell.3 Then it rose.", ["It fell.3", "Then it rose."]),
        ("We promise:\n• homes\n• schools", ["We promise:", "• homes", "• schools"]),
        ("  \n\nOne line  \n", ["One line"]),
        ("no stop at its end", ["no stop at its end"]),
        ("", []),
    ],
)
def test_a_sentence_ends_at_its_stop_or_its_line(text, parts):
    assert sentences(text) == parts


def test_sentences_leave_out_nothing_but_blanks():
    text = "Members noted: the plan.  It was late.\n\n“Why?” asked Dr. Orme. No. 5 is open"
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_threads_that_stem_at_once_get_what_one_alone_gets():
    endings = ("ing", "ed", "ations", "ness", "fully", "ies", "ements")
    every = [f"word{a}{b}{ending}" for a in "abcdefgh" for b in "klmnopqr" for ending in endings]
    alone = [stem.__wrapped__(word) for word in every]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: [stem.__wrapped__(word) for word in every], range(16)))
    assert all(each == alone for each in together)
