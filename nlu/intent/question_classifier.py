"""Rasa intent classifier: logistic regression over all sentence features at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

from nlu.intent.logistic_regression import fit_logistic_regression
from nlu.message_attributes import full_intent_of
from nlu.training.source_fingerprint import SourceFingerprint


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class QuestionClassifier(SourceFingerprint, LogisticRegressionClassifier):
    """Rasa's own classifier, with counts and vectors kept apart while it is fitted.

    The parent joins a matrix for each message and fits one sparse matrix: four times
    slower on our phrasings, with the same answers.
    """

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the classifier and stores it in the model (see parent class)."""
        examples = [
            example
            for example in training_data.intent_examples
            if full_intent_of(example) and example.get(TEXT)
        ]
        if examples:
            labels = [full_intent_of(example) for example in examples]
            fit_logistic_regression(self.clf, _counts(examples), _vectors(examples), labels)
            self.persist()
        return self._resource

    @classmethod
    def load(cls, *args: Any, **kwargs: Any) -> QuestionClassifier:
        """Loads a trained classifier (see parent class for full docstring)."""
        component = super().load(*args, **kwargs)
        if hasattr(component.clf, "coef_"):
            # scikit-learn multiplies by the transpose: in this order it need not copy it each time.
            component.clf.coef_ = np.asfortranarray(component.clf.coef_, dtype=np.float32)
        return component

    def _create_X(self, messages: list[Message]) -> csr_matrix:
        """Creates the features of messages, a row each: counts, then vectors."""
        return hstack([_counts(messages), csr_matrix(_vectors(messages))], format="csr", dtype=np.float32)


def _sentence_features(message: Message, *, dense: bool) -> list[Any]:
    return [
        features.features
        for features in message.features
        if features.attribute == TEXT
        and features.type == FEATURE_TYPE_SENTENCE
        and features.is_dense() == dense
    ]


def _counts(messages: list[Message]) -> csr_matrix:
    columns = zip(*(_sentence_features(message, dense=False) for message in messages), strict=True)
    return hstack([vstack(column) for column in columns], format="csr")


def _vectors(messages: list[Message]) -> npt.NDArray[np.float32]:
    rows = (np.hstack(_sentence_features(message, dense=True)) for message in messages)
    return np.concatenate(list(rows))
