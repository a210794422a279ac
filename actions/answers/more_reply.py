"""What the source says further about a topic, without repeating what was told. Pure."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from actions.answers.unit_button import fact_buttons
from actions.repertoire import Repertoire
from actions.replies import fact_reply
from actions.reply import Reply, plain_reply
from knowledge.model import Fact, Knowledge, Topic

MOST_BUTTONS = 3


def topic_of(
    answer: Mapping[str, Any] | None, named: Sequence[str], in_focus: Sequence[str], knowledge: Knowledge
) -> Topic | None:
    """Return the topic that "more" is about: one named, that of the last answer, or that in focus."""
    answered = (answer or {}).get("topics") or ()
    topics = [topic for topic in (*named, *answered, *in_focus) if topic in knowledge.topics]
    return knowledge.topics[topics[0]] if topics else None


def more_reply(topic: Topic, told: AbstractSet[str], repertoire: Repertoire) -> Reply:
    """Return the next fact of a topic, else of one related to it; else that this is all there is."""
    fact = _next(topic.facts, told)
    if fact:
        return fact_reply(fact, repertoire)
    all_said = repertoire.sentence("answers.all_said", topic=topic.name)
    for related in topic.related:
        fact = _next(repertoire.knowledge.topics[related].facts, told)
        if fact:
            reply = fact_reply(fact, repertoire)
            close = repertoire.sentence("answers.close_to_it")
            return replace(reply, body=f"{all_said} {close} {reply.body}")
    untold = [fact_id for fact_id in repertoire.knowledge.facts if fact_id not in told]
    return plain_reply(
        "help",
        f"{all_said} {repertoire.sentence('answers.ask_something_else')}",
        repertoire,
        buttons=fact_buttons(untold[:MOST_BUTTONS], repertoire.knowledge),
    )


def _next(facts: Sequence[Fact], told: AbstractSet[str]) -> Fact | None:
    return next((fact for fact in facts if fact.id not in told), None)
