"""The channels of a server, set up."""

from rasa.core.channels.channel import InputChannel

from actions.repertoire import Repertoire
from channels.computing import Computing
from channels.outbox import Outbox
from channels.slack.slack_input import SlackInput
from channels.telegram.telegram_input import TelegramInput
from channels.web_chat.session_token import SessionTokens
from channels.web_chat.web_chat_input import WebChatInput
from knowledge.loader import load_knowledge
from settings.settings import Settings
from storage.database import Database
from storage.session_secret import session_secret
from storage.work import StoredWork
from storage.writer import Writer
from telemetry.conversation_mark import use_mark_key


def channels_of(settings: Settings, database: Database, computing: Computing) -> list[InputChannel]:
    """Return the channels that credentials.yml names; what they must remember is in the database."""
    served = settings.credentials
    repertoire = Repertoire(load_knowledge(), settings.clinic)
    secret = settings.session_secret or session_secret(database)
    use_mark_key(secret)
    channels: list[InputChannel] = []
    writer = Writer(database)
    if served.web_chat:
        tokens = SessionTokens(secret)
        channels.append(WebChatInput(tokens, served.web_chat, repertoire, computing=computing))
    if served.telegram:
        outbox = Outbox(TelegramInput.name(), StoredWork(writer, TelegramInput.name()))
        channels.append(TelegramInput(settings.telegram, repertoire, outbox=outbox, computing=computing))
    if served.slack:
        outbox = Outbox(SlackInput.name(), StoredWork(writer, SlackInput.name()))
        channels.append(SlackInput(settings.slack, repertoire, outbox=outbox, computing=computing))
    return channels
