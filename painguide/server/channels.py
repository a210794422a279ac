"""The channels of a server, set up."""

from rasa.core.channels.channel import InputChannel

from actions.repertoire import Repertoire
from channels.slack.slack_input import SlackInput
from channels.telegram.telegram_input import TelegramInput
from channels.web_chat.session_token import SessionTokens
from channels.web_chat.web_chat_input import WebChatInput
from knowledge.loader import load_knowledge
from settings.settings import Settings
from storage.database import Database
from storage.deliveries import StoredDeliveries
from storage.session_secret import session_secret
from telemetry.conversation_mark import use_mark_key


def channels_of(settings: Settings, database: Database) -> list[InputChannel]:
    """Return the channels that credentials.yml names; what they must remember is in the database."""
    served = settings.credentials
    repertoire = Repertoire(load_knowledge(), settings.clinic)
    secret = settings.session_secret or session_secret(database)
    use_mark_key(secret)
    channels: list[InputChannel] = []
    if served.web_chat:
        channels.append(WebChatInput(SessionTokens(secret), served.web_chat, repertoire))
    if served.telegram:
        updates = StoredDeliveries(database, TelegramInput.name())
        channels.append(TelegramInput(settings.telegram, repertoire, updates=updates))
    if served.slack:
        deliveries = StoredDeliveries(database, SlackInput.name())
        channels.append(SlackInput(settings.slack, repertoire, deliveries=deliveries))
    return channels
