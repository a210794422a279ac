"""The guided preparation of a visit: what it asks, and what it makes of the answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rasa_sdk import Tracker

from actions.payload import PREPARE_FOR_VISIT, payload
from actions.repertoire import Repertoire
from actions.reply import MOST_WORDS, Button, Reply, plain_reply
from actions.visit.own_question import as_question
from knowledge.model import Knowledge, in_sentence
from knowledge.word_list import any_of, read_words
from nlu.conversation.focus import is_referent
from nlu.slots import PRIORITY_SLOT, REQUESTED_SLOT, TREATMENT_SLOT, WISH_SLOT
from nlu.training.nothing_to_add import says_nothing

FORM = "visit_preparation_form"
SLOTS = (TREATMENT_SLOT, PRIORITY_SLOT, WISH_SLOT)
GO_BACK = "go_back"
UNSURE = "unsure"
NOTHING = "nothing"

TREATMENTS = (
    "image_guided_injection",
    "radiofrequency_ablation",
    "spinal_cord_stimulator",
    "platelet_rich_plasma",
)
PRIORITIES = {
    "moving": "buttons.moving",
    "sleep": "buttons.sleep",
    "medicine": "buttons.medicine",
    "daily_life": "buttons.daily_life",
}
_QUESTIONS = {
    TREATMENT_SLOT: "preparation.ask_treatment",
    PRIORITY_SLOT: "preparation.ask_priority",
    WISH_SLOT: "preparation.ask_wish",
}
# Repeated after an answer that interrupts, or none.
OPEN_QUESTIONS = {
    TREATMENT_SLOT: "preparation.open_treatment",
    PRIORITY_SLOT: "preparation.open_priority",
    WISH_SLOT: "preparation.open_wish",
}
_UNSURE = re.compile(
    rf"\b(?:{any_of(read_words(Path(__file__).parent / 'words' / 'unsure.txt'))})\b", re.IGNORECASE
)


def is_preparing(tracker: Tracker) -> bool:
    """Return whether the preparation of a visit is going on."""
    return bool((tracker.active_loop or {}).get("name") == FORM)


def with_open_question(reply: Reply, tracker: Tracker, repertoire: Repertoire) -> Reply:
    """Return a Reply that also repeats what the preparation asked, where it interrupts one and has room."""
    if not is_preparing(tracker):
        return reply
    question = OPEN_QUESTIONS.get(str(tracker.get_slot(REQUESTED_SLOT)))
    if not question:
        return reply
    asked = replace(reply, body=f"{reply.body}\n{repertoire.sentence(question)}")
    return asked if len(asked.text.split()) <= MOST_WORDS else reply


def question_reply(slot: str, repertoire: Repertoire, said: Sequence[str] = ()) -> Reply:
    """Return the Reply that asks for a slot of the form; shorter where it was among what was `said`."""
    body = repertoire.sentence(_QUESTIONS[slot])
    if any(body in earlier for earlier in said):
        body = repertoire.sentence(OPEN_QUESTIONS[slot])
    return plain_reply("help", body, repertoire, buttons=_buttons(slot, repertoire))


def treatment_of(text: str, named: list[str], chosen: str, knowledge: Knowledge) -> str | None:
    """Return the treatment that an answer names, `UNSURE` for a patient who is not sure, None if unclear."""
    known = (topic for topic in (chosen, *named) if topic in knowledge.topics)
    topics = [topic for topic in known if is_referent(knowledge.topics[topic])]
    if topics:
        return topics[0]
    return UNSURE if chosen == UNSURE or _UNSURE.search(text) else None


def priority_of(text: str, chosen: str, repertoire: Repertoire) -> str:
    """Return what matters most, from a button or in the patient's own words."""
    if chosen in PRIORITIES:
        return repertoire.sentence(PRIORITIES[chosen])
    return NOTHING if says_nothing(text) else as_question(text)


def wish_of(text: str) -> str:
    """Return what the patient wants to ask, `NOTHING` for nothing."""
    return NOTHING if says_nothing(text) else as_question(text)


def prepared_questions(answers: Mapping[str, Any], repertoire: Repertoire) -> list[str]:
    """Return the questions for the list that the answers of the form make."""
    topic = repertoire.knowledge.topics.get(str(answers.get(TREATMENT_SLOT)))
    questions = [
        repertoire.sentence("preparation.question_of_treatment", treatment=topic.name)
        if topic
        else repertoire.sentence("preparation.question_of_choice")
    ]
    priority = str(answers.get(PRIORITY_SLOT) or NOTHING)
    if priority != NOTHING:
        matters = in_sentence(priority.rstrip(".?!"))
        questions.append(repertoire.sentence("preparation.question_of_priority", priority=matters))
    wish = str(answers.get(WISH_SLOT) or NOTHING)
    return questions + ([wish] if wish != NOTHING else [])


def _buttons(slot: str, repertoire: Repertoire) -> tuple[Button, ...]:
    if slot == TREATMENT_SLOT:
        return _treatment_buttons(repertoire)
    priorities = PRIORITIES if slot == PRIORITY_SLOT else {}
    return tuple(
        Button(repertoire.sentence(title), payload(PREPARE_FOR_VISIT, priority=key))
        for key, title in priorities.items()
    )


def _treatment_buttons(repertoire: Repertoire) -> tuple[Button, ...]:
    knowledge = repertoire.knowledge
    titles = {topic: knowledge.topics[topic].title for topic in TREATMENTS}
    titles[UNSURE] = repertoire.sentence("buttons.unsure")
    return tuple(
        Button(title, payload(PREPARE_FOR_VISIT, treatment=topic)) for topic, title in titles.items()
    )
