"""What is said about the patient's list of questions. Pure."""

from collections.abc import Sequence

from actions.reply import Button, Reply, plain_reply
from actions.visit.visit_list import MOST_QUESTIONS

HOW_TO_ADD = "To add one, write “add to my list:” and your question."


def shown_reply(questions: Sequence[str], version: str) -> Reply:
    """Return the list, numbered, ready to copy or print."""
    if not questions:
        return _reply(f"Your list is empty. {HOW_TO_ADD}", questions, version)
    lines = numbered(questions)
    return _reply(
        f"Your questions for the visit:\n{lines}\nYou can copy or print this list.", questions, version
    )


def added_reply(before: Sequence[str], after: Sequence[str], version: str) -> Reply:
    """Return what was added to the list, if anything was."""
    new = after[len(before) :]
    if new:
        words = "Added to your list: " + " ".join(f"“{question}”" for question in new)
        return _reply(f"{words} Say “show my questions” to see them all.", after, version)
    if len(before) >= MOST_QUESTIONS:
        full = f"Your list has {MOST_QUESTIONS} questions, which is much for one visit. Remove one first."
        return _reply(full, after, version)
    return _reply("That question is on your list already.", after, version)


def which_to_add_reply(questions: Sequence[str], version: str) -> Reply:
    """Return a question back: which question shall be added."""
    return _reply(f"Which question shall I add? {HOW_TO_ADD}", questions, version)


def removed_reply(removed: str, questions: Sequence[str], version: str) -> Reply:
    """Return what was taken off the list, and what is left."""
    left = f"Left:\n{numbered(questions)}" if questions else "Your list is empty now."
    return _reply(f"Taken off your list: “{removed}”\n{left}", questions, version)


def which_to_remove_reply(questions: Sequence[str], version: str) -> Reply:
    """Return a question back: which question shall be taken off."""
    if not questions:
        return shown_reply(questions, version)
    ask = f"Which one? Write “remove” and its number.\n{numbered(questions)}"
    return _reply(ask, questions, version)


def cleared_reply(count: int, version: str) -> Reply:
    """Return that the list is empty now."""
    said = f"I have cleared your list of {count}." if count else "Your list was empty already."
    return _reply(f"{said} {HOW_TO_ADD}", (), version)


def numbered(questions: Sequence[str]) -> str:
    """Return questions as lines that begin with their number."""
    return "\n".join(f"{number}. {question}" for number, question in enumerate(questions, 1))


def forgotten_reply(version: str) -> Reply:
    """Return that everything was deleted."""
    body = (
        "Done. I have deleted what you wrote here, with my answers and your list of questions. "
        "You can start again at any time."
    )
    return plain_reply("help", body, knowledge_version=version)


def ask_to_forget_reply(version: str) -> Reply:
    """Return how to have everything deleted, where it is not clear that this is wanted."""
    body = "Shall I delete what you wrote here, with my answers and your list? Then write “forget me”."
    return plain_reply("help", body, knowledge_version=version)


def restarted_reply(questions: Sequence[str], buttons: tuple[Button, ...], version: str) -> Reply:
    """Return that the conversation begins anew."""
    kept = " Your list of questions is kept." if questions else ""
    body = f"Let us start over.{kept} What would you like to know about pain treatments?"
    return plain_reply("help", body, buttons=buttons, knowledge_version=version)


def _reply(body: str, questions: Sequence[str], version: str) -> Reply:
    return plain_reply("help", body, knowledge_version=version, visit_questions=tuple(questions))
