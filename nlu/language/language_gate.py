"""Rasa component: a message in another language gets a line about that, not a guess."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from nlu.intents import WRITE_OTHER_LANGUAGE, WRITE_SPANISH
from nlu.language.language import language_of
from nlu.message_attributes import NORMALIZED_TEXT, certain, set_ranking
from nlu.readings.reading import is_as_written
from nlu.training.untrained_component import UntrainedComponent

INTENT_OF_LANGUAGE = {"spanish": WRITE_SPANISH, "other": WRITE_OTHER_LANGUAGE}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageGate(UntrainedComponent):
    """Sets the intent of a message that is not English. It stands before the safety gate."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and ranking of each message in another language."""
        for message in filter(is_as_written, messages):
            intent = INTENT_OF_LANGUAGE.get(language_of(message.get(NORMALIZED_TEXT) or ""))
            if intent:
                set_ranking(message, [certain(intent)])
        return messages
