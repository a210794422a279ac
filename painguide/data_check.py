"""Checks that knowledge, training data, domain and rules agree. Pure: takes what was read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.check import Problem
from knowledge.model import Knowledge
from nlu.intents import ADVICE_PREFIX, ASK_PREFIX, FALLBACK

FEWEST_PHRASINGS = 25


@dataclass(frozen=True)
class BotData:
    """What the bot's files say: phrasings by intent, intents of the domain, intents with a rule."""

    phrasings: Mapping[str, tuple[str, ...]]
    intents: frozenset[str]
    handled: frozenset[str]
    unseen: frozenset[str]


def check_data(data: BotData, knowledge: Knowledge) -> list[Problem]:
    """Return every disagreement between the files."""
    return [
        *_questions(data, knowledge),
        *_rules(data),
        *_repeated(data.phrasings.items()),
        *_leaked(data),
    ]


def question_intents(knowledge: Knowledge) -> dict[str, str]:
    """Return the intent of everything that can be asked, with the place it stands in."""
    asked = {ASK_PREFIX + claim: fact.where for claim, fact in knowledge.fact_of_claim.items()}
    asked.update({ASK_PREFIX + item.id: item.where for item in knowledge.not_covered.values()})
    asked.update({ADVICE_PREFIX + item.id: item.where for item in knowledge.advice.values()})
    return asked


def _questions(data: BotData, knowledge: Knowledge) -> Iterator[Problem]:
    for intent, where in question_intents(knowledge).items():
        if intent not in data.intents:
            yield Problem(where, f"the domain has no intent '{intent}'", "add it to domain.yml")
        found = len(data.phrasings.get(intent, ()))
        if found < FEWEST_PHRASINGS:
            yield Problem(
                where, f"'{intent}' has {found} phrasings", f"write {FEWEST_PHRASINGS} or more in data/"
            )


def _rules(data: BotData) -> Iterator[Problem]:
    for intent in sorted(data.phrasings.keys() - data.intents):
        yield Problem("data/", f"'{intent}' is not in the domain", "add it to domain.yml, or mend the name")
    for intent in sorted(data.intents - data.handled):
        yield Problem("domain.yml", f"no rule handles '{intent}'", "add one to data/rules.yml")
    for intent in sorted(data.intents - data.phrasings.keys() - {FALLBACK}):
        if not intent.startswith("report_"):
            yield Problem("domain.yml", f"'{intent}' has no phrasing", "write some in data/, or take it out")


def _repeated(phrasings: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for intent, texts in phrasings:
        for text in texts:
            other = owners.setdefault(text.lower(), intent)
            if other != intent:
                yield Problem(
                    "data/", f"a phrasing of '{intent}' is also one of '{other}': “{text}”", "keep one"
                )


def _leaked(data: BotData) -> Iterator[Problem]:
    for intent, texts in data.phrasings.items():
        for text in texts:
            if text.lower() in data.unseen:
                yield Problem(
                    "data/", f"a phrasing of '{intent}' stands in tests/nlu: “{text}”", "take it out of data/"
                )
