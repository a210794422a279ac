"""Rasa component: makes one decision of the readings of a message."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from knowledge.loader import load_knowledge
from nlu.graph_output import QUESTIONS
from nlu.intents import FALLBACK, REPORT_PREFIX, WRITE_OTHER_LANGUAGE, WRITE_SPANISH
from nlu.message_attributes import SECOND_INTENT, certain, name_as_rasa_does, set_ranking
from nlu.readings.question_joining import Decided, decided, join_parts, likeliest_question
from nlu.readings.reading import RESOLVED_INTENT, WHOLE, is_as_written, part_of
from nlu.training.untrained_component import UntrainedComponent

_LAST_WORD = frozenset({WRITE_SPANISH, WRITE_OTHER_LANGUAGE})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionJoiner(UntrainedComponent):
    """Sets the intent of a message from all its readings, and takes the added ones out.

    From here on the intent of a question has its base name.

    An emergency, or another language, that was seen in the message as written stands.
    """

    def __init__(self) -> None:
        """Creates a joiner over the knowledge."""
        self._knowledge = load_knowledge()

    def process(self, messages: list[Message]) -> list[Message]:
        """Decides on the first message by all of them; returns it alone."""
        written = [message for message in messages if is_as_written(message)]
        if len(written) == 1 and self._is_open(written[0]):
            self._decide(written[0], messages)
        for message in written:
            name_as_rasa_does(message)
        return written

    def _is_open(self, message: Message) -> bool:
        intent = (message.get(INTENT) or {}).get(INTENT_NAME_KEY) or ""
        return bool(intent) and not intent.startswith(REPORT_PREFIX) and intent not in _LAST_WORD

    def _decide(self, message: Message, messages: list[Message]) -> None:
        resolved = message.get(RESOLVED_INTENT)
        parts = [item for item in messages if part_of(item) != WHOLE]
        if resolved:
            set_ranking(message, [certain(resolved)])
        elif parts:
            self._join(message, parts)
        elif message.get(SECOND_INTENT):
            self._ask_both(message)

    def _join(self, message: Message, parts: list[Message]) -> None:
        words = [len((part.get(TEXT) or "").split()) for part in parts]
        questions = join_parts(self._decided(message), list(map(self._decided_part, parts)), words)
        if len(questions) > 1:
            set_ranking(message, [_as_intent(question) for question in questions])
            message.set(QUESTIONS, [question.intent for question in questions], add_to_output=True)
        elif questions[0] != self._decided(message):
            set_ranking(message, [_as_intent(questions[0])])
        elif message.get(SECOND_INTENT):
            self._ask_both(message)

    def _ask_both(self, message: Message) -> None:
        both = [self._decided(message).intent, message.get(SECOND_INTENT)]
        message.set(QUESTIONS, both, add_to_output=True)

    def _decided_part(self, part: Message) -> Decided:
        """Return what one of several questions asks; beside others of ours less sureness will do."""
        found = self._decided(part)
        if found.is_question:
            return found
        return likeliest_question(self._ranked(part)) or found

    def _ranked(self, message: Message) -> list[Decided]:
        ranking = message.get(INTENT_RANKING_KEY) or []
        return [
            decided(item[INTENT_NAME_KEY], float(item[PREDICTED_CONFIDENCE_KEY]), self._knowledge)
            for item in ranking
        ]

    def _decided(self, message: Message) -> Decided:
        intent = message.get(INTENT) or {}
        confidence = float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0)
        return decided(str(intent.get(INTENT_NAME_KEY) or FALLBACK), confidence, self._knowledge)


def _as_intent(question: Decided) -> dict[str, Any]:
    return {INTENT_NAME_KEY: question.intent, PREDICTED_CONFIDENCE_KEY: question.confidence}
