import numpy as np
import pytest

from nlu.intent.intent_model import IntentModel

LABELS = ["ask/hope", "ask/hope", "not_covered/cost", "greet"]
VECTORS = np.eye(8, dtype=np.float32)[[0, 1, 2, 3]]
UNSEEN = np.eye(8, dtype=np.float32)[7]


def trained(vectors=VECTORS, labels=LABELS):
    return IntentModel.train(vectors, labels, regularization=30.0, rounds=100)


@pytest.fixture(scope="module")
def model():
    return trained()


@pytest.mark.parametrize(("place", "intent"), enumerate(LABELS))
def test_a_phrasing_is_ranked_under_its_intent(model, place, intent):
    ranking = model.ranking(VECTORS[place], 1.0)
    assert ranking[0][0] == intent
    assert ranking[0][1] > 0.8


def test_all_intents_are_ranked_likeliest_first_and_share_one_whole(model):
    ranking = model.ranking((VECTORS[0] + 0.5 * VECTORS[2]) / np.sqrt(1.25, dtype=np.float32), 1.0)
    shares = [share for _, share in ranking]
    assert [name for name, _ in ranking] == ["ask/hope", "not_covered/cost", "greet"]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1.0, abs=1e-5)


def test_of_two_intents_each_has_its_share():
    model = trained(VECTORS[2:], ["thank", "greet"])
    for vector, intent, other in ((VECTORS[2], "thank", "greet"), (VECTORS[3], "greet", "thank")):
        (first, share), (second, rest) = model.ranking(vector, 1.0)
        assert (first, second) == (intent, other)
        assert share > 0.8
        assert share + rest == pytest.approx(1.0, abs=1e-5)


def test_an_intent_of_few_phrasings_counts_as_much_as_one_of_many():
    vectors = np.concatenate([VECTORS, np.repeat(VECTORS[:1], 50, axis=0)])
    shares = dict(trained(vectors, LABELS + ["ask/hope"] * 50).ranking(UNSEEN, 1.0))
    assert shares["greet"] == pytest.approx(shares["not_covered/cost"], abs=0.02)
    assert shares["ask/hope"] < 0.6


@pytest.mark.parametrize("temperature", [1.5, 3.0, 10.0])
def test_a_higher_temperature_is_less_sure_and_ranks_alike(model, temperature):
    cool, warm = model.ranking(VECTORS[2], 1.0), model.ranking(VECTORS[2], temperature)
    assert [name for name, _ in warm] == [name for name, _ in cool]
    assert 1 / 3 < warm[0][1] < cool[0][1]


def test_scores_beyond_what_a_number_can_hold_are_shares_all_the_same():
    model = IntentModel(["a", "b"], np.array([[900.0], [-900.0]]), np.zeros(2))
    assert model.ranking(np.ones(1, dtype=np.float32), 1.0) == [("a", 1.0), ("b", 0.0)]


def test_a_model_ranks_the_same_when_it_is_loaded(model, tmp_path):
    model.save(tmp_path / "intent_model.npz")
    loaded = IntentModel.load(tmp_path / "intent_model.npz")
    assert loaded.labels == ["ask/hope", "greet", "not_covered/cost"]
    for vector in (*VECTORS, UNSEEN):
        assert loaded.ranking(vector, 1.3) == model.ranking(vector, 1.3)
