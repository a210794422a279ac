"""What is told of a message: how it was read, what was likely, what was weighed and who decided."""

from dataclasses import dataclass

from nlu.safety.red_flag_model import PartRead


@dataclass(frozen=True)
class NearPhrasing:
    """A phrasing of the data that a reading is like, as a cosine; who wrote it, who speaks, and its place."""

    likeness: float
    text: str
    intent: str
    hand: str
    voice: str
    where: str


@dataclass(frozen=True)
class LikelyUnit:
    """Something that may be meant, how likely that is, and what people wrote who meant it."""

    kind: str
    id: str
    intent: str
    probability: float
    nearest: tuple[NearPhrasing, ...]


@dataclass(frozen=True)
class Choice:
    """Something that could be said, and what that was expected to cost."""

    said: str
    units: tuple[str, ...]
    cost: float
    is_cheapest: bool


@dataclass(frozen=True)
class ReadReading:
    """One reading of the message; `certain` are intents that the conversation leaves no doubt about."""

    label: str
    text: str
    certain: tuple[str, ...]
    likely: tuple[LikelyUnit, ...]
    choices: tuple[Choice, ...]
    decided: tuple[str, ...]


@dataclass(frozen=True)
class RedFlags:
    """What the safety gate saw: the patterns that match, and what the trained second look reads.

    `alarm` is None where there was nothing to read; `reported` is the intent, "" where none was set.
    """

    patterns: tuple[str, ...]
    parts: tuple[PartRead, ...]
    encoder_weight: float
    alarm: float | None
    threshold: float
    reported: str


@dataclass(frozen=True)
class Step:
    """A component that set what the message as written asks, and what it set."""

    component: str
    intents: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """All that is told of one message, in the order in which it happened."""

    normalized: str
    corrections: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    language: str
    tone: str
    readings: tuple[ReadReading, ...]
    red_flags: RedFlags
    steps: tuple[Step, ...]
    outcome: str
    reply: str
