"""Rasa featurizer: word or character counts of whole sentences."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True
)
class SentenceCountsFeaturizer(CountVectorsFeaturizer):
    """Rasa's own counts, without those of each single token, which no component here reads.

    The parent counts every token of every phrasing by a call of its own: 8 s of a training.
    """

    def _create_features(
        self, attribute: str, all_tokens: list[list[str]]
    ) -> tuple[list[Any], list[Any]]:
        """Creates the sentence features of all texts at once, and no sequence features."""
        vectorizer = self.vectorizers.get(attribute)
        nothing: list[Any] = [None] * len(all_tokens)
        if not vectorizer or not any(all_tokens):
            return nothing, nothing
        counts = vectorizer.transform(" ".join(tokens) for tokens in all_tokens)
        counts.sort_indices()
        sentence_features = [
            counts[row].tocoo() if tokens else None for row, tokens in enumerate(all_tokens)
        ]
        return nothing, sentence_features
