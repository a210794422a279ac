"""A training example that knows its writer and its voice, and that Rasa copies and compares in no time."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.intents import base_name
from nlu.message_attributes import FULL_INTENT

_HAND = "hand"
_VOICE = "voice"
_WRITTEN = frozenset({TEXT, INTENT, FULL_INTENT, METADATA})


class TrainingExample(Message):
    """A message as it was written.

    Rasa merges all training data several times before it learns from it, and copies and hashes
    each example for that: half a minute for 60,000. What is only a few texts needs neither.
    """

    _cached_fingerprint: str | None

    def __deepcopy__(self, memo: dict[int, Any]) -> TrainingExample:
        """Return a copy; what was added to the texts is copied Rasa's way."""
        data, features = self.data, self.features
        if not self._is_as_written():
            data, features = copy.deepcopy((data, features), memo)
        copied = TrainingExample(data, self.output_properties.copy(), self.time, list(features))
        copied._cached_fingerprint = self._cached_fingerprint
        return copied

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Sets a property (see parent class); the intent it has already changes nothing."""
        # Rasa takes the spaces from around each intent after each merge.
        if prop != INTENT or add_to_output or info != self.get(INTENT):
            super().set(prop, info, add_to_output)

    def fingerprint(self) -> str:
        """Return a hash of the example; what was added to the texts is hashed Rasa's way."""
        if self._cached_fingerprint is None and self._is_as_written():
            written = repr(sorted(self.data.items()))
            self._cached_fingerprint = hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()
        return super().fingerprint()

    def _is_as_written(self) -> bool:
        return not self.features and self.data.keys() <= _WRITTEN


def training_example(text: str, full_intent: str, hand: str, voice: str) -> TrainingExample:
    """Return the example of a phrasing; a question's intent is its base name, as in the domain."""
    base = base_name(full_intent)
    named = {FULL_INTENT: full_intent} if base != full_intent else {}
    return TrainingExample({TEXT: text, INTENT: base, **named, METADATA: origin_of(hand, voice)})


def origin_of(hand: str, voice: str) -> dict[str, dict[str, str]]:
    """Return the metadata of an example that someone wrote, as someone else would speak."""
    return {METADATA_EXAMPLE: {_HAND: hand, _VOICE: voice}}


def hand_of(example: Message) -> str:
    """Return who wrote a training example, "" where that is not told."""
    return _origin(example).get(_HAND, "")


def voice_of(example: Message) -> str:
    """Return who speaks in a training example, "" where that is not told."""
    return _origin(example).get(_VOICE, "")


def _origin(example: Message) -> dict[str, str]:
    return (example.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}
