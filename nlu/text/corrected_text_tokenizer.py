"""Rasa tokenizer over the corrected text."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.message_attributes import CORRECTED_TEXT
from nlu.training.source_fingerprint import SourceFingerprint

_NOTHING_TO_READ = "…"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class CorrectedTextTokenizer(SourceFingerprint, WhitespaceTokenizer):
    """Splits the text that the spelling corrector set, where there is one.

    Offsets of its tokens are those of the corrected text, not of the message.
    """

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokenizes the corrected text in place of the message's own."""
        if attribute != TEXT or message.get(CORRECTED_TEXT) is None:
            return super().tokenize(message, attribute)
        corrected = message.get(CORRECTED_TEXT) or _NOTHING_TO_READ
        tokens = super().tokenize(Message(data={TEXT: corrected}), TEXT)
        return [_CorrectedToken(token.text, token.start) for token in tokens]


class _CorrectedToken(Token):
    """A token that Rasa's cache can tell apart fast: training asks 400,000 times."""

    def fingerprint(self) -> str:
        """Returns what makes this token differ from another."""
        return f"{self.start}:{self.text}"
