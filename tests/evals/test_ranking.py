import math

import pytest

from evals.metrics.ranking import MRR, NDCG, PAGE_MRR, PAGE_NDCG, PAGE_RECALL_AT_5, RECALL
from evals.records.records import FoundPassage
from tests.answers import PATH, case, record

DOCUMENT_METRICS = (NDCG, MRR, RECALL)
PAGE_METRICS = (PAGE_NDCG, PAGE_MRR, PAGE_RECALL_AT_5)


def found(*places):
    passages = tuple(FoundPassage(document=d, pages=tuple(p), text="") for d, p in places)
    return record(passages=passages)


def test_a_right_document_found_second_gains_less():
    got = found(("other.pdf", [1]), (PATH, [9]))
    assert NDCG.measure(case(), got) == pytest.approx(1 / math.log2(2 + 1))
    assert MRR.measure(case(), got) == pytest.approx(1 / 2)
    assert RECALL.measure(case(), got) == 1


def test_a_document_ranks_where_its_first_passage_does():
    got = found(("other.pdf", [1]), ("other.pdf", [2]), ("other.pdf", [3]), (PATH, [1]))
    assert MRR.measure(case(), got) == pytest.approx(1 / 2)


def test_recall_counts_every_right_document_in_the_first_five():
    wanted = case(documents=[PATH, "minutes.pdf"], page_refs=[])
    sixth = [(f"{n}.pdf", [1]) for n in range(4)]
    assert RECALL.measure(wanted, found((PATH, [1]), *sixth, ("minutes.pdf", [1]))) == 1 / 2
    assert NDCG.measure(wanted, found((PATH, [1]), ("x/minutes.pdf", [1]))) == 1


def test_pages_are_ranked_within_their_document_and_counted_once():
    wanted = case(page_refs=[[PATH, 2], [PATH, 3]])
    got = found(("other.pdf", [2]), (PATH, [1, 2]), (PATH, [2]), (PATH, [3]))
    gain = 1 / math.log2(3 + 1) + 1 / math.log2(4 + 1)
    assert PAGE_NDCG.measure(wanted, got) == pytest.approx(gain / (1 + 1 / math.log2(2 + 1)))
    assert PAGE_MRR.measure(wanted, got) == pytest.approx(1 / 3)
    assert PAGE_RECALL_AT_5.measure(wanted, got) == 1


def test_equal_passages_keep_the_order_in_which_they_were_found():
    names = [f"{letter}.pdf" for letter in "zyxwv"]
    got = found(*((name, [1]) for name in names))
    assert MRR.measure(case(documents=["z.pdf"], page_refs=[]), got) == 1
    assert MRR.measure(case(documents=["v.pdf"], page_refs=[]), got) == pytest.approx(1 / 5)


@pytest.mark.parametrize("metric", DOCUMENT_METRICS + PAGE_METRICS)
def test_nothing_found_is_nothing_gained_and_unsearched_is_undefined(metric):
    assert metric.measure(case(), record(passages=())) == 0
    assert metric.measure(case(), record()) is None
    assert metric.measure(case(answerable=False, facts=[]), record(passages=())) is None
