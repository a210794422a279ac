"""What is said about the conversation itself: deleting it, starting it over. Pure."""

from collections.abc import Sequence

from actions.repertoire import Repertoire
from actions.replies import help_buttons
from actions.reply import Reply, plain_reply


def forgotten_reply(repertoire: Repertoire) -> Reply:
    """Return that everything was deleted."""
    return plain_reply("help", repertoire.sentence("talk.forgotten"), repertoire)


def ask_to_forget_reply(repertoire: Repertoire) -> Reply:
    """Return how to have everything deleted, where it is not clear that this is wanted."""
    return plain_reply("help", repertoire.sentence("talk.ask_to_forget"), repertoire)


def restarted_reply(questions: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return that the conversation begins anew."""
    body = repertoire.sentence("talk.restarted_with_list" if questions else "talk.restarted")
    return plain_reply("help", body, repertoire, buttons=help_buttons(repertoire))
