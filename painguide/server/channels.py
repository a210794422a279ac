"""The channels of a server, set up."""

from rasa.core.channels.channel import InputChannel

from actions.repertoire import Repertoire
from channels.slack.slack_input import SlackInput
from channels.telegram.telegram_input import TelegramInput
from channels.web_chat.session_token import SessionTokens
from channels.web_chat.web_chat_input import WebChatInput
from knowledge.loader import load_knowledge
from settings.settings import Settings


def channels_of(settings: Settings) -> list[InputChannel]:
    """Return the channels that credentials.yml names."""
    served = settings.credentials
    repertoire = Repertoire(load_knowledge(), settings.clinic)
    channels: list[InputChannel] = []
    if served.web_chat:
        channels.append(WebChatInput(SessionTokens(settings.session_secret), served.web_chat, repertoire))
    if served.telegram:
        channels.append(TelegramInput(settings.telegram, repertoire))
    if served.slack:
        channels.append(SlackInput(settings.slack, repertoire))
    return channels
