"""What a clinician has to sign, as data: all that stands on the page, in its order."""

from dataclasses import dataclass
from datetime import date

from knowledge.model import Advice, NotCovered, Review, Topic
from knowledge.red_flags import RedFlagPattern, Tier
from painguide.evidence.chat_words import Words
from painguide.evidence.figures import Figures
from painguide.evidence.markdown_sections import Section
from settings.clinic_settings import ClinicSettings


@dataclass(frozen=True)
class Message:
    """What is said in a case, word for word; of several texts, one after the other."""

    case: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class MessageGroup:
    """Messages for one occasion, reviewed together; `id` is its place on the page."""

    id: str
    title: str
    messages: tuple[Message, ...]
    review: Review


@dataclass(frozen=True)
class AfterAlarm:
    """What is said while an alarm stands, in one language."""

    language: str
    groups: tuple[MessageGroup, ...]

    @property
    def size(self) -> int:
        """How many texts may be said, each counted once however many alarms it follows."""
        return len({text for group in self.groups for message in group.messages for text in message.texts})


@dataclass(frozen=True)
class TierOfPatterns:
    """The patterns of one tier; `report` is what they report, and how it is answered."""

    tier: Tier
    report: str
    patterns: tuple[RedFlagPattern, ...]


@dataclass(frozen=True)
class SafetyDocument:
    """The sections of docs/clinical-safety.md that are signed, each with those below it."""

    intended_use: tuple[Section, ...]
    how_checked: tuple[Section, ...]
    measured: tuple[Section, ...]
    known_misses: tuple[Section, ...]
    hazards: tuple[Section, ...]


@dataclass(frozen=True)
class Evidence:
    """All that is signed, for one clinic and one version of the knowledge."""

    clinic: ClinicSettings
    version: str
    day: date
    article: str
    document: SafetyDocument
    emergency: tuple[MessageGroup, ...]
    after_alarm: tuple[AfterAlarm, ...]
    tiers: tuple[TierOfPatterns, ...]
    topics: tuple[Topic, ...]
    not_covered: tuple[NotCovered, ...]
    advice: tuple[Advice, ...]
    sentences: tuple[MessageGroup, ...]
    chat_words: tuple[Words, ...]
    figures: Figures
