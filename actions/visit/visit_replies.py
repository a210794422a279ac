"""What is said about the patient's list of questions. Pure."""

from collections.abc import Sequence

from actions.repertoire import Repertoire
from actions.reply import Reply, plain_reply
from actions.visit.visit_list import MOST_QUESTIONS


def shown_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return the list, numbered, ready to copy or print."""
    if not questions:
        return _reply(_how_to_add("visit_list.empty", repertoire), questions, repertoire)
    body = repertoire.sentence("visit_list.shown", questions=numbered(questions))
    return _reply(body, questions, repertoire)


def added_reply(before: Sequence[str], after: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return what was added to the list, if anything was."""
    new = " ".join(f"“{question}”" for question in after[len(before) :])
    if new:
        body = repertoire.sentence("visit_list.added", questions=new)
    elif len(before) >= MOST_QUESTIONS:
        body = repertoire.sentence("visit_list.full", most=MOST_QUESTIONS)
    else:
        body = repertoire.sentence("visit_list.there_already")
    return _reply(body, after, repertoire)


def which_to_add_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return a question back: which question shall be added."""
    return _reply(_how_to_add("visit_list.which_to_add", repertoire), questions, repertoire)


def removed_reply(removed: str, questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return what was taken off the list, and what is left."""
    left = (
        repertoire.sentence("visit_list.left", questions=numbered(questions))
        if questions
        else repertoire.sentence("visit_list.empty_now")
    )
    taken = repertoire.sentence("visit_list.removed", question=removed)
    return _reply(f"{taken}\n{left}", questions, repertoire)


def which_to_remove_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return a question back: which question shall be taken off."""
    if not questions:
        return shown_reply(questions, repertoire)
    body = repertoire.sentence("visit_list.which_to_remove", questions=numbered(questions))
    return _reply(body, questions, repertoire)


def cleared_reply(count: int, repertoire: Repertoire) -> Reply:
    """Return that the list is empty now."""
    if not count:
        return _reply(_how_to_add("visit_list.was_empty", repertoire), (), repertoire)
    cleared = repertoire.sentence("visit_list.cleared", count=count)
    return _reply(f"{cleared} {repertoire.sentence('visit_list.how_to_add')}", (), repertoire)


def numbered(questions: Sequence[str]) -> str:
    """Return questions as lines that begin with their number."""
    return "\n".join(f"{number}. {question}" for number, question in enumerate(questions, 1))


def _reply(body: str, questions: Sequence[str], repertoire: Repertoire) -> Reply:
    return plain_reply("help", body, repertoire, visit_questions=tuple(questions))


def _how_to_add(sentence_id: str, repertoire: Repertoire) -> str:
    return f"{repertoire.sentence(sentence_id)} {repertoire.sentence('visit_list.how_to_add')}"
