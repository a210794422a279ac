"""Finds what a message says to the bot: in a group most messages are for others."""

import re
from dataclasses import dataclass

from channels.telegram.update import PatientMessage

# What a command says in words, which the bot understands on every channel.
WORDS_OF_COMMAND = {
    "start": "what can you do",
    "help": "what can you do",
    "ask": "what can you do",
    "questions": "show my questions",
    "person": "talk to a person",
    "restart": "start over",
    "forget": "forget me",
}
_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?=\s|$)\s*(?P<rest>.*)", re.ASCII | re.DOTALL)
# What a link https://t.me/<bot>?start=<...> adds: from a web page, not from the patient.
_LINK_PARAMETER = re.compile(r"[\w-]{1,64}", re.ASCII)
_SLASHES = re.compile(r"^[\s/]+")


@dataclass(frozen=True)
class BotIdentity:
    """Who the bot is on Telegram; the name is None where it is not known."""

    user_id: int
    username: str | None


def needs_username(message: PatientMessage) -> bool:
    """Whether only the bot's name tells if a message is for it."""
    return message.sender.is_group and "@" in message.text


def words_for_bot(message: PatientMessage, bot: BotIdentity) -> str | None:
    """Return what a message asks the bot; None when it is for others. May be empty.

    The words never start with "/": Rasa would take them for a payload.
    """
    command = _COMMAND.fullmatch(message.text)
    if not message.sender.is_group:
        return _words_of_command(command) if command else _typed(message.text)
    if command and command["bot"]:
        is_ours = command["bot"].lower() == (bot.username or "").lower()
        return _words_of_command(command) if is_ours else None
    if command and command["name"].lower() in WORDS_OF_COMMAND:
        return _words_of_command(command)
    words, mentions = _without_mentions(message.text, bot)
    if mentions or bot.user_id in message.mentioned_ids or message.replied_to == bot.user_id:
        return _typed(words) or ("" if message.content else WORDS_OF_COMMAND["help"])
    return None


def _words_of_command(command: re.Match[str]) -> str:
    name, rest = command["name"].lower(), command["rest"].strip()
    if name == "ask" and rest:
        return _typed(rest)
    if name in WORDS_OF_COMMAND and (not rest or (name == "start" and _LINK_PARAMETER.fullmatch(rest))):
        return WORDS_OF_COMMAND[name]
    # Whatever else was written is not lost: "/forget me", "/help my leg is numb".
    return f"{command['name']} {rest}".strip()


def _without_mentions(text: str, bot: BotIdentity) -> tuple[str, int]:
    if not bot.username:
        return text, 0
    return re.subn(rf"(?<!\w)@{re.escape(bot.username)}\b", " ", text, flags=re.IGNORECASE)


def _typed(text: str) -> str:
    return _SLASHES.sub("", text).strip()
