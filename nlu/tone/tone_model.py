"""The trained part of reading a tone: softmax regression on the sentence's vector."""

from collections.abc import Sequence
from pathlib import Path

from nlu.intent.intent_model import Floats, IntentModel
from nlu.tone.tone_phrasings import NEUTRAL

_REGULARIZATION = 30.0
_ROUNDS = 200


class ToneModel:
    """Tells how likely each tone is."""

    def __init__(self, model: IntentModel) -> None:
        """Creates a model; see `train` and `load`."""
        self._model = model

    @classmethod
    def train(cls, vectors: Floats, tones: Sequence[str]) -> "ToneModel":
        """Return a model fitted on vectors of length 1, and their tones."""
        return cls(IntentModel.train(vectors, tones, _REGULARIZATION, _ROUNDS))

    def tone(self, vector: Floats) -> tuple[str, float]:
        """Return the likeliest feeling of a text, and how likely it has any, 0 to 1."""
        by_tone = dict(self._model.ranking(vector, 1.0))
        felt = 1.0 - by_tone.pop(NEUTRAL)
        return max(by_tone, key=lambda tone: by_tone[tone]), felt

    def save(self, path: Path) -> None:
        """Writes the model to a file."""
        self._model.save(path)

    @classmethod
    def load(cls, path: Path) -> "ToneModel":
        """Return a model from a file."""
        return cls(IntentModel.load(path))
