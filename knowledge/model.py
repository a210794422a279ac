"""The typed shape of what the bot may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


def in_sentence(text: str) -> str:
    """Return a text that begins with a small letter, to stand within a sentence."""
    return text[:1].lower() + text[1:]


@dataclass(frozen=True)
class Quote:
    """A passage of the source, word for word, with the heading it stands under."""

    section: str
    text: str


@dataclass(frozen=True)
class Review:
    """Who read a text against the source, and when (ISO date)."""

    reviewed_by: str
    reviewed_on: str


@dataclass(frozen=True)
class Fact:
    """One approved answer: what a patient wants to know, from one to four passages.

    `claims` are the things it is asked by; its first sentence answers each of them. `next` is
    the id of the fact that patients ask for after it; `items` are what the answer lists, in its order
    ("the second one"). `needs_sign_off` is what a clinician must
    agree to because the article does not say it; empty when the answer says nothing of its own.
    """

    id: str
    topic_id: str
    aspect: str
    claims: tuple[str, ...]
    question: str
    answer: str
    simple: str
    next: str
    items: tuple[str, ...]
    quotes: tuple[Quote, ...]
    needs_sign_off: str
    review: Review
    where: str


@dataclass(frozen=True)
class Topic:
    """Something patients ask about, with their words for it."""

    id: str
    title: str
    kind: str
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    facts: tuple[Fact, ...]
    where: str

    @property
    def name(self) -> str:
        """The title as it stands within a sentence; "CT scan" keeps its capitals."""
        return self.title if self.title[:2].isupper() else in_sentence(self.title)


@dataclass(frozen=True)
class NotCovered:
    """A kind of question that the source does not answer.

    `nearby` is what the source does say close to it, empty when it says nothing;
    `question` is the one to bring to the physician.
    """

    id: str
    title: str
    sentence: str
    nearby: str
    quotes: tuple[Quote, ...]
    question: str
    review: Review
    where: str


@dataclass(frozen=True)
class Advice:
    """A kind of personal advice that is declined, and what is offered instead."""

    id: str
    title: str
    sentence: str
    nearby: str
    quotes: tuple[Quote, ...]
    questions: tuple[str, ...]
    review: Review
    where: str


@dataclass(frozen=True)
class Source:
    """The article: its title and its sentences, each with its section."""

    title: str
    sentences: tuple[Quote, ...]


@dataclass(frozen=True)
class Sentence:
    """A fixed sentence, by the id "group.name", with the names of its `{placeholders}`."""

    id: str
    text: str
    placeholders: frozenset[str]
    review: Review
    where: str

    @property
    def group(self) -> str:
        """The group that it stands in."""
        return self.id.partition(".")[0]


@dataclass(frozen=True)
class Knowledge:
    """Everything the bot may say, by id, and the hash it is known by."""

    source: Source
    topics: Mapping[str, Topic]
    not_covered: Mapping[str, NotCovered]
    advice: Mapping[str, Advice]
    sentences: Mapping[str, Sentence]
    version: str

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact by its id, in the order of the topics."""
        return {fact.id: fact for topic in self.topics.values() for fact in topic.facts}

    @cached_property
    def fact_of_claim(self) -> dict[str, Fact]:
        """The fact that answers each claim, by the claim's id."""
        return {claim: fact for fact in self.facts.values() for claim in fact.claims}
