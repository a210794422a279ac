"""What the Telegram channel itself says, beside the bot's Replies."""

from actions.repertoire import Repertoire


def first_message_notice(repertoire: Repertoire) -> str:
    """Return what is said once in each conversation."""
    return repertoire.sentence("telegram.notice")


def words_only_notice(content: str, repertoire: Repertoire) -> str:
    """Return the answer to what is no text, by Telegram's name for it: "photo"."""
    return repertoire.sentence("telegram.words_only", content=repertoire.group("telegram_contents")[content])
