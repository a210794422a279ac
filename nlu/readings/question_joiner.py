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
from nlu.readings.question_joining import (
    Alternative,
    Decided,
    Joined,
    decided,
    join_parts,
    join_reading,
    likeliest_question,
)
from nlu.readings.reading import RESOLVED_INTENTS, WHOLE, is_as_written, reading_of
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
        parts = sorted({reading_of(item).part for item in messages} - {WHOLE})
        joined = self._joined(WHOLE, messages)
        if parts and not message.get(RESOLVED_INTENTS):
            words = [len((self._base(part, messages).get(TEXT) or "").split()) for part in parts]
            joined = join_parts(joined, [self._joined_part(part, messages) for part in parts], words)
        if joined.unclear:
            set_ranking(message, [certain(FALLBACK), *map(_as_intent, joined.unclear)])
        elif len(joined.questions) > 1:
            set_ranking(message, [_as_intent(question) for question in joined.questions])
            message.set(QUESTIONS, [question.intent for question in joined.questions], add_to_output=True)
        elif joined.questions and joined.questions[0] != self._decided(message):
            set_ranking(message, [_as_intent(joined.questions[0])])
        elif joined.questions and message.get(SECOND_INTENT):
            both = [joined.questions[0].intent, message.get(SECOND_INTENT)]
            message.set(QUESTIONS, both, add_to_output=True)

    def _joined(self, part: int, messages: list[Message]) -> Joined:
        base = self._base(part, messages)
        resolved: tuple[str, ...] = base.get(RESOLVED_INTENTS) or ()
        if resolved:
            return Joined(tuple(decided(intent, 1.0, self._knowledge) for intent in resolved))
        added = [item for item in messages if reading_of(item).part == part and item is not base]
        alternatives = [
            Alternative(reading_of(item).topic, self._decided(item), reading_of(item).masked)
            for item in added
        ]
        each = any(reading_of(item).each for item in added)
        return join_reading(self._decided(base), alternatives, each, self._knowledge)

    def _joined_part(self, part: int, messages: list[Message]) -> Joined:
        """Return what one of several questions asks; beside others of ours less sureness will do."""
        joined = self._joined(part, messages)
        if joined.unclear or any(question.is_question for question in joined.questions):
            return joined
        likely = likeliest_question(self._ranked(item) for item in messages if reading_of(item).part == part)
        return Joined((likely,)) if likely else joined

    def _ranked(self, message: Message) -> list[Decided]:
        ranking = message.get(INTENT_RANKING_KEY) or []
        return [
            decided(item[INTENT_NAME_KEY], float(item[PREDICTED_CONFIDENCE_KEY]), self._knowledge)
            for item in ranking
        ]

    def _base(self, part: int, messages: list[Message]) -> Message:
        return next(item for item in messages if reading_of(item).part == part)

    def _decided(self, message: Message) -> Decided:
        intent = message.get(INTENT) or {}
        confidence = float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0)
        return decided(str(intent.get(INTENT_NAME_KEY) or FALLBACK), confidence, self._knowledge)


def _as_intent(question: Decided) -> dict[str, Any]:
    return {INTENT_NAME_KEY: question.intent, PREDICTED_CONFIDENCE_KEY: question.confidence}
