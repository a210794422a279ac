"""Six ways to find the answer that a message asks for. Each gives a score to each unit."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from benchmarks.phrasing_features import Comparison
from knowledge.loader import load_knowledge
from nlu.intent.logistic_regression import fit_logistic_regression
from nlu.intents import AnswerUnit
from nlu.topics.topic_matcher import TopicMatcher

Scores = npt.NDArray[np.float64]
Approach = Callable[[Comparison, Sequence[AnswerUnit]], Scores]
# Both as in config.yml.
_ITERATIONS = 40
_VECTOR_SCALE = 10.0
_NEAREST = 3
# A fact whose topic is not named stays possible: many questions name none.
_TOPIC_NOT_NAMED = 0.05
_NEAREST_TEMPERATURE = 0.05
_NEAREST_WEIGHT = 0.3


def _probabilities(comparison: Comparison, labels: Sequence[str]) -> tuple[Scores, list[str]]:
    training, validation = comparison.counts
    model = LogisticRegression(max_iter=_ITERATIONS)
    fit_logistic_regression(model, training, comparison.training_vectors * _VECTOR_SCALE, labels)
    vectors = csr_matrix(comparison.validation_vectors * _VECTOR_SCALE)
    return model.predict_proba(hstack([validation, vectors], format="csr")), list(model.classes_)


def _label(unit: AnswerUnit) -> str:
    return f"{unit.kind} {unit.id}"


def _added_up(probabilities: Scores, owners: Sequence[AnswerUnit], units: Sequence[AnswerUnit]) -> Scores:
    scores = np.zeros((len(probabilities), len(units)))
    for column, owner in enumerate(owners):
        scores[:, units.index(owner)] += probabilities[:, column]
    return scores


def kind_of_question_and_topic(comparison: Comparison, units: Sequence[AnswerUnit]) -> Scores:
    """(a) The class is a fact's aspect, or what is not covered; topics named choose the fact."""
    facts = load_knowledge().facts
    kinds = [facts[unit.id].aspect if unit.kind == "fact" else _label(unit) for unit in units]
    kind_of_unit = dict(zip(units, kinds, strict=True))
    probabilities, classes = _probabilities(
        comparison, [kind_of_unit[unit] for unit in comparison.training.units]
    )
    column = {name: index for index, name in enumerate(classes)}
    uses, kind_uses = Counter(comparison.training.units), Counter[str]()
    for unit in comparison.training.units:
        kind_uses[kind_of_unit[unit]] += 1
    shares = [uses[unit] / kind_uses[kind] for unit, kind in zip(units, kinds, strict=True)]
    of_kind = probabilities[:, [column[kind] for kind in kinds]]
    return of_kind * np.array(shares) * _topic_weights(comparison.validation.texts, units)


def _topic_weights(texts: Sequence[str], units: Sequence[AnswerUnit]) -> Scores:
    knowledge = load_knowledge()
    matcher = TopicMatcher({topic.id: [topic.title, *topic.aliases] for topic in knowledge.topics.values()})
    topics = [knowledge.facts[unit.id].topic_id if unit.kind == "fact" else "" for unit in units]
    weights = np.ones((len(texts), len(units)))
    for row, text in enumerate(texts):
        named = {mention.topic_id for mention in matcher.find(text)}
        if named:
            weights[row] = [1.0 if not topic or topic in named else _TOPIC_NOT_NAMED for topic in topics]
    return weights


def class_per_fact(comparison: Comparison, units: Sequence[AnswerUnit]) -> Scores:
    """(b) The class is the unit that answers."""
    probabilities, classes = _probabilities(comparison, [_label(unit) for unit in comparison.training.units])
    by_label = {_label(unit): unit for unit in units}
    return _added_up(probabilities, [by_label[name] for name in classes], units)


def class_per_claim(comparison: Comparison, units: Sequence[AnswerUnit]) -> Scores:
    """(c) The class is the claim asked for; the probabilities of a fact's claims are added up."""
    probabilities, classes = _probabilities(comparison, comparison.training.intents)
    unit_of = dict(zip(comparison.training.intents, comparison.training.units, strict=True))
    return _added_up(probabilities, [unit_of[name] for name in classes], units)


def retrieval(comparison: Comparison, units: Sequence[AnswerUnit]) -> Scores:
    """(d) The nearest of the knowledge's own questions and answers; nothing is trained."""
    knowledge = load_knowledge()
    scores = np.full((len(comparison.validation.texts), len(units)), -1.0)
    for column, unit in enumerate(units):
        if unit.kind == "fact":
            fact = knowledge.facts[unit.id]
            texts = [fact.question, fact.answer, fact.simple]
        elif unit.kind == "not_covered":
            item = knowledge.not_covered[unit.id]
            texts = [item.title, item.question, item.sentence]
        else:
            continue
        vectors = comparison.encoder.encode_many([text.lower() for text in texts])
        scores[:, column] = (comparison.validation_vectors @ vectors.T).max(axis=1)
    return scores


def nearest_phrasings(comparison: Comparison, units: Sequence[AnswerUnit]) -> Scores:
    """(e) The mean similarity of each unit's three nearest training phrasings."""
    similarities = comparison.validation_vectors @ comparison.training_vectors.T
    owners = np.array([units.index(unit) for unit in comparison.training.units])
    best = [
        np.sort(similarities[:, owners == column], axis=1)[:, -_NEAREST:].mean(axis=1)
        for column in range(len(units))
    ]
    return np.stack(best, axis=1).astype(np.float64)


def claim_and_nearest_mixed(comparison: Comparison, units: Sequence[AnswerUnit]) -> Scores:
    """(f) The geometric mean of (c) and (e), the latter as a softmax with less weight."""
    nearness = np.exp(nearest_phrasings(comparison, units) / _NEAREST_TEMPERATURE)
    nearness /= nearness.sum(axis=1, keepdims=True)
    claims = np.maximum(class_per_claim(comparison, units), 1e-12)
    return claims ** (1 - _NEAREST_WEIGHT) * nearness**_NEAREST_WEIGHT


APPROACHES: dict[str, Approach] = {
    "a. kind of question, topic by entity": kind_of_question_and_topic,
    "b. one class per fact": class_per_fact,
    "c. one class per claim, added up per fact": class_per_claim,
    "d. retrieval over questions and answers": retrieval,
    "e. nearest training phrasings": nearest_phrasings,
    "f. c mixed with e": claim_and_nearest_mixed,
}
