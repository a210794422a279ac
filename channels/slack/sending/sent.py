"""Remembers the Replies sent to Slack: a press of a button names one, and it may have to be shown anew."""

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from channels.slack.place import SlackPlace

MOST_REMEMBERED = 5_000
RATING_PAYLOAD = "/feedback{"


@dataclass(frozen=True)
class SentReply:
    """A Reply as it stands in Slack: `lead` is above it; `page`, `chosen` and `rated` tell of its buttons."""

    key: str
    reply: Mapping[str, Any]
    place: SlackPlace
    lead: tuple[str, ...] = ()
    page: int = 0
    chosen: str = ""
    rated: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "SentReply":
        """Return what `as_dict` gave."""
        return cls(**{**values, "place": SlackPlace(**values["place"]), "lead": tuple(values["lead"])})

    @property
    def choices(self) -> list[tuple[int, Mapping[str, str]]]:
        """The buttons to choose from, each with its number in the Reply."""
        return [each for each in enumerate(self.reply["buttons"]) if not _is_rating(each[1])]

    @property
    def ratings(self) -> list[tuple[int, Mapping[str, str]]]:
        """The thumbs, each with its number in the Reply."""
        return [each for each in enumerate(self.reply["buttons"]) if _is_rating(each[1])]


def _is_rating(button: Mapping[str, str]) -> bool:
    return button["payload"].startswith(RATING_PAYLOAD)


class SentReplies:
    """Keeps what was sent last, in memory only: a list of questions holds a patient's words."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        """Creates a memory of at most so many Replies."""
        self._most = most
        self._sent: OrderedDict[str, SentReply] = OrderedDict()

    def keep(self, sent: SentReply) -> None:
        """Remembers a Reply, instead of what had its key before."""
        self._sent[sent.key] = sent
        if len(self._sent) > self._most:
            self._sent.popitem(last=False)

    def find(self, key: str) -> SentReply | None:
        """Return the Reply of a key, None where it is forgotten."""
        return self._sent.get(key)


def new_key() -> str:
    """Return a key that no one guesses."""
    return secrets.token_urlsafe(12)
