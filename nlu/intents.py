"""What an intent's name stands for in the knowledge.

A question's name has two parts, as Rasa's retrieval intents have: `ask/<claim of a fact>`,
`not_covered/<kind>` or `seek_advice/<kind>`; so has a statement's, `statement/<kind>`, whose
kinds are the sentences said to them. The domain, rules and stories know the first part
alone. Any other intent is talk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from knowledge.model import Knowledge

ASK_PREFIX = "ask/"
NOT_COVERED_PREFIX = "not_covered/"
ADVICE_PREFIX = "seek_advice/"
# Both the first part of the intents' names and the group of the sentences said to them.
STATEMENT = "statement"
STATEMENT_PREFIX = f"{STATEMENT}/"
# What the bot is asked of itself, and what only the clinic's staff knows: groups of sentences as well.
ABOUT_BOT = "about_bot"
ABOUT_BOT_PREFIX = f"{ABOUT_BOT}/"
ASK_STAFF = "ask_staff"
ASK_STAFF_PREFIX = f"{ASK_STAFF}/"
# What people answer to an alarm, while it stands; its kinds are those of knowledge/after_alarm/.
AFTER_ALARM = "after_alarm"
AFTER_ALARM_PREFIX = f"{AFTER_ALARM}/"
# The first parts of the names of questions.
QUESTION_INTENTS = frozenset({"ask", "not_covered", "seek_advice"})
# The first parts of all names that have two.
RETRIEVAL_INTENTS = QUESTION_INTENTS | {STATEMENT, AFTER_ALARM, ABOUT_BOT, ASK_STAFF}
REPORT_PREFIX = "report_"
WRITE_PREFIX = "write_"
OUT_OF_SCOPE = "out_of_scope"
OTHER_MEDICINE = "ask_about_other_medicine"
FALLBACK = "nlu_fallback"
FORGET_ME = "forget_me"
ADD_VISIT_QUESTION = "add_visit_question"
WRITE_SPANISH = "write_spanish"
WRITE_OTHER_LANGUAGE = "write_other_language"

# Where Rasa keeps the full name beside the base name of a message's intent.
FULL_NAME_KEY = "full_retrieval_intent_name"

# What gets an answer of the knowledge, or is declined as a question.
QUESTION_KINDS = frozenset({"fact", "not_covered", "advice"})
# What asks for nothing: never gated, refused or asked back.
TALK_KINDS = frozenset({"talk", "statement"})
UnitKind = Literal["fact", "not_covered", "advice", "statement", "talk", "out_of_scope"]


@dataclass(frozen=True)
class AnswerUnit:
    """What would be said: several intents may lead to the same unit."""

    kind: UnitKind
    id: str


def base_name(intent: str) -> str:
    """Return the part of an intent's full name that the domain knows."""
    return intent.partition("/")[0]


def is_classified(intent: str) -> bool:
    """Return whether the classifier learns an intent: not what a gate alone sets."""
    return bool(intent) and not intent.startswith((REPORT_PREFIX, WRITE_PREFIX, AFTER_ALARM))


def full_name(intent: Mapping[str, Any] | None) -> str:
    """Return the full name of an intent as Rasa hands it on, "" where there is none."""
    found = intent or {}
    return str(found.get(FULL_NAME_KEY) or found.get("name") or "")


def answer_unit(intent: str, knowledge: Knowledge) -> AnswerUnit:
    """Return the unit that the full name of an intent leads to; an unknown question or statement is talk."""
    if intent in {OUT_OF_SCOPE, OTHER_MEDICINE, WRITE_SPANISH, WRITE_OTHER_LANGUAGE}:
        return AnswerUnit("out_of_scope", OUT_OF_SCOPE)
    asked = intent.partition("/")[2]
    if intent.startswith(ASK_PREFIX) and asked in knowledge.fact_of_claim:
        return AnswerUnit("fact", knowledge.fact_of_claim[asked].id)
    if intent.startswith(NOT_COVERED_PREFIX) and asked in knowledge.not_covered:
        return AnswerUnit("not_covered", asked)
    if intent.startswith(ADVICE_PREFIX) and asked in knowledge.advice:
        return AnswerUnit("advice", asked)
    if intent.startswith(STATEMENT_PREFIX) and f"{STATEMENT}.{asked}" in knowledge.sentences:
        return AnswerUnit("statement", asked)
    return AnswerUnit("talk", intent)
