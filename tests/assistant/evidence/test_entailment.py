import pytest

from assistant.evidence.entailment import entailed

ROSE = "The number of children who are educated at home has significantly increased since 2019."
STRONG = "Supervision of social workers is regular, and they say that it helps them to reflect."


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (
            "Why are more children being home schooled?",
            "Why are fewer children being home schooled?",
            ROSE,
        ),
        (
            "What do social workers like about their supervision?",
            "Why is supervision of social workers so patchy?",
            STRONG,
        ),
    ],
)
def test_a_premise_is_borne_out_or_contradicted_by_what_a_sentence_says(right, wrong, sentence):
    assert entailed(wrong, sentence).contradicts > 0.5 > entailed(right, sentence).contradicts
    assert entailed(right, sentence).premise > 0.5 > entailed(wrong, sentence).premise


def test_a_sentence_on_something_else_neither_bears_out_nor_contradicts():
    apart = entailed("Why are fewer children being home schooled?", STRONG)
    assert apart.contradicts < 0.5
    assert apart.premise < 0.5


def test_a_statement_that_is_borne_out_stands_above_its_opposite():
    true = entailed("More children are taught at home than in 2019.", ROSE)
    false = entailed("Fewer children are taught at home than in 2019.", ROSE)
    assert true.statement > false.statement
