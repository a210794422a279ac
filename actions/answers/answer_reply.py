"""One Reply to all that a message asks. Pure."""

from collections.abc import Sequence

from actions.answers.several_reply import several_reply
from actions.repertoire import Repertoire
from actions.replies import unit_reply
from actions.reply import Reply
from nlu.intents import QUESTION_KINDS, answer_unit


def answer_reply(intents: Sequence[str], repertoire: Repertoire, words_taken: int = 0) -> Reply | None:
    """Return one Reply to all that is asked; None where nothing of it is a question of ours.

    `words_taken` will be added to its body.
    """
    units = list(dict.fromkeys(answer_unit(intent, repertoire.knowledge) for intent in intents))
    if len(units) == 1:
        return unit_reply(units[0], repertoire)
    known = any(unit.kind in QUESTION_KINDS for unit in units)
    return several_reply(units, repertoire, words_taken) if known else None
