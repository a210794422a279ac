"""What an intent's name stands for in the knowledge.

`ask_<id>` asks for a claim of a fact, or for something the source does not cover;
`seek_advice_<id>` asks for personal advice; any other intent is talk.
"""

from dataclasses import dataclass
from typing import Literal

from knowledge.model import Knowledge

ASK_PREFIX = "ask_"
ADVICE_PREFIX = "seek_advice_"
REPORT_PREFIX = "report_"
OUT_OF_SCOPE = "out_of_scope"
OTHER_MEDICINE = "ask_about_other_medicine"
FALLBACK = "nlu_fallback"
FORGET_ME = "forget_me"
ADD_VISIT_QUESTION = "add_visit_question"
WRITE_SPANISH = "write_spanish"
WRITE_OTHER_LANGUAGE = "write_other_language"

# What gets an answer of the knowledge, or is declined as a question.
QUESTION_KINDS = frozenset({"fact", "not_covered", "advice"})
UnitKind = Literal["fact", "not_covered", "advice", "talk", "out_of_scope"]


@dataclass(frozen=True)
class AnswerUnit:
    """What would be said: several intents may lead to the same unit."""

    kind: UnitKind
    id: str


def answer_unit(intent: str, knowledge: Knowledge) -> AnswerUnit:
    """Return the unit an intent leads to; an unknown `ask_` intent counts as talk."""
    if intent in {OUT_OF_SCOPE, OTHER_MEDICINE, WRITE_SPANISH, WRITE_OTHER_LANGUAGE}:
        return AnswerUnit("out_of_scope", OUT_OF_SCOPE)
    if intent.startswith(ADVICE_PREFIX):
        advice = intent.removeprefix(ADVICE_PREFIX)
        if advice in knowledge.advice:
            return AnswerUnit("advice", advice)
    if intent.startswith(ASK_PREFIX):
        asked = intent.removeprefix(ASK_PREFIX)
        if asked in knowledge.fact_of_claim:
            return AnswerUnit("fact", knowledge.fact_of_claim[asked].id)
        if asked in knowledge.not_covered:
            return AnswerUnit("not_covered", asked)
    return AnswerUnit("talk", intent)
