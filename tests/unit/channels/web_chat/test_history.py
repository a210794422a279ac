"""A page that was loaded again gets what was said before, and nobody else does."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.slots import ListSlot
from rasa.shared.core.trackers import DialogueStateTracker

from actions.repertoire import load_repertoire
from channels.web_chat.history import history, visit_questions
from channels.web_chat.web_chat_input import WebChatInput
from nlu.slots import VISIT_SLOT
from settings.credentials import WebChatLimits

REPERTOIRE = load_repertoire()

BUTTON = {"title": "What does it cost?", "payload": "/not_covered/cost"}


def test_history_tells_questions_and_replies_in_their_order(chat, bot):
    token = chat.session()
    chat.send({"text": "does it work?"}, token)
    told = chat.history(token).json()
    ages = [time.time() - entry.pop("at") for entry in told["entries"]]
    assert told == {
        "entries": [
            {"from": "patient", "text": "does it work?", "payload": None},
            {"from": "guide", "reply": bot.reply},
        ],
        "writing": False,
        "visit_questions": [],
    }
    assert 0 <= ages[1] <= ages[0] < 60


def test_session_without_a_message_has_an_empty_history(chat):
    assert chat.history(chat.session()).json() == {
        "entries": [],
        "writing": False,
        "visit_questions": [],
    }


def test_history_is_that_of_the_tokens_own_conversation(chat):
    chat.send({"text": "my secret"})
    assert chat.history(chat.session()).json()["entries"] == []


@pytest.mark.parametrize("token", ["", "x", "a.9999999999.b"])
def test_history_needs_a_token_of_ours(chat, token):
    answer = chat.history(token)
    assert (answer.status_code, answer.json()["error"]["code"][:5]) == (401, "token")


@pytest.mark.parametrize("wait", ["x", "21", "-1", "1.5", "00005", "٣"])
def test_wait_that_is_no_short_time_is_refused(chat, wait):
    answer = chat.history(chat.session(), wait)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "malformed")


def test_history_is_limited_like_messages(serve_chat, bot, tokens):
    with serve_chat(
        bot, WebChatInput(tokens, WebChatLimits(address_messages_per_minute=3), REPERTOIRE)
    ) as chat:
        token = chat.session()
        assert [chat.history(token).status_code for _ in range(2)] == [200, 429]


def test_chosen_button_is_told_by_its_title_and_its_payload():
    events = [
        UserUttered("hello"),
        ActionExecuted("action_listen"),
        BotUttered("Pick one.", {"buttons": [BUTTON]}, {"reply": {"text": "Pick one.", "buttons": [BUTTON]}}),
        UserUttered("/not_covered/cost"),
    ]
    assert history(events)[-1] == {
        "from": "patient",
        "text": "What does it cost?",
        "payload": "/not_covered/cost",
        "at": events[-1].timestamp,
    }


def test_payload_that_was_never_offered_is_told_as_text():
    [entry] = history([UserUttered("/restart")])
    assert (entry["text"], entry["payload"]) == ("restart", None)


def test_response_of_the_domain_is_told_as_a_reply():
    [entry] = history([BotUttered("Call 911 now.", {}, {"utter_action": "utter_report_emergency"})])
    assert (entry["reply"]["outcome"], entry["reply"]["text"]) == ("emergency", "Call 911 now.")


def test_long_conversation_is_told_from_its_end():
    entries = history([UserUttered(str(number)) for number in range(300)])
    assert (len(entries), entries[-1]["text"]) == (200, "299")


def test_answer_under_way_is_told_and_can_be_waited_for(chat, bot):
    bot.may_answer.clear()
    token = chat.session()
    with ThreadPoolExecutor() as pool:
        sent = pool.submit(chat.send, {"text": "hello"}, token)
        assert bot.is_asked.wait(10)
        assert chat.history(token).json()["writing"] is True
        waiting = pool.submit(chat.history, token, "20")
        bot.may_answer.set()
        assert waiting.result().json()["writing"] is False
        assert len(waiting.result().json()["entries"]) == 2
        assert sent.result().status_code == 200


def test_wait_ends_when_its_time_is_over(chat, bot):
    bot.may_answer.clear()
    token = chat.session()
    with ThreadPoolExecutor() as pool:
        pool.submit(chat.send, {"text": "hello"}, token)
        assert bot.is_asked.wait(10)
        assert chat.history(token, "1").json()["writing"] is True
        bot.may_answer.set()


def test_list_of_questions_comes_with_the_history():
    tracker = DialogueStateTracker("me", [ListSlot(VISIT_SLOT, [])])
    tracker.update(SlotSet(VISIT_SLOT, ["What will it cost me?"]))
    assert visit_questions(tracker) == ["What will it cost me?"]
    assert visit_questions(None) == []


@pytest.mark.parametrize(("variant", "language"), [("_in_spanish", "es"), ("", "en")])
def test_language_of_a_response_is_that_of_the_variant_that_was_said(variant, language):
    text = REPERTOIRE.sentence(f"emergency.utter_report_emergency{variant}")
    [entry] = history([BotUttered(text, {}, {"utter_action": "utter_report_emergency"})])
    assert entry["reply"]["language"] == language
