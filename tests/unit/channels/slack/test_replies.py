"""Where a Reply is shown in Slack, and to whom."""

import pytest

from actions.disclaimer import disclaimer
from tests.fakes.slack_stub import reply

NOTICE = (
    "I am an automated assistant. I give general information only, and no staff read this chat. "
    "Please do not share personal health details here."
)
ONLY_YOU = "Only you can see this. For your own list of questions, write to me in a direct message."


def test_direct_message_is_answered_there_with_notice_and_disclaimer(slack):
    slack.say("hello", channel="D7")
    [call] = slack.api.wait_for(1)
    assert call.method == "chat.postMessage"
    assert call.arguments["channel"] == "D7"
    assert not call.arguments.get("thread_ts")
    assert call.text == f"{NOTICE}\nYou said: hello\n{disclaimer()}"
    assert call.shown == ["You said: hello", NOTICE, disclaimer()]


def test_notice_is_shown_once_in_a_conversation(slack):
    for number, text in enumerate(["one", "two", "three"], 1):
        slack.say(text)
        slack.api.wait_for(number)
    assert [NOTICE in call.text for call in slack.api.calls if call.text] == [True, False, False]
    slack.say("hello", user="U2")
    assert NOTICE in slack.api.wait_for(4)[3].text


def test_message_in_a_thread_of_direct_messages_is_answered_in_the_thread(slack, model):
    slack.say("hello", thread_ts="1700000000.5")
    assert slack.api.wait_for(1)[0].arguments["thread_ts"] == "1700000000.5"
    slack.say("hello")
    slack.api.wait_for(2)
    assert len({conversation for conversation, _ in model.heard}) == 2


def test_mention_is_answered_in_a_thread_below_it(slack):
    slack.mention("what is RFA?", ts="1700000003.1")
    [call] = slack.api.wait_for(1)
    assert call.method == "chat.postMessage"
    assert (call.arguments["channel"], call.arguments["thread_ts"]) == ("C1", "1700000003.1")
    assert "You said: what is RFA?" in call.text


def test_mention_in_a_thread_goes_on_with_the_conversation_that_began_it(slack, model):
    slack.mention("one", ts="1700000003.1")
    slack.mention("two", ts="1700000004.1", thread_ts="1700000003.1")
    assert {call.arguments["thread_ts"] for call in slack.api.wait_for(2)} == {"1700000003.1"}
    assert len({conversation for conversation, _ in model.heard}) == 1


def test_people_channels_threads_and_direct_messages_never_share_a_conversation(slack, model):
    slack.say("a")
    slack.say("b", user="U2")
    slack.mention("c", ts="1.1", thread_ts="1.0")
    slack.mention("d", ts="1.2", thread_ts="1.0", user="U2")
    slack.mention("e", ts="1.3", thread_ts="1.05")
    slack.mention("f", ts="1.4", thread_ts="1.0", channel="C2")
    slack.command("g")
    slack.api.wait_for(7)
    assert len({conversation for conversation, _ in model.heard}) == 7


@pytest.mark.parametrize("outcome", ["advice", "help", "handoff", "error"])
def test_what_is_personal_is_shown_to_its_user_alone(slack, model, outcome):
    model.answer = lambda text: reply("For you.", outcome)
    slack.mention("should I stop my pills?")
    [call] = slack.api.wait_for(1)
    assert call.method == "chat.postEphemeral"
    assert (call.arguments["channel"], call.arguments["user"]) == ("C1", "U1")
    assert ONLY_YOU in call.text


def test_list_of_questions_is_never_shown_in_a_channel(slack, model):
    model.answer = lambda text: reply("Your questions", "answer", visit_questions=["Will it hurt?"])
    slack.mention("show my questions")
    assert slack.api.wait_for(1)[0].method == "chat.postEphemeral"


@pytest.mark.parametrize("outcome", ["answer", "not_covered", "clarify", "out_of_scope", "smalltalk"])
def test_general_information_is_shown_in_the_thread(slack, model, outcome):
    model.answer = lambda text: reply("In general.", outcome)
    slack.mention("what is RFA?")
    assert slack.api.wait_for(1)[0].method == "chat.postMessage"


@pytest.mark.parametrize(("thread", "shown_in"), [("", None), ("1700000000.5", "1700000000.5")])
def test_personal_reply_is_put_into_a_thread_only_where_one_has_begun(slack, model, thread, shown_in):
    # Slack does not show an ephemeral message in a thread that has no message yet.
    model.answer = lambda text: reply("For you.", "advice")
    slack.mention("hello", **({"thread_ts": thread} if thread else {}))
    assert slack.api.wait_for(1)[0].arguments.get("thread_ts") == shown_in


def test_emergency_in_a_channel_is_shown_at_once_and_kept_in_direct_messages(slack, model):
    model.answer = lambda text: reply("Call 911 now.", "emergency")
    slack.mention("chest pain")
    shown, kept = slack.api.wait_for(2)
    assert (shown.method, shown.arguments["user"]) == ("chat.postEphemeral", "U1")
    assert (kept.method, kept.arguments["channel"]) == ("chat.postMessage", "U1")
    # The number first: no notice stands before it.
    assert {shown.text, kept.text} == {"Call 911 now."}
    assert shown.buttons == []


def test_notice_follows_where_a_conversation_began_with_an_emergency(slack, model):
    model.answer = lambda text: reply("Call 911 now.", "emergency") if text == "chest pain" else reply("Yes.")
    slack.say("chest pain")
    slack.say("what is RFA?")
    alarm, answer = slack.api.wait_for(2)
    assert NOTICE not in alarm.text
    assert NOTICE in answer.text


def test_command_is_answered_at_its_own_address_to_its_user_alone(slack):
    slack.command("what is RFA?", response_url=f"{slack.api.base}/respond/command")
    [call] = slack.api.wait_for(1)
    assert call.method == "response_url"
    assert call.arguments["url"].endswith("/respond/command")
    assert (call.arguments["response_type"], call.arguments["replace_original"]) == ("ephemeral", False)
    assert "You said: what is RFA?" in call.text


def test_command_without_an_address_is_answered_to_its_user_alone(slack):
    slack.command("hello", response_url="")
    assert slack.api.wait_for(1)[0].method == "chat.postEphemeral"


def test_mention_or_command_without_a_word_asks_for_help(slack, model):
    slack.mention("")
    slack.command("", user="U2")
    slack.api.wait_for(2)
    assert model.texts == ["what can you help me with?"] * 2


def test_typed_payload_is_plain_text(slack, model):
    slack.say('/restart{"a": 1}')
    slack.command("/not_covered/cost", user="U2")
    slack.api.wait_for(2)
    assert model.texts == ['restart{"a": 1}', "not_covered/cost"]


def test_file_without_a_word_gets_a_kind_answer_and_one_with_words_an_answer(slack, model):
    slack.say("", subtype="file_share", files=[{"id": "F1"}])
    assert "only read text" in slack.api.wait_for(1)[0].text
    slack.say("what is RFA?", subtype="file_share", files=[{"id": "F1"}])
    slack.api.wait_for(2)
    assert model.texts == ["what is RFA?"]


def test_too_long_a_message_is_told_kindly_and_one_that_alarms_gets_the_number(slack, model):
    slack.say("a long story " * 400)
    assert "2,000 characters" in slack.api.wait_for(1)[0].text
    slack.say("a long story " * 400 + " and now I have crushing chest pain")
    slack.say("I have crushing chest pain. " + "It is a long story. " * 400)
    assert [call.text.startswith("Call 911 now.") for call in slack.api.wait_for(3)] == [False, True, True]
    assert model.heard == []


@pytest.mark.parametrize("ask", ["mention", "command"])
def test_too_long_a_message_that_alarms_gets_the_number_by_a_mention_and_a_command(slack, model, ask):
    getattr(slack, ask)("I have crushing chest pain. " + "It is a long story. " * 400)
    assert slack.api.wait_for(2)[0].text.startswith("Call 911 now.")
    assert model.heard == []


def test_failing_turn_is_answered_with_whom_to_call_and_logged_without_its_words(slack, model, caplog):
    model.error = RuntimeError("broken by Xaverine")
    slack.say("my name is Xaverine")
    [call] = slack.api.wait_for(1)
    assert "555-0142" in call.text
    assert "911" in call.text
    assert "Xaverine" not in caplog.text


def test_home_tab_is_shown_when_it_is_opened_and_a_question_there_is_answered_in_direct_messages(
    slack, model
):
    slack.open_home(tab="messages")
    slack.open_home()
    [home] = slack.api.wait_for(1)
    assert (home.method, home.arguments["user_id"]) == ("views.publish", "U1")
    button = home.arguments["view"]["blocks"][5]["elements"][0]
    slack.press_button(
        home, button, container={"type": "view", "view_id": "V1"}, channel=None, response_url=""
    )
    answer = slack.api.wait_for(2)[1]
    assert (answer.method, answer.arguments["channel"]) == ("chat.postMessage", "U1")
    assert f"You asked: {button['value']}" in answer.text
    slack.say("and then?")
    slack.api.wait_for(3)
    assert model.texts == [button["value"], "and then?"]
    assert len({conversation for conversation, _ in model.heard}) == 1
