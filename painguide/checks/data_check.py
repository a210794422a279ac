"""Checks that knowledge, training data, domain and rules agree. Pure: takes what was read."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from knowledge.checks.problem import Problem
from knowledge.model import Knowledge
from nlu.intents import (
    ABOUT_BOT,
    ADVICE_PREFIX,
    ASK_PREFIX,
    ASK_STAFF,
    FALLBACK,
    NOT_COVERED_PREFIX,
    QUESTION_INTENTS,
    RETRIEVAL_INTENTS,
    STATEMENT,
    base_name,
)
from painguide.checks.bot_data import BotData, LocatedPhrasing

FEWEST_PHRASINGS = 25
# Groups of sentences whose names are those of the intents that they are said to.
SAID_BY_KIND = frozenset({STATEMENT, ABOUT_BOT, ASK_STAFF})


def check_data(data: BotData, knowledge: Knowledge) -> list[Problem]:
    """Return every disagreement between the files."""
    known = question_intents(knowledge) | sentence_intents(knowledge)
    return [
        *_too_few_phrasings(data, known),
        *_phrased_intents(data, known),
        *_domain_intents(data),
        *_rule_intents(data),
    ]


def question_intents(knowledge: Knowledge) -> dict[str, str]:
    """Return the full name of the intent of everything that can be asked, with the place it stands in."""
    asked = {ASK_PREFIX + claim: fact.where for claim, fact in knowledge.fact_of_claim.items()}
    asked.update({NOT_COVERED_PREFIX + item.id: item.where for item in knowledge.not_covered.values()})
    asked.update({ADVICE_PREFIX + item.id: item.where for item in knowledge.advice.values()})
    return asked


def sentence_intents(knowledge: Knowledge) -> dict[str, str]:
    """Return the full name of the intent of every kind that one sentence is said to, with its place."""
    said = (sentence for sentence in knowledge.sentences.values() if sentence.group in SAID_BY_KIND)
    return {sentence.id.replace(".", "/"): sentence.where for sentence in said}


def _as_compared(text: str) -> str:
    return " ".join(text.casefold().split())


def _too_few_phrasings(data: BotData, known: Mapping[str, str]) -> Iterator[Problem]:
    phrasings: dict[str, set[str]] = {}
    for phrasing in data.phrasings:
        phrasings.setdefault(phrasing.intent, set()).add(_as_compared(phrasing.text))
    for intent, where in known.items():
        found = len(phrasings.get(intent, ()))
        if found < FEWEST_PHRASINGS:
            cure = f"write {FEWEST_PHRASINGS} different ones or more under that intent in data/"
            yield Problem(where, f"'{intent}' has {found} phrasings", cure)


def _phrased_intents(data: BotData, known: Mapping[str, str]) -> Iterator[Problem]:
    domain = {intent.name for intent in data.domain_intents}
    taught = (*data.phrasings, *data.follow_ups)
    for name, where in _first_places(taught, base_name).items():
        if name not in domain:
            yield Problem(where, f"'{name}' is not in the domain", "add it to domain.yml, or mend the name")
    for name, where in _first_places(taught, str).items():
        base = base_name(name)
        if base in QUESTION_INTENTS and name not in known:
            cure = "add what it asks for to knowledge/, or mend the name"
            yield Problem(where, f"'{name}' is no question of the knowledge", cure)
        elif base in SAID_BY_KIND and name not in known:
            cure = f"add what is said to it to '{base}' in knowledge/sentences.yml, or mend the name"
            yield Problem(where, f"'{name}' is no kind of '{base}'", cure)
        elif base not in RETRIEVAL_INTENTS and name != base:
            yield Problem(where, f"'{name}' is not one of a question's names", f"write '{base}'")


def _first_places(phrasings: Iterable[LocatedPhrasing], name: Callable[[str], str]) -> dict[str, str]:
    places: dict[str, str] = {}
    for phrasing in phrasings:
        places.setdefault(name(phrasing.intent), phrasing.where)
    return places


def _domain_intents(data: BotData) -> Iterator[Problem]:
    handled = {intent.name for intent in data.rule_intents}
    phrased = {base_name(phrasing.intent) for phrasing in (*data.phrasings, *data.follow_ups)}
    for intent in data.domain_intents:
        if intent.name not in handled:
            yield Problem(intent.where, f"no rule handles '{intent.name}'", "add one to data/rules.yml")
        if intent.name not in phrased | {FALLBACK}:
            yield Problem(
                intent.where, f"'{intent.name}' has no phrasing", "write some in data/, or take it out"
            )


def _rule_intents(data: BotData) -> Iterator[Problem]:
    domain = {intent.name for intent in data.domain_intents}
    for intent in data.rule_intents:
        if intent.name not in domain:
            fault = f"a rule names '{intent.name}', which is not in the domain"
            yield Problem(intent.where, fault, "add it to domain.yml, or mend the name")
