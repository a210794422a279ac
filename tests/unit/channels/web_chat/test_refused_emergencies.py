"""An emergency is answered though a limit turns its message away."""

import pytest

from actions.repertoire import load_repertoire
from channels.web_chat.web_chat_input import WebChatInput
from nlu.safety.red_flag_rules import knowledge_rules
from settings.credentials import WebChatLimits

# As in a server whose model is loaded: their first use takes seconds.
knowledge_rules()

ALARM = "I have crushing chest pain"
SESSION_LIMIT = {"session_messages_per_minute": 3}
ADDRESS_LIMIT = {"address_messages_per_minute": 3}


def outcome(answer):
    assert answer.status_code == 200
    [reply] = answer.json()["replies"]
    return reply["outcome"]


@pytest.fixture(params=[SESSION_LIMIT, ADDRESS_LIMIT], ids=["session", "address"])
def limited(request, serve_chat, bot, tokens):
    """A chat in which a message was sent, and none more is taken."""
    channel = WebChatInput(tokens, WebChatLimits(**request.param), load_repertoire())
    with serve_chat(bot, channel) as chat:
        token = chat.session()
        assert chat.send({"text": "hello"}, token).status_code == 200
        yield lambda message, token=token: chat.send(message, token)


def test_emergency_in_too_many_messages_is_answered(limited, bot):
    assert outcome(limited({"text": ALARM})) == "emergency"
    assert bot.texts == ["hello"]


@pytest.mark.parametrize(
    "message", [{"text": "hello"}, {"payload": "/not_covered/cost"}, {"text": 5}, {}, []]
)
def test_any_other_message_is_refused_as_ever(limited, message):
    answer = limited(message)
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "too_many_requests")


def test_emergency_without_a_session_is_not_read(limited):
    assert limited({"text": ALARM}, "no token").status_code in {401, 429}


@pytest.mark.parametrize("text", [f"{ALARM}. " + "a " * 1000, "a " * 4000 + f". {ALARM}"])
def test_emergency_in_too_long_a_message_is_answered(chat, bot, text):
    assert outcome(chat.send({"text": text})) == "emergency"
    assert bot.texts == []


def test_flood_of_refused_messages_is_refused_unread(limited):
    for _ in range(45):
        limited({"text": "hello"})
    assert limited({"text": ALARM}).status_code == 429
