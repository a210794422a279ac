"""What our components set on a Rasa message for one another, and how to read it back."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import (
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    INTENT_RESPONSE_KEY,
    PREDICTED_CONFIDENCE_KEY,
    RESPONSE,
    RESPONSE_SELECTOR,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from nlu.intents import RETRIEVAL_INTENTS, base_name

NORMALIZED_TEXT = "normalized_text"
CORRECTED_TEXT = "corrected_text"
# What the message is read behind: the question before it, and its topics.
CONTEXT = "context"
SENTENCE_ENCODER = "sentence_encoder"
# The full name of the intent of a training example, where it has two parts.
FULL_INTENT = "full_intent"
# The full name of a second fact that is told beside the first: either may be meant.
SECOND_INTENT = "second_intent"


def full_intent_of(example: Message) -> str:
    """Return the full name of a training example's intent, "" where it has none."""
    return str(example.get(FULL_INTENT) or example.get(INTENT) or "")


def certain(intent: str) -> dict[str, Any]:
    """Return an intent of a ranking that leaves no doubt."""
    return {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: 1.0}


def gate_entity(name: str, value: str, gate: type) -> dict[str, Any]:
    """Return an entity by which a gate fills a slot: it stands nowhere in the text."""
    return {
        ENTITY_ATTRIBUTE_TYPE: name,
        ENTITY_ATTRIBUTE_VALUE: value,
        ENTITY_ATTRIBUTE_START: 0,
        ENTITY_ATTRIBUTE_END: 0,
        EXTRACTOR: gate.__name__,
    }


def set_ranking(message: Message, ranking: Sequence[dict[str, Any]]) -> None:
    """Sets what a message may mean, likeliest first, and the first of it as its intent."""
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, list(ranking), add_to_output=True)


def name_as_rasa_does(message: Message) -> None:
    """Names an intent of two parts as the domain does, and its full name where Rasa looks for it.

    Rasa takes the full name from what a response selector found; the ranking keeps full names.
    """
    intent = message.get(INTENT) or {}
    full = intent.get(INTENT_NAME_KEY) or ""
    base = base_name(full)
    if base in RETRIEVAL_INTENTS:
        message.set(INTENT, {**intent, INTENT_NAME_KEY: base}, add_to_output=True)
        found = {"all_retrieval_intents": [base], base: {RESPONSE: {INTENT_RESPONSE_KEY: full}}}
        message.set(RESPONSE_SELECTOR, found, add_to_output=True)


def sentence_vector(message: Message) -> npt.NDArray[np.float32] | None:
    """Return the message's sentence embedding, of length 1, or None where it has none."""
    for features in message.features:
        if features.origin == SENTENCE_ENCODER and features.attribute == TEXT:
            vector = np.asarray(features.features[0], dtype=np.float32)
            return vector / max(float(np.linalg.norm(vector)), 1e-9)
    return None
