"""The Reply: one object that every channel renders. Knows nothing of Rasa."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from actions.disclaimer import disclaimer
from actions.repertoire import Repertoire
from actions.reply_blocks import ToBring, blocks
from knowledge.model import Advice, Fact, NotCovered

ClinicalOutcome = Literal["answer", "not_covered", "advice", "clarify"]
PlainOutcome = Literal["emergency", "out_of_scope", "smalltalk", "help", "handoff", "error"]
# What a patient has to read in one turn.
MOST_WORDS = 90
CLINICAL_OUTCOMES = frozenset(get_args(ClinicalOutcome))


@dataclass(frozen=True)
class Button:
    """A choice offered: what the patient reads, and what is sent when it is chosen."""

    title: str
    payload: str


@dataclass(frozen=True)
class SourcePassage:
    """A passage behind a Reply, where it stands, and who reviewed what is said of it (ISO date)."""

    title: str
    section: str
    quote: str
    reviewed_by: str = ""
    reviewed_on: str = ""


@dataclass(frozen=True)
class Reply:
    """What the bot says in one message. Made by `clinical_reply` or `plain_reply`."""

    outcome: ClinicalOutcome | PlainOutcome
    body: str
    disclaimer: str
    topics: tuple[str, ...]
    facts: tuple[str, ...]
    sources: tuple[SourcePassage, ...]
    buttons: tuple[Button, ...]
    knowledge_version: str
    visit_questions: tuple[str, ...] = ()
    # Names the emergency number below what is no answer; shown where a channel does not show it always.
    emergency_line: str = ""
    # Where an answer comes from, in one line: with the passage, and without it.
    origins: tuple[str, ...] = ()
    to_bring: ToBring | None = None
    # Asked after a rating, by a channel that can show them beside it.
    reasons: tuple[Button, ...] = ()
    # Of the body, as in HTML.
    language: str = "en"

    def __post_init__(self) -> None:
        """Refuses a clinical Reply without its disclaimer.

        Raises:
            ValueError: Outcome and disclaimer do not belong together.
        """
        if (self.outcome in CLINICAL_OUTCOMES) != (self.disclaimer == disclaimer()):
            raise ValueError(f"a Reply '{self.outcome}' must be made by clinical_reply or plain_reply.")

    @property
    def text(self) -> str:
        """The whole message for a text-only channel: body, origin, emergency line, disclaimer.

        One part with single line breaks: Rasa's channels split at blank lines, which
        would send the disclaimer as a message of its own. The passage itself stands in it
        where a patient still has no more than `MOST_WORDS` to read.
        """
        ends = (self.emergency_line, self.disclaimer)
        whole = ["\n".join(filter(None, (self.body, origin, *ends))) for origin in (*self.origins, "")]
        return next((text for text in whole if len(text.split()) <= MOST_WORDS), whole[-1])

    def as_dict(self) -> dict[str, Any]:
        """Return the Reply as plain data: what JSON can hold, and nothing else."""
        return {
            "outcome": self.outcome,
            "text": self.text,
            "body": self.body,
            "disclaimer": self.disclaimer,
            "topics": list(self.topics),
            "facts": list(self.facts),
            "sources": [asdict(source) for source in self.sources],
            "buttons": [asdict(button) for button in self.buttons],
            "knowledge_version": self.knowledge_version,
            "visit_questions": list(self.visit_questions),
            "emergency_line": self.emergency_line,
            "blocks": blocks(self.body, self.to_bring),
            "reasons": [asdict(button) for button in self.reasons],
            "language": self.language,
        }


def passages(entry: Fact | NotCovered | Advice, title: str) -> tuple[SourcePassage, ...]:
    """Return the quotes of an entry of the knowledge as passages of the source with this title."""
    review = entry.review
    return tuple(
        SourcePassage(title, quote.section, quote.text, review.reviewed_by, review.reviewed_on)
        for quote in entry.quotes
    )


def clinical_reply(
    outcome: ClinicalOutcome,
    body: str,
    repertoire: Repertoire,
    *,
    topics: tuple[str, ...] = (),
    facts: tuple[str, ...] = (),
    sources: tuple[SourcePassage, ...] = (),
    buttons: tuple[Button, ...] = (),
    to_bring: ToBring | None = None,
) -> Reply:
    """Return a Reply with clinical content. Its disclaimer can't be left out."""
    return Reply(
        outcome,
        body,
        disclaimer(),
        topics,
        facts,
        sources,
        buttons,
        repertoire.version,
        emergency_line=repertoire.emergency_line if outcome == "clarify" else "",
        origins=_origins(sources[0], repertoire) if outcome == "answer" and sources else (),
        to_bring=to_bring,
    )


def plain_reply(
    outcome: PlainOutcome,
    body: str,
    repertoire: Repertoire,
    *,
    buttons: tuple[Button, ...] = (),
    visit_questions: tuple[str, ...] = (),
    names_number: bool = False,
    language: str = "en",
) -> Reply:
    """Return a Reply without clinical content, which needs no disclaimer.

    Its text ends with the emergency number, unless the body of an emergency, or of what
    `names_number`, tells it already.
    """
    line = "" if names_number or outcome == "emergency" else repertoire.emergency_line
    version = repertoire.version
    return Reply(outcome, body, "", (), (), (), buttons, version, visit_questions, line, language=language)


def _origins(source: SourcePassage, repertoire: Repertoire) -> tuple[str, str]:
    passage = repertoire.sentence("answers.passage", **vars(source))
    return passage, repertoire.sentence("answers.section", section=source.section)
