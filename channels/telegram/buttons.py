"""Inline keyboards: a short code stands for each button, for Telegram carries no more than 64 bytes."""

import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from actions.repertoire import Repertoire

MOST_KEYBOARDS = 20_000
FEEDBACK_PREFIX = "/feedback"
Rows = list[list[dict[str, str]]]


@dataclass(frozen=True)
class OfferedButton:
    """A button on a keyboard: its code, what the patient reads, what is sent to the bot."""

    code: str
    title: str
    payload: str

    @property
    def is_thumb(self) -> bool:
        """Whether it tells what the patient thinks of an answer."""
        return self.payload.startswith(FEEDBACK_PREFIX)


@dataclass(frozen=True)
class Keyboard:
    """The buttons of one message that can still be chosen, and whose they are."""

    conversation: str
    buttons: tuple[OfferedButton, ...]

    def rows(self) -> Rows:
        """Return the keyboard in Telegram's form: one button a row, the thumbs side by side below."""
        rows = [[_as_dict(button, button.title)] for button in self.buttons if not button.is_thumb]
        thumbs = [_as_dict(button, _emoji(button.title)) for button in self.buttons if button.is_thumb]
        return [*rows, thumbs] if thumbs else rows


@dataclass(frozen=True)
class Choice:
    """What came of a chosen button: what to show and to send, and what is left of the keyboard.

    `button` is None where there is nothing to send: the `notice` says why. `rows_left` is
    None where the keyboard stays as it is.
    """

    button: OfferedButton | None
    notice: str
    rows_left: Rows | None


TOO_OLD = "telegram.button_too_old"
NOT_YOURS = "telegram.button_not_yours"


class OfferedKeyboards:
    """Keyboards of one server; forgets the oldest when there are too many."""

    def __init__(self, repertoire: Repertoire, most: int = MOST_KEYBOARDS) -> None:
        """Creates a memory of at most so many keyboards."""
        self._repertoire = repertoire
        self._most = most
        self._keyboards: OrderedDict[str, Keyboard] = OrderedDict()

    def offer(self, conversation: str, buttons: Iterable[dict[str, Any]]) -> Rows:
        """Remember the buttons of a Reply; return their keyboard in Telegram's form."""
        # At random, so that a code can't be guessed in another conversation.
        identity = secrets.token_urlsafe(12)
        offered = tuple(
            OfferedButton(f"{identity}.{number}", str(button["title"]), str(button["payload"]))
            for number, button in enumerate(buttons)
        )
        if not offered:
            return []
        self._keyboards[identity] = keyboard = Keyboard(conversation, offered)
        if len(self._keyboards) > self._most:
            self._keyboards.popitem(last=False)
        return keyboard.rows()

    def is_of(self, code: str, conversation: str) -> bool:
        """Return whether a button was offered in a conversation, and is still remembered."""
        keyboard = self._keyboards.get(code.partition(".")[0])
        return keyboard is not None and keyboard.conversation == conversation

    def payload(self, code: str, conversation: str) -> str | None:
        """Return what a button sends, None where it can't be chosen in a conversation."""
        keyboard = self._keyboards.get(code.partition(".")[0])
        buttons = keyboard.buttons if keyboard and keyboard.conversation == conversation else ()
        return next((button.payload for button in buttons if button.code == code), None)

    def choose(self, code: str, conversation: str) -> Choice:
        """Return what came of a button, and take it off its keyboard: it can be chosen once.

        A thumb leaves the buttons that are no thumbs; any other takes the whole keyboard.
        """
        identity = code.partition(".")[0]
        keyboard = self._keyboards.get(identity)
        if not keyboard:
            return Choice(None, self._repertoire.sentence(TOO_OLD), [])
        if keyboard.conversation != conversation:
            return Choice(None, self._repertoire.sentence(NOT_YOURS), None)
        chosen = next((button for button in keyboard.buttons if button.code == code), None)
        if not chosen:
            return Choice(None, self._repertoire.sentence(TOO_OLD), keyboard.rows())
        left = tuple(button for button in keyboard.buttons if chosen.is_thumb and not button.is_thumb)
        if left:
            self._keyboards[identity] = replace(keyboard, buttons=left)
        else:
            del self._keyboards[identity]
        return Choice(chosen, chosen.title, Keyboard(conversation, left).rows())


def _as_dict(button: OfferedButton, title: str) -> dict[str, str]:
    return {"text": title, "callback_data": button.code}


def _emoji(title: str) -> str:
    """Return the sign that a thumb's title begins with; the whole title where it begins with a word."""
    first = title.split(maxsplit=1)[0] if title.strip() else title
    return title if first.isascii() or first.isalnum() else first
