"""What is said about the conversation itself: deleting it, starting it over. Pure."""

from collections.abc import Sequence

from actions.repertoire import Repertoire
from actions.replies import help_buttons
from actions.reply import Reply, plain_reply


def forgotten_reply(repertoire: Repertoire) -> Reply:
    """Return that everything was deleted."""
    body = (
        "Done. I have deleted what you wrote here, with my answers and your list of questions. "
        "You can start again at any time."
    )
    return plain_reply("help", body, repertoire)


def ask_to_forget_reply(repertoire: Repertoire) -> Reply:
    """Return how to have everything deleted, where it is not clear that this is wanted."""
    body = "Shall I delete what you wrote here, with my answers and your list? Then write “forget me”."
    return plain_reply("help", body, repertoire)


def restarted_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return that the conversation begins anew."""
    kept = " Your list of questions is kept." if questions else ""
    body = f"Let us start over.{kept} What would you like to know about pain treatments?"
    return plain_reply("help", body, repertoire, buttons=help_buttons(repertoire))
