"""Rasa component: how a message sounds, for one human sentence before the answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.loader import load_knowledge
from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import shared_encoder
from nlu.graph_output import TONE
from nlu.intents import answer_unit
from nlu.message_attributes import NORMALIZED_TEXT, full_intent_of, sentence_vector
from nlu.readings.reading import is_as_written
from nlu.text.normalized_text import normalize
from nlu.tone.tone import tone_of
from nlu.tone.tone_model import ToneModel
from nlu.tone.tone_phrasings import NEUTRAL, load_tone_phrasings
from nlu.training.some_vectors import some_vectors
from nlu.training.trained_component import TrainedComponent

# Chosen on tests/nlu/tone_used.yml.
THRESHOLD = 0.8
# A plain word of feeling needs less: the model only tells whose feeling it is.
PLAIN_THRESHOLD = 0.3
_ORDINARY = 1200
_WITHOUT_FEELING = frozenset({"fact", "not_covered", "advice", "out_of_scope"})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ToneReader(TrainedComponent[ToneModel]):
    """Sets the tone of each message that has one: by plain words of feeling, else by the model."""

    LEARNT_FILE = "tone_model.npz"

    def learn(self, training_data: TrainingData) -> ToneModel:
        """Fits the model on the messages of each tone, and on some ordinary questions."""
        pairs = [(normalize(text), tone) for tone, texts in load_tone_phrasings().items() for text in texts]
        ordinary = list(some_vectors(training_data, _is_without_feeling, _ORDINARY))
        felt = KnownVectors().of([text for text, _ in pairs], shared_encoder())
        tones = [*(tone for _, tone in pairs), *(NEUTRAL for _ in ordinary)]
        return ToneModel.train(np.concatenate([felt, np.stack(ordinary)]), tones)

    @classmethod
    def read(cls, path: Path) -> ToneModel:
        """Return the model that was trained."""
        return ToneModel.load(path)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the tone of what the patient wrote, where a feeling of the writer's shows."""
        for message in filter(is_as_written, messages):
            tone = self._tone(message)
            if tone:
                message.set(TONE, tone, add_to_output=True)
        return messages

    def _tone(self, message: Message) -> str:
        text = message.get(NORMALIZED_TEXT) or ""
        plain, vector = tone_of(text), sentence_vector(message)
        if vector is None or not text:
            return plain
        tone, felt = self.learnt.tone(vector)
        return (plain or tone) if felt >= (PLAIN_THRESHOLD if plain else THRESHOLD) else ""


def _is_without_feeling(example: Message) -> bool:
    """Return whether an example asks, without plain words of feeling."""
    kind = answer_unit(full_intent_of(example), load_knowledge()).kind
    return kind in _WITHOUT_FEELING and not tone_of(example.get(NORMALIZED_TEXT) or "")
