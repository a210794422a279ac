"""What is said about the patient's list of questions. Pure."""

from collections.abc import Sequence

from actions.repertoire import Repertoire
from actions.reply import Reply, plain_reply
from actions.visit.visit_list import MOST_QUESTIONS

HOW_TO_ADD = "To add one, write “add to my list:” and your question."


def shown_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return the list, numbered, ready to copy or print."""
    if not questions:
        return _reply(f"Your list is empty. {HOW_TO_ADD}", questions, repertoire)
    lines = numbered(questions)
    return _reply(
        f"Your questions for the visit:\n{lines}\nYou can copy or print this list.", questions, repertoire
    )


def added_reply(before: Sequence[str], after: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return what was added to the list, if anything was."""
    new = after[len(before) :]
    if new:
        words = "Added to your list: " + " ".join(f"“{question}”" for question in new)
        return _reply(f"{words} Say “show my questions” to see them all.", after, repertoire)
    if len(before) >= MOST_QUESTIONS:
        full = f"Your list has {MOST_QUESTIONS} questions, which is much for one visit. Remove one first."
        return _reply(full, after, repertoire)
    return _reply("That question is on your list already.", after, repertoire)


def which_to_add_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return a question back: which question shall be added."""
    return _reply(f"Which question shall I add? {HOW_TO_ADD}", questions, repertoire)


def removed_reply(removed: str, questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return what was taken off the list, and what is left."""
    left = f"Left:\n{numbered(questions)}" if questions else "Your list is empty now."
    return _reply(f"Taken off your list: “{removed}”\n{left}", questions, repertoire)


def which_to_remove_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return a question back: which question shall be taken off."""
    if not questions:
        return shown_reply(questions, repertoire)
    ask = f"Which one? Write “remove” and its number.\n{numbered(questions)}"
    return _reply(ask, questions, repertoire)


def cleared_reply(count: int, repertoire: Repertoire) -> Reply:
    """Return that the list is empty now."""
    said = f"I have cleared your list of {count}." if count else "Your list was empty already."
    return _reply(f"{said} {HOW_TO_ADD}", (), repertoire)


def numbered(questions: Sequence[str]) -> str:
    """Return questions as lines that begin with their number."""
    return "\n".join(f"{number}. {question}" for number, question in enumerate(questions, 1))


def _reply(body: str, questions: Sequence[str], repertoire: Repertoire) -> Reply:
    return plain_reply("help", body, repertoire, visit_questions=tuple(questions))
