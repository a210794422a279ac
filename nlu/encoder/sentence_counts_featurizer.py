"""Rasa featurizer: word or character counts of whole sentences."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from scipy.sparse import coo_matrix, csr_matrix

from nlu.training.source_fingerprint import SourceFingerprint


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceCountsFeaturizer(SourceFingerprint, CountVectorsFeaturizer):
    """Rasa's own counts, without those of each single token, which no component here reads.

    The parent counts every token of every phrasing by a call of its own: 8 s of a training.
    """

    def _create_features(self, attribute: str, all_tokens: list[list[str]]) -> tuple[list[Any], list[Any]]:
        """Creates the sentence features of all texts at once, and no sequence features."""
        vectorizer = self.vectorizers.get(attribute)
        nothing: list[Any] = [None] * len(all_tokens)
        if not vectorizer or not any(all_tokens):
            return nothing, nothing
        counts = vectorizer.transform(" ".join(tokens) for tokens in all_tokens)
        counts.sort_indices()
        rows = zip(all_tokens, counts.indptr[:-1], counts.indptr[1:], strict=False)
        return nothing, [_row(counts, start, end) if tokens else None for tokens, start, end in rows]


def _row(counts: csr_matrix, start: int, end: int) -> coo_matrix:
    columns = counts.indices[start:end]
    place = (np.zeros_like(columns), columns)
    return coo_matrix((counts.data[start:end], place), shape=(1, counts.shape[1]))
