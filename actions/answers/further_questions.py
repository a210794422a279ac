"""What a patient may ask next: buttons below an answer. Pure."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from actions.answers.unit_button import unit_button
from actions.reply import Button, Reply
from knowledge.model import Fact, Knowledge
from nlu.intents import QUESTION_INTENTS, QUESTION_KINDS, AnswerUnit, answer_unit

MOST_FURTHER = 2
# Above it the reading that was answered is sure, and no other is offered.
SURE = 0.7
# A reading less likely than this is not worth a button.
LIKELY = 0.08


def with_further_questions(
    reply: Reply, runner_up: AnswerUnit | None, told: AbstractSet[str], knowledge: Knowledge
) -> Reply:
    """Return a Reply with buttons for what else may have been meant, and for what patients ask next.

    `told` are the ids of the facts of earlier Replies: neither these nor the facts of the
    Reply itself are offered as the next question. What the Reply offers already counts.
    """
    known = set(told) | set(reply.facts)
    units = [runner_up] if runner_up and runner_up.id not in reply.facts else []
    units += [AnswerUnit("fact", fact.id) for fact in _next_facts(reply.facts, known, knowledge)]
    offered = {button.payload for button in reply.buttons}
    buttons = [button for unit in dict.fromkeys(units) if (button := unit_button(unit, knowledge))]
    new = [button for button in buttons if button.payload not in offered]
    room = max(0, MOST_FURTHER - _questions(reply.buttons))
    return replace(reply, buttons=(*new[:room], *reply.buttons))


def runner_up(
    ranking: Sequence[tuple[str, float]], answered: Sequence[str], knowledge: Knowledge
) -> AnswerUnit | None:
    """Return the likeliest other reading of a message, where the one answered was not sure.

    `ranking` holds intents with their confidences, likeliest first; `answered` the intents
    that were answered.
    """
    if not ranking or ranking[0][1] >= SURE:
        return None
    said = {answer_unit(intent, knowledge) for intent in answered}
    for intent, confidence in ranking:
        unit = answer_unit(intent, knowledge)
        if unit.kind in QUESTION_KINDS and unit not in said:
            return unit if confidence >= LIKELY else None
    return None


def _next_facts(answered: Sequence[str], known: AbstractSet[str], knowledge: Knowledge) -> Iterator[Fact]:
    """Yield the facts that follow the last one answered, each once, without those known."""
    seen: set[str] = set()
    following = knowledge.facts[answered[-1]].next if answered else ""
    while following and following not in seen:
        seen.add(following)
        if following not in known:
            yield knowledge.facts[following]
        following = knowledge.facts[following].next


def _questions(buttons: Sequence[Button]) -> int:
    prefixes = tuple(f"/{intent}/" for intent in QUESTION_INTENTS)
    return sum(button.payload.startswith(prefixes) for button in buttons)
