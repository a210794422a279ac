"""A red flag in a thread with the bot is answered without a mention; everything else there is for others."""

import pytest

from channels.slack.place import SlackPlace
from channels.slack.threads import BotThreads

ALARM = "I have crushing chest pain"
NUMBER = "Call 911 now."
ROOT = "1700000003.1"
GROUP = {"channel": "G1", "channel_type": "group"}


@pytest.fixture
def sent_for(slack, said_after):
    """Delivers what people write in the thread ROOT; returns what is sent for it."""

    def ask(text):
        return slack.mention(text, ts="1700000008.1", thread_ts=ROOT)

    return lambda *deliveries: said_after(*deliveries, ask_last=ask)


@pytest.fixture
def thread(slack):
    """A thread that was begun with a mention of the bot."""
    slack.mention("what is RFA?", ts=ROOT)
    slack.api.wait_for(1)
    return ROOT


def test_red_flag_in_the_bots_thread_is_shown_to_its_writer_there_and_kept(slack, model, thread, sent_for):
    shown, kept = sent_for(lambda: slack.write(ALARM, thread_ts=thread))
    assert (shown.method, shown.arguments["channel"], shown.arguments["user"]) == (
        "chat.postEphemeral",
        "C1",
        "U1",
    )
    assert shown.arguments["thread_ts"] == thread
    assert (kept.method, kept.arguments["channel"]) == ("chat.postMessage", "U1")
    assert shown.text == kept.text
    assert shown.text.startswith(NUMBER)
    assert model.texts == ["what is RFA?", "the last"]


def test_red_flag_of_another_person_is_answered_to_them(slack, thread):
    slack.write(ALARM, thread_ts=thread, user="U2")
    shown, kept = slack.api.wait_for(3)[1:]
    assert (shown.arguments["user"], kept.arguments["channel"]) == ("U2", "U2")


def test_thread_in_which_the_bot_was_mentioned_later_and_of_a_private_channel_counts(slack):
    slack.mention("what is RFA?", ts="1700000004.1", thread_ts=ROOT, **GROUP)
    slack.api.wait_for(1)
    slack.write(ALARM, thread_ts=ROOT, **GROUP)
    assert slack.api.wait_for(3)[1].arguments["channel"] == "G1"


@pytest.mark.parametrize(
    "text",
    ["thank you all", "how does it work?", "I do not have chest pain", "should I stop my pills?", ""],
)
def test_everything_else_there_stays_unanswered(slack, model, thread, sent_for, text):
    assert sent_for(lambda: slack.write(text, thread_ts=thread)) == []
    assert model.texts == ["what is RFA?", "the last"]


@pytest.mark.parametrize(
    "place",
    [{}, {"thread_ts": "1700000001.9"}, {"thread_ts": ROOT, "channel": "C2"}, {"channel_type": "group"}],
    ids=["channel itself", "another thread", "another channel", "private channel itself"],
)
def test_red_flag_elsewhere_in_a_channel_stays_unanswered(slack, thread, sent_for, place):
    assert sent_for(lambda: slack.write(ALARM, **place)) == []


def test_mention_that_comes_as_a_message_too_is_answered_once(slack, model, thread, sent_for):
    twice = {"ts": "1700000007.1", "thread_ts": thread}
    calls = sent_for(
        lambda: slack.write("<@UBOT> and then?", **twice),
        lambda: slack.mention("and then?", **twice),
        lambda: slack.write("<@UBOT|pain_guide> and then?", **twice),
    )
    assert [call.text.startswith("You said: and then?") for call in calls] == [True]


def test_red_flag_with_a_mention_is_answered_by_its_turn_alone(slack, thread, sent_for):
    twice = {"ts": "1700000007.1", "thread_ts": thread}
    calls = sent_for(lambda: slack.write(f"<@UBOT> {ALARM}", **twice), lambda: slack.mention(ALARM, **twice))
    assert [NUMBER in call.text for call in calls] == [False]


def test_message_delivered_again_is_answered_once(slack, thread, sent_for):
    message = {"ts": "1700000007.1", "thread_ts": thread}
    assert len(sent_for(*[lambda: slack.write(ALARM, **message)] * 3)) == 2


def test_message_that_becomes_a_red_flag_by_an_edit_is_answered(slack, thread, sent_for):
    message = {"ts": "1700000007.1", "thread_ts": thread, "channel": "C1", "channel_type": "channel"}
    calls = sent_for(
        lambda: slack.write("it hurts", **message),
        lambda: slack.edit(ALARM, before="it hurts", **message),
        lambda: slack.edit(f"{ALARM}!", before=ALARM, **message),
    )
    assert len(calls) == 2


@pytest.mark.parametrize("sender", [{"bot_id": "B1"}, {"user": "UBOT"}, {"subtype": "channel_join"}], ids=str)
def test_what_no_person_writes_there_is_ignored(slack, thread, sent_for, sender):
    assert sent_for(lambda: slack.write(ALARM, thread_ts=thread, **sender)) == []


def test_red_flag_in_a_long_message_there_is_found(slack, thread, sent_for):
    story = "It is a long story. " * 400 + ALARM
    assert len(sent_for(lambda: slack.write(story, thread_ts=thread))) == 2


def test_red_flag_there_is_answered_though_turns_fail_and_nothing_of_it_is_logged(
    slack, model, thread, caplog
):
    caplog.set_level("DEBUG")
    model.error = RuntimeError("broken")
    slack.write("Xaverine was here", thread_ts=thread)
    slack.write(f"{ALARM}, says Xaverine", thread_ts=thread)
    assert slack.api.wait_for(3)[1].text.startswith(NUMBER)
    assert "Xaverine" not in caplog.text


def test_threads_met_longest_ago_are_forgotten():
    threads = BotThreads(most=2)
    first, second, third = (SlackPlace("T1", "C1", "U1", thread=f"{number}.1") for number in (1, 2, 3))
    for place in (first, second):
        threads.enter(place)
    assert threads.has(first)
    threads.enter(third)
    assert [threads.has(place) for place in (first, second, third)] == [True, False, True]


def test_direct_message_or_a_command_is_no_thread():
    threads = BotThreads()
    for place in (SlackPlace("T1", "D1", "U1", "1.1", direct=True), SlackPlace("T1", "C1", "U1")):
        threads.enter(place)
        assert not threads.has(place)
