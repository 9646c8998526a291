import shutil

import numpy as np
import pytest

from assistant import Assistant
from assistant.evidence.cross_encoder import CrossReader, reranked
from corpus.embed.embedder import PACKAGED, Embedder
from corpus.errors import ModelUnavailable

_QUERY = "How many care leavers had the council lost touch with in 2016?"


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory):
    """A real cross-encoder with the packaged weights and a head that is seeded, not trained.

    It ranks by chance, always the same: what is tested is that its word is asked for and heeded.
    """
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    torch.manual_seed(7)
    packaged = Embedder(PACKAGED).folder
    folder = tmp_path_factory.mktemp("cross-encoder")
    model = AutoModelForSequenceClassification.from_pretrained(packaged, num_labels=1)
    torch.nn.init.normal_(model.classifier.weight, std=1.0)
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(packaged).save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def found(demo_library):
    return Assistant.open(demo_library).search(_QUERY, 30)


def test_without_a_cross_encoder_nothing_changes(found):
    assert reranked(None, _QUERY, found) == found


def test_its_word_is_added_to_the_features_and_the_best_stand_first(found, cross_encoder):
    fits = CrossReader(cross_encoder).fits(
        _QUERY, [f"{e.passage.header}\n{e.passage.embedded_text}".strip() for e in found[:20]]
    )
    again = reranked(cross_encoder, _QUERY, found)
    expected = {e.passage.id: e.score + 2.0 * float(f) for e, f in zip(found, fits, strict=False)}
    assert {e.passage.id: e.score for e in again[:20]} == pytest.approx(expected)
    assert [e.score for e in again[:20]] == sorted(expected.values(), reverse=True)
    assert again[20:] == found[20:]
    assert again[:20] != found[:20]


def test_a_fit_is_from_0_to_1_and_the_same_each_time(cross_encoder):
    reader = CrossReader(cross_encoder)
    texts = ["Care leavers are visited monthly.", "The car park is closed.", ""]
    fits = reader.fits(_QUERY, texts)
    assert fits.shape == (3,)
    assert ((fits > 0) & (fits < 1)).all()
    assert np.array_equal(fits, reader.fits(_QUERY, texts))


def test_a_search_heeds_the_cross_encoder_that_is_configured(demo_library, found, cross_encoder):
    configured = demo_library.model_copy(update={"reranker": cross_encoder})
    searched = Assistant.open(configured).search(_QUERY, 10)
    assert searched != found[:10]
    assert searched[0].score > found[0].score


def test_a_model_that_embeds_is_refused_as_a_cross_encoder(found):
    with pytest.raises(ModelUnavailable, match="no cross-encoder: it holds a bare BertModel"):
        reranked(str(Embedder(PACKAGED).folder), _QUERY, found)


def test_a_model_that_sorts_into_classes_is_refused(tmp_path, cross_encoder, found):
    from transformers import AutoModelForSequenceClassification

    shutil.copytree(cross_encoder, tmp_path / "classes")
    model = AutoModelForSequenceClassification.from_pretrained(
        Embedder(PACKAGED).folder, num_labels=3
    )
    model.save_pretrained(tmp_path / "classes")
    with pytest.raises(ModelUnavailable, match="gives 3 scores a pair"):
        reranked(str(tmp_path / "classes"), _QUERY, found)


def test_a_model_that_is_not_here_is_not_fetched(found):
    with pytest.raises(ModelUnavailable, match="hf download nobody/no-such-model"):
        reranked("nobody/no-such-model", _QUERY, found)


def test_one_passage_needs_no_ranking(found):
    assert reranked("nobody/no-such-model", _QUERY, found[:1]) == found[:1]
