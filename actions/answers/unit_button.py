"""The question that a unit of the knowledge answers, and the button that asks it. Pure."""

from collections.abc import Iterable

from actions.payload import payload
from actions.reply import Button
from knowledge.model import Knowledge
from nlu.intents import ADVICE_PREFIX, ASK_PREFIX, NOT_COVERED_PREFIX, STATEMENT_PREFIX, AnswerUnit

_PREFIXES = {"not_covered": NOT_COVERED_PREFIX, "advice": ADVICE_PREFIX, "statement": STATEMENT_PREFIX}


def unit_intent(unit: AnswerUnit, knowledge: Knowledge) -> str:
    """Return an intent that leads to a unit."""
    if unit.kind == "fact":
        return ASK_PREFIX + knowledge.facts[unit.id].claims[0]
    return _PREFIXES.get(unit.kind, "") + unit.id


def unit_title(unit: AnswerUnit, knowledge: Knowledge) -> str:
    """Return the question a unit answers, as a patient would ask it; "" where there is none."""
    if unit.kind == "fact":
        return knowledge.facts[unit.id].question
    if unit.kind == "not_covered":
        return knowledge.not_covered[unit.id].title
    return knowledge.advice[unit.id].title if unit.kind == "advice" else ""


def unit_button(unit: AnswerUnit, knowledge: Knowledge) -> Button | None:
    """Return the button that asks for a unit, titled as a patient would ask."""
    title = unit_title(unit, knowledge)
    return Button(title, payload(unit_intent(unit, knowledge))) if title else None


def fact_buttons(fact_ids: Iterable[str], knowledge: Knowledge) -> tuple[Button, ...]:
    """Return the buttons that ask for facts."""
    buttons = (unit_button(AnswerUnit("fact", fact_id), knowledge) for fact_id in fact_ids)
    return tuple(button for button in buttons if button)
