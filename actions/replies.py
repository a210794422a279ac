"""Chooses what to say: knowledge in, one Reply out. Pure; knows nothing of Rasa."""

from collections.abc import Iterable, Sequence

from actions.answers.unit_button import fact_buttons, unit_button
from actions.repertoire import Repertoire
from actions.reply import Button, Reply, clinical_reply, passages, plain_reply
from actions.talk.offers import NONE_OF_THESE, TALK_TO_A_PERSON, rating_buttons, visit_buttons
from knowledge.model import Advice, Fact, NotCovered
from nlu.intents import ADVICE_PREFIX, ASK_PREFIX, NOT_COVERED_PREFIX, OUT_OF_SCOPE, AnswerUnit, answer_unit

MOST_CHOICES = 3
HELP_FACTS = ("ipm_definition", "rfa_how_it_works", "same_day_home", "medication_less", "team_members")


def fact_reply(fact: Fact, repertoire: Repertoire) -> Reply:
    """Return the approved answer of a fact, with the passages behind it."""
    return clinical_reply(
        "answer",
        fact.answer,
        repertoire,
        topics=(fact.topic_id,),
        facts=(fact.id,),
        sources=passages(fact.quotes, repertoire.knowledge.source.title),
        buttons=rating_buttons(ASK_PREFIX + fact.claims[0]),
    )


def not_covered_reply(item: NotCovered, repertoire: Repertoire) -> Reply:
    """Return the honest sentence, what the source says nearby, and the question to bring."""
    question = f"A question for your physician: “{item.question}”"
    return clinical_reply(
        "not_covered",
        " ".join(filter(None, (item.sentence, item.nearby, question))),
        repertoire,
        sources=passages(item.quotes, repertoire.knowledge.source.title),
        buttons=_offers(NOT_COVERED_PREFIX + item.id),
    )


def advice_reply(item: Advice, repertoire: Repertoire) -> Reply:
    """Return why advice is declined, the general fact, and questions for the physician."""
    questions = "Questions for your physician: " + " ".join(f"“{q}”" for q in item.questions)
    return clinical_reply(
        "advice",
        " ".join(filter(None, (item.sentence, item.nearby, questions))),
        repertoire,
        sources=passages(item.quotes, repertoire.knowledge.source.title),
        buttons=_offers(ADVICE_PREFIX + item.id),
    )


def _offers(intent: str) -> tuple[Button, ...]:
    return (*visit_buttons([intent]), *rating_buttons(intent))


def unit_reply(unit: AnswerUnit, repertoire: Repertoire) -> Reply | None:
    """Return the Reply of a unit of the knowledge; None for talk and what is not ours."""
    if unit.kind == "fact":
        return fact_reply(repertoire.knowledge.facts[unit.id], repertoire)
    if unit.kind == "not_covered":
        return not_covered_reply(repertoire.knowledge.not_covered[unit.id], repertoire)
    if unit.kind == "advice":
        return advice_reply(repertoire.knowledge.advice[unit.id], repertoire)
    return None


def clarify_reply(
    intents: Iterable[str],
    repertoire: Repertoire,
    failures: int = 0,
    readable: bool = True,
) -> Reply:
    """Return a question back, with the likeliest questions as buttons.

    Where no intent stands for a question of ours, some to begin with are offered; help, where
    there was nothing to read. After a failure in the turn before a person is offered as well.
    """
    if not readable:
        return help_reply(repertoire)
    units = dict.fromkeys(answer_unit(intent, repertoire.knowledge) for intent in intents)
    found = [button for unit in units if (button := unit_button(unit, repertoire.knowledge))]
    found = found or list(help_buttons(repertoire))
    body = "I am not sure I understood. Did you mean one of these? You can also ask in other words."
    person = (TALK_TO_A_PERSON,) if failures else ()
    if failures:
        body += f" Or talk to a person: call {repertoire.clinic.name} at {repertoire.clinic.phone}."
    return clinical_reply(
        "clarify",
        body,
        repertoire,
        buttons=(*found[:MOST_CHOICES], NONE_OF_THESE, *person),
    )


def choices_rejected_reply(repertoire: Repertoire) -> Reply:
    """Return what the bot can answer and whom to call, after none of its choices was meant."""
    clinic = repertoire.clinic
    body = (
        "Sorry about that. I answer questions about pain treatments: how they work, recovery, medicine, "
        "the care team and what is new. Try other words, or pick one of these. "
        f"To talk to a person, call {clinic.name} at {clinic.phone} ({clinic.hours})."
    )
    buttons = (*help_buttons(repertoire), TALK_TO_A_PERSON)
    return plain_reply("help", body, repertoire, buttons=buttons)


def help_buttons(repertoire: Repertoire) -> tuple[Button, ...]:
    """Return some questions to begin with."""
    return fact_buttons(HELP_FACTS, repertoire.knowledge)


def help_reply(repertoire: Repertoire) -> Reply:
    """Return what can be asked, with some questions as buttons."""
    clinic = repertoire.clinic
    body = (
        "I answer questions about pain treatments, from one article: what they are, how they "
        "work, recovery, medicine, the care team and what is new. You can pick a question or "
        f"type your own. To talk to a person, call {clinic.name} at {clinic.phone}."
    )
    return plain_reply("help", body, repertoire, buttons=help_buttons(repertoire))


def hand_off_reply(repertoire: Repertoire) -> Reply:
    """Return how to reach the clinic's staff."""
    clinic = repertoire.clinic
    body = (
        f"I am an automated assistant; our staff can help you further. Call {clinic.name} at "
        f"{clinic.phone} ({clinic.hours}), or book a visit at {clinic.appointment_page}. "
        f"The address is {clinic.address}."
    )
    return plain_reply("handoff", body, repertoire)


def out_of_scope_reply(repertoire: Repertoire, failures: int = 0) -> Reply:
    """Return that a message is not about pain treatments, and what can be asked.

    After a failure in the turn before a person is offered as well.
    """
    clinic = repertoire.clinic
    body = (
        "That is outside what I can help with. I only answer questions about pain treatments. "
        f"For anything else, call {clinic.name} at {clinic.phone}."
    )
    return plain_reply(
        "out_of_scope",
        body,
        repertoire,
        buttons=(
            *fact_buttons(HELP_FACTS[:3], repertoire.knowledge),
            *((TALK_TO_A_PERSON,) if failures else ()),
            *rating_buttons(OUT_OF_SCOPE),
        ),
    )


def feedback_reply(rating: str, repertoire: Repertoire) -> Reply:
    """Return thanks for a rating; of a bad one also whom to call."""
    body = "Thank you for telling us."
    if rating == "down":
        body += f" You can ask in other words, or call {repertoire.clinic.name} at {repertoire.clinic.phone}."
    elif not rating:
        body += " You can rate each answer with the thumbs below it."
    return plain_reply("smalltalk", body, repertoire)


def feedback_unstored_reply(repertoire: Repertoire) -> Reply:
    """Return that a rating could not be kept, and whom to tell instead."""
    clinic = repertoire.clinic
    body = f"I am sorry, I could not keep your rating. You can tell {clinic.name} at {clinic.phone}."
    return plain_reply("smalltalk", body, repertoire)


def what_else_reply(repertoire: Repertoire) -> Reply:
    """Return the answer to a yes that takes up no offer."""
    return plain_reply("smalltalk", "All right. What would you like to know?", repertoire)


def left_reply(was_preparing: bool, repertoire: Repertoire) -> Reply:
    """Return that something was left; the questions saved before are kept."""
    left = "I have stopped the preparation. The questions you saved before are kept."
    body = f"All right. {left if was_preparing else ''} Ask me something whenever you like."
    return plain_reply("help", " ".join(body.split()), repertoire)


def go_back_reply(facts: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return the questions that were answered before, as buttons; help where there are none."""
    buttons = fact_buttons(facts[:MOST_CHOICES], repertoire.knowledge)
    if not buttons:
        return help_reply(repertoire)
    body = "What would you like to go back to?"
    return plain_reply("help", body, repertoire, buttons=buttons)


def spanish_reply(repertoire: Repertoire) -> Reply:
    """Return, in Spanish, that the bot only writes English, and whom to call."""
    clinic = repertoire.clinic
    body = (
        "Lo siento, solo puedo responder en inglés. Para hablar con una persona, llame a "
        f"{clinic.name} al {clinic.phone}. En una emergencia, llame al {clinic.emergency_number}. "
        f"Si piensa en hacerse daño, llame al {clinic.crisis_line}."
    )
    return plain_reply("out_of_scope", body, repertoire)


def other_language_reply(repertoire: Repertoire) -> Reply:
    """Return that the bot only writes English, and whom to call."""
    clinic = repertoire.clinic
    body = (
        "Sorry, I can only read and write English. To talk to a person, call "
        f"{clinic.name} at {clinic.phone}. In an emergency, call {clinic.emergency_number}."
    )
    return plain_reply("out_of_scope", body, repertoire)


def error_reply(repertoire: Repertoire) -> Reply:
    """Return that something failed, and whom to call instead."""
    clinic = repertoire.clinic
    body = (
        "Sorry, something went wrong and I could not answer. Please try again, or call "
        f"{clinic.name} at {clinic.phone}. In an emergency call {clinic.emergency_number}."
    )
    return plain_reply("error", body, repertoire)
