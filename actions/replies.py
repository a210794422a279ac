"""Chooses what to say: knowledge in, one Reply out. Pure; knows nothing of Rasa."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.answers.unit_button import fact_buttons, unit_button
from actions.questions_to_bring import questions_to_bring
from actions.repertoire import Repertoire
from actions.reply import Button, Reply, clinical_reply, passages, plain_reply
from actions.talk.offers import none_of_these, rating_buttons, reason_buttons, talk_to_a_person, visit_buttons
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
        sources=passages(fact, repertoire.knowledge.source.title),
        buttons=rating_buttons(ASK_PREFIX + fact.claims[0], repertoire),
    )


def not_covered_reply(item: NotCovered, repertoire: Repertoire) -> Reply:
    """Return the honest sentence, what the source says nearby, and the question to bring."""
    to_bring = questions_to_bring((item.question,), repertoire)
    return clinical_reply(
        "not_covered",
        " ".join(filter(None, (repertoire.filled(item.sentence), item.nearby, to_bring.line))),
        repertoire,
        sources=passages(item, repertoire.knowledge.source.title),
        buttons=_offers(NOT_COVERED_PREFIX + item.id, repertoire),
        to_bring=to_bring,
    )


def advice_reply(item: Advice, repertoire: Repertoire) -> Reply:
    """Return why advice is declined, the general fact, and questions for the physician."""
    to_bring = questions_to_bring(item.questions, repertoire)
    return clinical_reply(
        "advice",
        " ".join(filter(None, (repertoire.filled(item.sentence), item.nearby, to_bring.line))),
        repertoire,
        sources=passages(item, repertoire.knowledge.source.title),
        buttons=_offers(ADVICE_PREFIX + item.id, repertoire),
        to_bring=to_bring,
    )


def _offers(intent: str, repertoire: Repertoire) -> tuple[Button, ...]:
    return (*visit_buttons([intent], repertoire), *rating_buttons(intent, repertoire))


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
    body = repertoire.sentence("not_answered.clarify")
    if failures:
        body = f"{body} {repertoire.sentence('not_answered.or_a_person')}"
    person = (talk_to_a_person(repertoire),) if failures else ()
    buttons = (*found[:MOST_CHOICES], none_of_these(repertoire), *person)
    return clinical_reply("clarify", body, repertoire, buttons=buttons)


def choices_rejected_reply(repertoire: Repertoire) -> Reply:
    """Return what the bot can answer and whom to call, after none of its choices was meant."""
    body = repertoire.sentence("talk.choices_rejected")
    buttons = (*help_buttons(repertoire), talk_to_a_person(repertoire))
    return plain_reply("help", body, repertoire, buttons=buttons)


def help_buttons(repertoire: Repertoire) -> tuple[Button, ...]:
    """Return some questions to begin with."""
    return fact_buttons(HELP_FACTS, repertoire.knowledge)


def help_reply(repertoire: Repertoire) -> Reply:
    """Return what can be asked, with some questions as buttons."""
    body = repertoire.sentence("talk.help")
    return plain_reply("help", body, repertoire, buttons=help_buttons(repertoire))


def hand_off_reply(repertoire: Repertoire) -> Reply:
    """Return how to reach the clinic's staff."""
    return plain_reply("handoff", repertoire.sentence("talk.hand_off"), repertoire, names_number=True)


def out_of_scope_reply(repertoire: Repertoire, failures: int = 0) -> Reply:
    """Return that a message is not about pain treatments, and what can be asked.

    After a failure in the turn before it is said in other words, and a person is offered as well.
    """
    buttons = (
        *fact_buttons(HELP_FACTS[:3], repertoire.knowledge),
        *((talk_to_a_person(repertoire),) if failures else ()),
        *rating_buttons(OUT_OF_SCOPE, repertoire),
    )
    body = repertoire.sentence(
        "not_answered.out_of_scope_again" if failures % 2 else "not_answered.out_of_scope"
    )
    return plain_reply("out_of_scope", body, repertoire, buttons=buttons)


def feedback_reply(rating: str, repertoire: Repertoire, about: str = "") -> Reply:
    """Return thanks for a rating; of a bad one also whom to call, and why it may have been."""
    thanks = {"down": "talk.rated_down", "": "talk.how_to_rate"}.get(rating, "talk.rated")
    reply = plain_reply("smalltalk", repertoire.sentence(thanks), repertoire)
    return replace(reply, reasons=reason_buttons(about, repertoire)) if rating == "down" else reply


def feedback_unstored_reply(repertoire: Repertoire) -> Reply:
    """Return that a rating could not be kept, and whom to tell instead."""
    return plain_reply("smalltalk", repertoire.sentence("talk.rating_unstored"), repertoire)


def what_else_reply(repertoire: Repertoire) -> Reply:
    """Return the answer to a yes that takes up no offer."""
    return plain_reply("smalltalk", repertoire.sentence("talk.what_else"), repertoire)


def left_reply(was_preparing: bool, repertoire: Repertoire) -> Reply:
    """Return that something was left; the questions saved before are kept."""
    body = repertoire.sentence("talk.preparation_left" if was_preparing else "talk.left")
    return plain_reply("help", body, repertoire)


def go_back_reply(facts: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return the questions that were answered before, as buttons; help where there are none."""
    buttons = fact_buttons(facts[:MOST_CHOICES], repertoire.knowledge)
    if not buttons:
        return help_reply(repertoire)
    return plain_reply("help", repertoire.sentence("talk.back_to_what"), repertoire, buttons=buttons)


def spanish_reply(repertoire: Repertoire) -> Reply:
    """Return, in Spanish, that the bot only writes English, and whom to call."""
    body = repertoire.sentence("not_answered.spanish")
    return plain_reply("out_of_scope", body, repertoire, names_number=True, language="es")


def other_language_reply(repertoire: Repertoire) -> Reply:
    """Return that the bot only writes English, and whom to call."""
    body = repertoire.sentence("not_answered.other_language")
    return plain_reply("out_of_scope", body, repertoire, names_number=True)
