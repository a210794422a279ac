"""Rasa component: adds each question of a message as a reading of its own."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.readings.question_splitting import QuestionSplitting
from nlu.readings.reading import added_reading
from nlu.training.untrained_component import UntrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionSplitter(UntrainedComponent):
    """Adds the questions of a message that asks several; it stands first in the pipeline."""

    def __init__(self) -> None:
        """Creates the splitter with its rules."""
        self._splitting = QuestionSplitting()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the questions after the messages."""
        return messages + [part for message in messages for part in self._parts(message)]

    def _parts(self, message: Message) -> list[Message]:
        text = message.get(TEXT) or ""
        if text.startswith(INTENT_MESSAGE_PREFIX):
            return []
        questions = self._splitting.split(text)
        if len(questions) < 2:
            return []
        return [added_reading(question, part) for part, question in enumerate(questions)]
