"""Rasa component: normalises a message and corrects its spelling."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.loader import load_knowledge
from knowledge.red_flags import load_red_flags
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.safety.red_flag_reports import load_reports
from nlu.text.normalized_text import normalize
from nlu.text.spelling_dictionary import SpellingDictionary
from nlu.training.trained_component import TrainedComponent


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class SpellingCorrector(TrainedComponent[SpellingDictionary]):
    """Sets a message's normalised text, and the same with its spelling corrected.

    The message's own text stays as it was written: the safety gate reads both.
    """

    LEARNT_FILE = "spelling_dictionary.json"

    def learn(self, training_data: TrainingData) -> SpellingDictionary:
        """Builds the dictionary from the phrasings and the knowledge."""
        return spelling_dictionary(example.get(TEXT) or "" for example in training_data.intent_examples)

    @classmethod
    def read(cls, path: Path) -> SpellingDictionary:
        """Return the dictionary that the model was trained with."""
        return SpellingDictionary.load(path)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Sets the texts of each example that has one."""
        self.process([example for example in training_data.training_examples if example.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the normalised and the corrected text of each message."""
        for message in messages:
            normalized = normalize(message.get(TEXT) or "")
            message.set(NORMALIZED_TEXT, normalized)
            message.set(CORRECTED_TEXT, self.learnt.correct(normalized))
        return messages


def spelling_dictionary(phrasings: Iterable[str]) -> SpellingDictionary:
    """Return the dictionary of patients' phrasings, of reports of red flags, and of the knowledge."""
    reports = (text for texts in load_reports().values() for text in texts)
    aliases = [alias for topic in load_knowledge().topics.values() for alias in topic.aliases]
    alarming = [word for flag in load_red_flags() for group in flag.groups for word in group]
    written = [normalize(text) for text in (*phrasings, *reports)]
    return SpellingDictionary.from_phrasings(written, [*aliases, *alarming])
