"""Chooses what to say: knowledge in, one Reply out. Pure; knows nothing of Rasa."""

from collections.abc import Iterable, Sequence

from actions.reply import Button, Reply, clinical_reply, passages, plain_reply
from knowledge.clinic_settings import ClinicSettings
from knowledge.model import Advice, Fact, Knowledge, NotCovered
from nlu.intents import ADVICE_PREFIX, ASK_PREFIX, AnswerUnit, answer_unit

MOST_CHOICES = 3
HELP_FACTS = ("ipm_definition", "rfa_how_it_works", "same_day_home", "medication_less", "team_members")


def fact_reply(fact: Fact, knowledge: Knowledge) -> Reply:
    """Return the approved answer of a fact, with the passages behind it."""
    return clinical_reply(
        "answer",
        fact.answer,
        topics=(fact.topic_id,),
        facts=(fact.id,),
        sources=passages(fact.quotes, knowledge.source.title),
        knowledge_version=knowledge.version,
    )


def not_covered_reply(item: NotCovered, knowledge: Knowledge) -> Reply:
    """Return the honest sentence, what the source says nearby, and the question to bring."""
    question = f"A question for your physician: “{item.question}”"
    return clinical_reply(
        "not_covered",
        " ".join(filter(None, (item.sentence, item.nearby, question))),
        sources=passages(item.quotes, knowledge.source.title),
        knowledge_version=knowledge.version,
    )


def advice_reply(item: Advice, knowledge: Knowledge) -> Reply:
    """Return why advice is declined, the general fact, and questions for the physician."""
    questions = "Questions for your physician: " + " ".join(f"“{q}”" for q in item.questions)
    return clinical_reply(
        "advice",
        " ".join(filter(None, (item.sentence, item.nearby, questions))),
        sources=passages(item.quotes, knowledge.source.title),
        knowledge_version=knowledge.version,
    )


def unit_reply(unit: AnswerUnit, knowledge: Knowledge) -> Reply | None:
    """Return the Reply of a unit of the knowledge; None for talk and what is not ours."""
    if unit.kind == "fact":
        return fact_reply(knowledge.facts[unit.id], knowledge)
    if unit.kind == "not_covered":
        return not_covered_reply(knowledge.not_covered[unit.id], knowledge)
    if unit.kind == "advice":
        return advice_reply(knowledge.advice[unit.id], knowledge)
    return None


def unit_button(unit: AnswerUnit, knowledge: Knowledge) -> Button | None:
    """Return the button that asks for a unit, titled as a patient would ask."""
    if unit.kind == "fact":
        fact = knowledge.facts[unit.id]
        return Button(fact.question, f"/{ASK_PREFIX}{fact.claims[0]}")
    if unit.kind == "not_covered":
        return Button(knowledge.not_covered[unit.id].title, f"/{ASK_PREFIX}{unit.id}")
    if unit.kind == "advice":
        return Button(knowledge.advice[unit.id].title, f"/{ADVICE_PREFIX}{unit.id}")
    return None


def clarify_reply(intents: Iterable[str], knowledge: Knowledge, clinic: ClinicSettings) -> Reply:
    """Return a question back, with the likeliest questions as buttons.

    Where no intent stands for a question of ours, help is offered instead.
    """
    units = dict.fromkeys(answer_unit(intent, knowledge) for intent in intents)
    found = [button for unit in units if (button := unit_button(unit, knowledge))]
    if not found:
        return help_reply(knowledge, clinic)
    body = "I am not sure I understood. Did you mean one of these? You can also ask in other words."
    return clinical_reply(
        "clarify", body, buttons=tuple(found[:MOST_CHOICES]), knowledge_version=knowledge.version
    )


def help_reply(knowledge: Knowledge, clinic: ClinicSettings) -> Reply:
    """Return what can be asked, with some questions as buttons."""
    body = (
        "I answer questions about pain treatments, from one article: what they are, how they "
        "work, recovery, medicine, the care team and what is new. You can pick a question or "
        f"type your own. To talk to a person, call {clinic.name} at {clinic.phone}."
    )
    return plain_reply(
        "help", body, buttons=_fact_buttons(HELP_FACTS, knowledge), knowledge_version=knowledge.version
    )


def hand_off_reply(knowledge: Knowledge, clinic: ClinicSettings) -> Reply:
    """Return how to reach the clinic's staff."""
    body = (
        f"I am an automated assistant; our staff can help you further. Call {clinic.name} at "
        f"{clinic.phone} ({clinic.hours}), or book a visit at {clinic.appointment_page}. "
        f"The address is {clinic.address}."
    )
    return plain_reply("handoff", body, knowledge_version=knowledge.version)


def out_of_scope_reply(knowledge: Knowledge, clinic: ClinicSettings) -> Reply:
    """Return that a message is not about pain treatments, and what can be asked."""
    body = (
        "That is outside what I can help with. I only answer questions about pain treatments. "
        f"For anything else, call {clinic.name} at {clinic.phone}."
    )
    return plain_reply(
        "out_of_scope",
        body,
        buttons=_fact_buttons(HELP_FACTS[:3], knowledge),
        knowledge_version=knowledge.version,
    )


def spanish_reply(knowledge: Knowledge, clinic: ClinicSettings) -> Reply:
    """Return, in Spanish, that the bot only writes English, and whom to call."""
    body = (
        "Lo siento, solo puedo responder en inglés. Para hablar con una persona, llame a "
        f"{clinic.name} al {clinic.phone}. En una emergencia, llame al {clinic.emergency_number}. "
        f"Si piensa en hacerse daño, llame al {clinic.crisis_line}."
    )
    return plain_reply("out_of_scope", body, knowledge_version=knowledge.version)


def other_language_reply(knowledge: Knowledge, clinic: ClinicSettings) -> Reply:
    """Return that the bot only writes English, and whom to call."""
    body = (
        "Sorry, I can only read and write English. To talk to a person, call "
        f"{clinic.name} at {clinic.phone}. In an emergency, call {clinic.emergency_number}."
    )
    return plain_reply("out_of_scope", body, knowledge_version=knowledge.version)


def error_reply(knowledge_version: str, clinic: ClinicSettings) -> Reply:
    """Return that something failed, and whom to call instead."""
    body = (
        "Sorry, something went wrong and I could not answer. Please try again, or call "
        f"{clinic.name} at {clinic.phone}. In an emergency call {clinic.emergency_number}."
    )
    return plain_reply("error", body, knowledge_version=knowledge_version)


def _fact_buttons(fact_ids: Sequence[str], knowledge: Knowledge) -> tuple[Button, ...]:
    buttons = (unit_button(AnswerUnit("fact", fact_id), knowledge) for fact_id in fact_ids)
    return tuple(button for button in buttons if button)
