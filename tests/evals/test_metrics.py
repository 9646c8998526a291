import pytest

from evals.metrics.document_cited import DOCUMENT_CITED, DOCUMENT_RECALL
from evals.metrics.fact_recall import FACT_RECALL
from evals.metrics.latency import LATENCY_P95
from evals.metrics.length import ANSWER_WORDS, LIST_WORDS
from evals.metrics.metric import percentile
from evals.metrics.page_cited import PAGE_CITED, PAGE_RECALL
from evals.metrics.quotes import QUOTES_IN_FILE, QUOTES_ON_PAGE
from evals.metrics.refusal import REFUSAL_F1, REFUSAL_PRECISION, REFUSAL_RECALL
from evals.metrics.retrieval import DOCUMENT_AT_5, FACTS_AT_5, PAGE_AT_5
from evals.records.records import FoundPassage
from tests.answers import PATH, case, cited, record

UNANSWERABLE = {"answerable": False, "facts": [], "kind": "unanswerable"}


def test_fact_recall_is_the_share_of_groups_of_which_a_variant_is_said():
    wanted = case(facts=[["Good", "fine"], ["2023"], ["Ledder"]])
    said = record(answer="It was Good in the letter of 10 March 2023.")
    assert FACT_RECALL.measure(wanted, said) == pytest.approx(2 / 3)


def test_fact_recall_is_undefined_where_nothing_is_to_be_said():
    assert FACT_RECALL.measure(case(**UNANSWERABLE), record()) is None


def test_one_right_document_is_a_hit_and_recall_counts_them_all():
    wanted = case(documents=[PATH, "minutes.pdf"], page_refs=[])
    got = record(citations=(cited(), cited(document="other.pdf")))
    assert DOCUMENT_CITED.measure(wanted, got) == 1
    assert DOCUMENT_RECALL.measure(wanted, got) == 1 / 2


def test_a_document_is_the_same_under_a_longer_path_but_not_under_part_of_a_name():
    wanted = case(documents=["march-2023.pdf"])
    assert DOCUMENT_CITED.measure(wanted, record()) == 1
    assert DOCUMENT_CITED.measure(case(documents=["2023.pdf"]), record()) == 0


def test_an_answer_without_citations_cites_no_right_document():
    assert DOCUMENT_CITED.measure(case(), record(citations=())) == 0


def test_a_page_is_right_only_in_its_own_document():
    wanted = case(documents=[PATH, "b.pdf"], page_refs=[[PATH, 3], ["b.pdf", 1]])
    assert PAGE_CITED.measure(wanted, record()) == 0
    assert PAGE_CITED.measure(wanted, record(citations=(cited(page=3),))) == 1
    assert PAGE_RECALL.measure(wanted, record(citations=(cited(page=3),))) == 1 / 2


def test_any_of_a_documents_right_pages_will_do():
    wanted = case(page_refs=[[PATH, 17], [PATH, 37]])
    assert PAGE_RECALL.measure(wanted, record(citations=(cited(page=37),))) == 1


def test_pages_of_a_single_document_need_no_page_refs():
    wanted = case(page_refs=[], pages=[4])
    assert PAGE_CITED.measure(wanted, record(citations=(cited(page=4),))) == 1


def test_page_is_undefined_without_gold_pages():
    assert PAGE_CITED.measure(case(page_refs=[]), record()) is None


def test_a_quote_altered_by_a_word_is_neither_on_the_page_nor_in_the_file():
    altered = cited(quote="Overall effectiveness Outstanding")
    got = record(citations=(cited(), altered))
    assert QUOTES_ON_PAGE.measure(case(), got) == 1 / 2
    assert QUOTES_IN_FILE.measure(case(), got) == 1 / 2


def test_a_quote_on_a_page_that_is_not_there_counts_against_it():
    assert QUOTES_ON_PAGE.measure(case(), record(citations=(cited(canonical=None),))) == 0


def test_the_file_check_is_undefined_where_the_file_is_not_at_hand():
    assert QUOTES_IN_FILE.measure(case(), record(citations=(cited(raw=()),))) is None


def summarised(metric, pairs):
    values = [metric.measure(*pair) for pair in pairs]
    return metric.summary([value for value in values if value is not None])


def test_refusals_are_judged_by_precision_recall_and_their_balance():
    refused = record(status="none", answer="", citations=())
    hit, missed, wrong = (
        (case(**UNANSWERABLE), refused),
        (case(**UNANSWERABLE), record()),
        (case(), refused),
    )
    pairs = [hit, hit, hit, missed, wrong, wrong, (case(), record())]
    precision, recall = 3 / (3 + 2), 3 / (3 + 1)
    assert summarised(REFUSAL_PRECISION, pairs) == pytest.approx(precision)
    assert summarised(REFUSAL_RECALL, pairs) == pytest.approx(recall)
    expected = 2 * precision * recall / (precision + recall)
    assert summarised(REFUSAL_F1, pairs) == pytest.approx(expected)


def test_a_question_that_failed_is_no_refusal():
    assert REFUSAL_RECALL.measure(case(**UNANSWERABLE), record(status="error")) == 0


def test_lists_are_measured_apart_and_refusals_not_at_all():
    assert ANSWER_WORDS.measure(case(), record()) == 4
    assert ANSWER_WORDS.measure(case(kind="list"), record()) is None
    assert LIST_WORDS.measure(case(kind="list"), record()) == 4
    assert ANSWER_WORDS.measure(case(), record(status="none")) is None


def test_a_percentile_is_one_of_the_values():
    assert percentile(0.95)([n / 100 for n in range(1, 101)]) == 0.95
    assert percentile(0.5)([3.0]) == 3.0
    assert LATENCY_P95.summary([0.1, 0.2, 9.0]) == 9.0


def test_retrieval_looks_at_the_first_five_passages_only():
    other = FoundPassage(document="other.pdf", pages=(9,), text="nothing")
    right = FoundPassage(document=PATH, pages=(1, 2), text="It was judged Good.")
    fifth = record(passages=(*[other] * 4, right))
    sixth = record(passages=(*[other] * 5, right))
    for metric in (FACTS_AT_5, DOCUMENT_AT_5, PAGE_AT_5):
        assert metric.measure(case(), fifth) == 1
        assert metric.measure(case(), sixth) == 0


def test_retrieval_is_undefined_unless_searched_and_zero_where_nothing_is_found():
    for metric in (FACTS_AT_5, DOCUMENT_AT_5, PAGE_AT_5):
        assert metric.measure(case(), record()) is None
        assert metric.measure(case(), record(passages=())) == 0
