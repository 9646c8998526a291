from evals.records.records import ModelUse, Record
from evals.report.model_lines import model_work, work_lines

RECORDS = [
    Record(
        id="a",
        status="complete",
        answer="19 per cent.",
        model=ModelUse(
            tried=3,
            kept=2,
            dropped=("a number isn't in its quotes",),
            tokens_in=900,
            tokens_out=80,
            cost=0.01,
        ),
    ),
    Record(
        id="b",
        status="complete",
        answer="Good.",
        model=ModelUse(
            tried=2,
            kept=0,
            dropped=("a number isn't in its quotes", "no such source"),
            tokens_in=700,
            tokens_out=60,
            cost=0.02,
            note="nothing that it wrote held",
        ),
    ),
    Record(id="c", status="none", answer="The documents searched do not say."),
]


def test_what_a_model_did_is_summed_over_the_questions_put_to_it():
    work = model_work(RECORDS)
    assert (work.asked, work.stood) == (2, 1)
    assert (work.tried, work.kept) == (3 + 2, 2 + 0)
    assert work.dropped == (("a number isn't in its quotes", 2), ("no such source", 1))
    assert work.notes == (("nothing that it wrote held", 1),)
    assert (work.tokens_in, work.tokens_out) == (900 + 700, 80 + 60)
    assert work.cost == 0.01 + 0.02


def test_a_run_without_a_model_has_no_such_sums():
    assert model_work(RECORDS[2:]) is None


def test_the_sums_read_as_sentences_and_leave_out_a_cost_that_no_price_gives():
    lines = work_lines(model_work(RECORDS))
    assert "wrote 5 statements, of which 2 held against their quotes" in lines
    assert "dropped 2: a number isn't in its quotes" in lines
    assert lines[-1] == "1,600 tokens sent, 140 written, at a cost of 0.03"
    priceless = [RECORDS[0].model_copy(update={"model": ModelUse(tried=1, kept=1, tokens_in=5)})]
    assert work_lines(model_work(priceless))[-1] == "5 tokens sent, 0 written"
