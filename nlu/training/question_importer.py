"""Rasa importer: reads phrasings of questions by their full names, which no response of Rasa's answers."""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT_RESPONSE_KEY
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.message_attributes import FULL_INTENT


class QuestionImporter(RasaFileImporter):
    """Reads the project's files as Rasa does, but for one name.

    Rasa gives each intent of the form `base/key` an action `utter_<base>` and warns of every
    phrasing without a response of the domain. Ours are answered from the knowledge, by an
    action: so the full name stands on the example under a name of our own.
    """

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return the training data; the intent of a question is its base name (see parent class)."""
        data = super().get_nlu_data(language)
        for example in data.training_examples:
            full_name = example.data.pop(INTENT_RESPONSE_KEY, None)
            if full_name:
                example.set(FULL_INTENT, full_name)
        return data
