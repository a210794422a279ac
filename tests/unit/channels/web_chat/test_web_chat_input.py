import logging

import pytest

from actions.repertoire import load_repertoire
from channels.web_chat.web_chat_input import WebChatInput
from settings.credentials import WebChatLimits
from settings.errors import SettingsError

REPERTOIRE = load_repertoire()


def error_code(answer):
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message"}
    assert answer.json()["error"]["message"].endswith((".", "!", "?"))
    return answer.status_code, answer.json()["error"]["code"]


def test_message_gets_the_replies_of_its_turn(chat, bot):
    answer = chat.send({"text": "does it work?"})
    assert answer.status_code == 200
    assert answer.json() == {"replies": [bot.reply]}
    assert answer.headers["Cache-Control"] == "no-store"


def test_messages_of_a_session_reach_one_conversation_and_those_of_another_a_second(chat, bot):
    first, second = chat.session(), chat.session()
    for token in (first, second, first):
        chat.send({"text": "hello"}, token)
    one, other, again = [message.sender_id for message in bot.heard]
    assert one == again != other


def test_client_cannot_choose_its_conversation(chat, bot):
    chat.send({"text": "hello", "sender": "someone_else", "session_id": "someone_else"})
    assert bot.heard[0].sender_id != "someone_else"


def test_channel_is_named_in_the_message(chat, bot):
    chat.send({"text": "hello"})
    assert bot.heard[0].input_channel == "web_chat"


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/not_covered/cost", "not_covered/cost"),
        ("  /restart", "restart"),
        ('/inform{"topic": "x"}', 'inform{"topic": "x"}'),
        ("// / /not_covered/cost", "not_covered/cost"),
        ("/\n/not_covered/cost", "not_covered/cost"),
        ("/\u00a0/not_covered/cost", "not_covered/cost"),
        ("pills and/or shots", "pills and/or shots"),
    ],
)
def test_typed_slash_is_plain_text(chat, bot, typed, heard):
    assert chat.send({"text": typed}).status_code == 200
    assert bot.texts == [heard]


def test_half_a_surrogate_pair_is_answered(chat, bot):
    assert chat.send_body(b'{"text": "does it hurt \\ud83d"}').status_code == 200
    assert bot.texts == ["does it hurt ?"]


@pytest.mark.parametrize(
    "payload", ["/not_covered/cost", '/feedback{"rating": "up", "about": "not_covered/cost"}']
)
def test_offered_payload_is_handed_on_as_it_is(chat, bot, payload):
    bot.reply["buttons"] = [{"title": "Cost", "payload": payload}]
    token = chat.session()
    chat.send({"text": "hello"}, token)
    assert chat.send({"payload": payload}, token).status_code == 200
    assert bot.texts == ["hello", payload]


def test_payload_that_was_not_offered_is_refused(chat, bot):
    assert error_code(chat.send({"payload": "/not_covered/cost"})) == (409, "not_offered")
    assert bot.heard == []


def test_payload_that_another_conversation_was_offered_is_refused(chat, bot):
    bot.reply["buttons"] = [{"title": "Cost", "payload": "/not_covered/cost"}]
    chat.send({"text": "hello"})
    assert error_code(chat.send({"payload": "/not_covered/cost"})) == (409, "not_offered")


@pytest.mark.parametrize(
    "payload",
    [
        "not_covered/cost",
        "/",
        "/Ask",
        '/not_covered/cost{"a": "b"',
        "/not_covered/cost{a}",
        '/not_covered/cost["a"]',
        '/not_covered/cost{"a": "' + "b" * 600 + '"}',
        "/not_covered/cost{" + '"a":{' * 90 + "}" * 91,
        "/ask cost",
        "/not_covered/cost\n",
        "//not_covered/cost",
        7,
        {},
        [],
    ],
)
def test_payload_of_another_shape_is_refused(chat, bot, payload):
    assert error_code(chat.send({"payload": payload})) == (400, "bad_payload")
    assert bot.heard == []


@pytest.mark.parametrize("message_id", [7, None, "a b", "x" * 65, "ü"])
def test_id_of_another_shape_is_refused(chat, bot, message_id):
    assert error_code(chat.send({"text": "hello", "id": message_id})) == (400, "malformed")
    assert bot.heard == []


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "/", " // "])
def test_empty_text_is_refused(chat, bot, text):
    assert error_code(chat.send({"text": text})) == (400, "empty")
    assert bot.heard == []


def test_text_of_2000_characters_is_taken(chat, bot):
    assert chat.send({"text": "x" * 2000}).status_code == 200


def test_longer_text_is_refused_kindly(chat, bot):
    answer = chat.send({"text": "x" * 2001})
    assert error_code(answer) == (400, "too_long")
    assert "2,000 characters" in answer.json()["error"]["message"]
    assert bot.heard == []


def test_body_above_16_kilobytes_is_refused(chat, bot):
    assert error_code(chat.send({"text": "x" * 16_400})) == (413, "too_large")
    assert bot.heard == []


def test_body_above_16_kilobytes_without_a_length_is_refused(chat, bot):
    headers = {"Authorization": f"Bearer {chat.session()}"}
    chunks = (b"x" * 1000 for _ in range(40))
    assert error_code(chat.request("POST", "/messages", data=chunks, headers=headers)) == (413, "too_large")
    assert bot.heard == []


@pytest.mark.parametrize("body", [b"", b"hello", b"{", b"\xff\xfe\x00", b"[" * 9000])
def test_body_that_is_not_json_is_refused(chat, bot, body):
    assert error_code(chat.send_body(body)) == (400, "not_json")
    assert bot.heard == []


@pytest.mark.parametrize(
    "message",
    [
        [],
        "hello",
        3,
        None,
        {},
        {"text": 5},
        {"text": ["a"]},
        {"text": None},
        {"text": "a", "payload": "/not_covered/cost"},
    ],
)
def test_json_of_another_shape_is_refused(chat, bot, message):
    assert error_code(chat.send_body(_json(message))) == (400, "malformed")
    assert bot.heard == []


def _json(value):
    import json

    return json.dumps(value).encode()


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer ", "Basic eDp5", "token"])
def test_message_without_a_token_is_refused(chat, bot, authorization):
    headers = {} if authorization is None else {"Authorization": authorization}
    answer = chat.request("POST", "/messages", json={"text": "hello"}, headers=headers)
    assert error_code(answer) == (401, "token_missing")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert bot.heard == []


WRONG_METHODS = [
    *((path, "POST", method) for path in ("/messages", "/session") for method in ("GET", "PUT", "DELETE")),
    *(("/history", "GET", method) for method in ("POST", "PUT", "DELETE")),
]


@pytest.mark.parametrize(("path", "taken", "method"), WRONG_METHODS)
def test_wrong_method_is_refused_in_the_same_shape(chat, path, taken, method):
    answer = chat.request(method, path)
    assert error_code(answer) == (405, "method_not_allowed")
    assert answer.headers["Allow"] == f"{taken}, OPTIONS"


@pytest.mark.parametrize("path", ["", "/", "/messages/1", "/session/x/y", "/%2e%2e/rest"])
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_unknown_address_is_refused_in_the_same_shape(chat, method, path):
    assert error_code(chat.request(method, path)) == (404, "not_found")


@pytest.mark.parametrize("said_before", [None, {"outcome": "answer", "text": "Half an answer."}])
def test_failing_turn_gives_an_error_reply_and_keeps_the_words_out_of_the_log(chat, bot, caplog, said_before):
    caplog.set_level(logging.DEBUG)
    bot.reply, bot.error = said_before, RuntimeError("could not parse 'my secret pain'")
    answer = chat.send({"text": "my secret pain"})
    assert answer.status_code == 200
    [reply] = answer.json()["replies"]
    assert reply["outcome"] == "error"
    assert "555-0142" in reply["text"]
    assert "911" in reply["text"]
    assert "a turn failed with RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_failing_turn_still_answers_an_emergency(chat, bot):
    bot.error = RuntimeError()
    [reply] = chat.send({"text": "I have crushing chest pain"}).json()["replies"]
    assert reply["outcome"] == "emergency"
    assert reply["text"].startswith("Call 911 now")


def test_turn_without_a_reply_gives_an_error_reply(chat, bot):
    bot.reply = None
    [reply] = chat.send({"text": "hello"}).json()["replies"]
    assert reply["outcome"] == "error"


def test_refused_message_is_not_logged(chat, caplog):
    caplog.set_level(logging.DEBUG)
    chat.send({"text": "my secret pain " * 200})
    chat.send_body(b"my secret pain")
    assert "secret" not in caplog.text


def test_third_message_of_a_burst_waits(serve_chat, bot, tokens):
    limits = WebChatLimits(session_messages_per_minute=6, address_messages_per_minute=600)
    with serve_chat(bot, WebChatInput(tokens, limits, REPERTOIRE)) as chat:
        token = chat.session()
        codes = [chat.send({"text": "hello"}, token).status_code for _ in range(2)]
        answer = chat.send({"text": "hello"}, token)
        assert codes == [200, 200]
        assert error_code(answer) == (429, "too_many_requests")
        assert 1 <= int(answer.headers["Retry-After"]) <= 10
        assert len(bot.heard) == 2
        assert chat.send({"text": "hello"}).status_code == 200  # another session


def test_new_session_does_not_escape_the_limit_of_its_address(serve_chat, bot, tokens):
    limits = WebChatLimits(address_messages_per_minute=6, address_sessions_per_minute=600)
    with serve_chat(bot, WebChatInput(tokens, limits, REPERTOIRE)) as chat:
        answers = [chat.send({"text": "hello"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_sessions_of_an_address_are_limited(serve_chat, bot, tokens):
    with serve_chat(
        bot, WebChatInput(tokens, WebChatLimits(address_sessions_per_minute=3), REPERTOIRE)
    ) as chat:
        assert chat.request("POST", "/session").status_code == 200
        answer = chat.request("POST", "/session")
    assert error_code(answer) == (429, "too_many_requests")
    assert "Retry-After" in answer.headers


@pytest.mark.parametrize(
    ("credentials", "named"),
    [
        ({"messages": 3}, "messages"),
        ({"session_messages_per_minute": 0}, "session_messages_per_minute"),
        ({"address_sessions_per_minute": "many"}, "address_sessions_per_minute"),
        ({"address_messages_per_minute": True}, "address_messages_per_minute"),
    ],
)
def test_bad_setting_of_credentials_is_named(credentials, named):
    with pytest.raises(SettingsError, match=named):
        WebChatInput.from_credentials(credentials)


@pytest.mark.parametrize("credentials", [None, {}, {"session_messages_per_minute": 12}])
def test_credentials_may_leave_settings_out(credentials):
    assert WebChatInput.from_credentials(credentials).url_prefix() == "web_chat"
