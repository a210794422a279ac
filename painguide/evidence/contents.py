"""The parts of the page, each with who signs it and its places: what the table of contents shows."""

from dataclasses import dataclass

from painguide.evidence.evidence_model import Evidence

CLINICIAN = ("clinician",)
SAFETY_OFFICER = ("clinical safety officer",)


@dataclass(frozen=True)
class Entry:
    """A place on the page, and its line in the table of contents."""

    id: str
    title: str


@dataclass(frozen=True)
class Part:
    """A part that is signed by itself; `template` is the file that shows it."""

    number: int
    id: str
    title: str
    signers: tuple[str, ...]
    entries: tuple[Entry, ...] = ()

    @property
    def template(self) -> str:
        """The name of the template's file."""
        return f"{self.id.replace('-', '_')}.html"


def parts_of(evidence: Evidence) -> tuple[Part, ...]:
    """Return the parts of the page in their order."""
    both = (*CLINICIAN, *SAFETY_OFFICER)
    return (
        Part(1, "intended-use", "Intended use and limits", both),
        Part(2, "safety-messages", "Safety messages", CLINICIAN, _safety_messages(evidence)),
        Part(3, "red-flags", "Red flags", CLINICIAN, _tiers(evidence)),
        Part(4, "answers", "Answers", CLINICIAN, _answers(evidence)),
        Part(5, "sentences", "Fixed sentences", CLINICIAN, _sentences(evidence)),
        Part(6, "figures", "Figures and known misses", both, _FIGURES),
        Part(7, "hazards", "Hazard log", SAFETY_OFFICER),
    )


_FIGURES = (
    Entry("measured-here", "Measured here"),
    Entry("measured-before", "As documented"),
    Entry("known-misses", "Known misses"),
)


def _safety_messages(evidence: Evidence) -> tuple[Entry, ...]:
    languages = [
        Entry(f"after-{each.language}", f"After an alarm, in {each.language.capitalize()}")
        for each in evidence.after_alarm
    ]
    return (Entry("emergency", "To a red flag"), *languages)


def _tiers(evidence: Evidence) -> tuple[Entry, ...]:
    return tuple(Entry(f"tier-{each.tier}", f"Tier {each.tier}: {each.report}") for each in evidence.tiers)


def _answers(evidence: Evidence) -> tuple[Entry, ...]:
    topics = [Entry(f"topic-{topic.id}", topic.title) for topic in evidence.topics]
    declined = (Entry("not-covered", "What the article does not cover"), Entry("advice", "Personal advice"))
    return (Entry("beyond", "Beyond the article"), *topics, *declined)


def _sentences(evidence: Evidence) -> tuple[Entry, ...]:
    groups = [Entry(group.id, group.title.capitalize()) for group in evidence.sentences]
    return (*groups, Entry("chat-words", "The chat in the page"))
