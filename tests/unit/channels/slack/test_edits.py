"""An edit in Slack that now reports a red flag is answered; every other edit is ignored."""

import pytest

from tests.fakes.slack_stub import reply
from tests.fakes.slack_workspace import edit_event, mention_event

ALARM = "I have crushing chest pain"
NUMBER = "Call 911 now."
ROOT, REPLY = "1700000003.1", "1700000004.1"
CHANNEL = {"channel": "C1", "channel_type": "channel"}


@pytest.fixture
def sent_for(slack, said_after):
    """Delivers edits of direct messages; returns what is sent for them."""
    return lambda *deliveries: said_after(*deliveries, ask_last=slack.say)


@pytest.fixture
def sent_in_thread(slack, said_after):
    """Delivers edits in the thread ROOT; returns what is sent for them."""

    def ask(text):
        return slack.mention(text, ts="1700000008.1", thread_ts=ROOT)

    return lambda *deliveries: said_after(*deliveries, ask_last=ask)


def places(calls):
    return {(call.method, call.arguments.get("user"), call.arguments["channel"]) for call in calls}


EPHEMERAL, KEPT = ("chat.postEphemeral", "U1", "C1"), ("chat.postMessage", None, "U1")


def test_edit_of_a_direct_message_is_answered_there(slack, model):
    slack.edit(ALARM, before="my back hurts")
    [call] = slack.api.wait_for(1)
    assert (call.method, call.arguments["channel"]) == ("chat.postMessage", "D-U1")
    assert call.text.startswith(NUMBER)
    assert model.heard == []


@pytest.mark.parametrize(
    ("text", "before"),
    [("how does it work?", "how does it wrok?"), ("fine again", ALARM), (f"{ALARM} now", ALARM), ("", ALARM)],
)
def test_edit_that_reports_nothing_new_is_ignored(slack, sent_for, text, before):
    assert sent_for(lambda: slack.edit(text, before=before)) == []


def test_edit_whose_text_before_is_not_known_is_answered(slack, sent_for):
    [call] = sent_for(lambda: slack.edit(ALARM, before=None))
    assert call.text.startswith(NUMBER)


def test_edit_delivered_again_is_answered_once(slack, sent_for):
    event = edit_event(ALARM, "my back hurts")
    again = {**event, "event_id": "Ev-of-another-subscription"}
    calls = sent_for(*[lambda: slack.send_event(event)] * 2, lambda: slack.send_event(again))
    assert len(calls) == 1


def test_change_of_a_message_beside_its_words_is_no_edit(slack, sent_for):
    # Slack tells of its own additions, a link's preview or the language, as of an edit.
    assert sent_for(lambda: slack.edit(ALARM, before=ALARM)) == []


def test_urgent_problem_that_becomes_an_emergency_is_answered(slack, sent_for):
    urgent = "my leg is numb since the injection"
    assert len(sent_for(lambda: slack.edit(f"{urgent}. {ALARM}", before=urgent))) == 1


def test_red_flag_in_a_long_edit_is_found(slack, sent_for):
    [call] = sent_for(lambda: slack.edit(f"{ALARM}. " + "It is a long story. " * 1_500, before="hello"))
    assert call.text.startswith(NUMBER)


def test_longest_edit_of_slack_is_taken(slack, sent_for):
    # 40,000 characters, each escaped, in words and in blocks, as they are and as they were.
    long = "é" * 39_900 + f". {ALARM}"
    blocks = [{"type": "rich_text", "elements": [{"type": "text", "text": long}]}]
    assert len(sent_for(lambda: slack.edit(long, before="é" * 40_000, blocks=blocks))) == 1


@pytest.mark.parametrize(
    "written",
    [
        {"user": "UBOT"},
        {"bot_id": "B1"},
        {"bot_profile": {"id": "B1"}},
        {"subtype": "bot_message"},
        {"subtype": "tombstone", "user": "USLACKBOT"},
        {"user": ["U1"]},
    ],
    ids=str,
)
def test_edit_by_the_bot_or_by_slack_never_counts(slack, sent_for, written):
    assert sent_for(lambda: slack.edit(ALARM, before="hello", **written)) == []


@pytest.mark.parametrize("changed", [{"message": None}, {"message": "x"}, {"previous_message": [1]}], ids=str)
def test_edit_of_another_shape_is_acknowledged(slack, changed):
    event = edit_event("hello", "hello")
    assert slack.send_event({**event, "event": {**event["event"], **changed}}).status_code == 200


def test_mention_that_is_edited_is_answered_as_emergencies_in_channels_are(slack, sent_in_thread):
    slack.mention("my back hurts", ts=ROOT)
    slack.api.wait_for(1)
    edited = {"ts": ROOT, "thread_ts": ROOT, "edited": {"user": "U1", "ts": "1700000009.1"}}
    calls = sent_in_thread(
        lambda: slack.edit(f"<@UBOT> {ALARM}", before="<@UBOT> my back hurts", **CHANNEL, **edited),
        # Slack tells of the same edit once more, as of a mention.
        lambda: slack.mention(ALARM, **edited),
    )
    assert places(calls) == {EPHEMERAL, KEPT}
    assert len(calls) == 2
    assert {call.arguments.get("thread_ts") for call in calls if call.arguments.get("user")} == {ROOT}
    assert all(call.text.startswith(NUMBER) for call in calls)


@pytest.mark.parametrize("text", [f"<@UBOT> {ALARM}", ALARM], ids=["mention", "mention taken out"])
def test_first_message_of_the_bots_thread_is_read_when_it_is_edited(slack, sent_in_thread, text):
    slack.mention("my back hurts", ts=ROOT)
    slack.api.wait_for(1)
    edit = {**CHANNEL, "ts": ROOT}
    assert len(sent_in_thread(lambda: slack.edit(text, before="<@UBOT> my back hurts", **edit))) == 2


def test_mention_that_an_edit_adds_to_a_red_flag_is_answered(slack, sent_in_thread):
    edit = {**CHANNEL, "ts": ROOT}
    assert len(sent_in_thread(lambda: slack.edit(f"<@UBOT> {ALARM}", before=ALARM, **edit))) == 2


def test_edited_mention_is_answered_though_slack_tells_of_mentions_alone(slack, sent_in_thread):
    edited = {"user": "U1", "ts": "1700000009.1"}
    event = mention_event(ALARM, ts=ROOT, edited=edited)
    calls = sent_in_thread(*[lambda: slack.send_event(event)] * 2)
    assert places(calls) == {EPHEMERAL, KEPT}
    assert len(calls) == 2


def test_mention_that_got_the_number_is_not_answered_again_when_it_is_edited(slack, model, sent_in_thread):
    model.answer = lambda text: (
        reply("Call 911 now. Unlock your door.", "emergency")
        if "pian" in text
        else reply(f"You said: {text}")
    )
    slack.mention("curshing chset pian", ts=ROOT)
    slack.api.wait_for(2)
    edited = {"user": "U1", "ts": "1700000009.1"}
    assert sent_in_thread(lambda: slack.mention(ALARM, ts=ROOT, edited=edited)) == []


@pytest.mark.parametrize("channel_type", ["channel", "group", "mpim"])
def test_edit_in_a_channel_that_is_not_for_the_bot_is_ignored(slack, sent_in_thread, channel_type):
    elsewhere = {"channel": "C1", "channel_type": channel_type, "ts": "1700000006.1"}
    assert (
        sent_in_thread(
            lambda: slack.edit(ALARM, before="hello", **elsewhere),
            lambda: slack.edit(f"<@U2> {ALARM}", before="hello", **elsewhere, thread_ts="1700000002.1"),
        )
        == []
    )


def test_edit_is_answered_though_every_turn_fails_and_without_a_word_in_the_log(slack, model, caplog):
    model.error = RuntimeError("broken")
    slack.edit(f"{ALARM}, says Xaverine", before="Xaverine here")
    [call] = slack.api.wait_for(1)
    assert call.text.startswith(NUMBER)
    assert "Xaverine" not in caplog.text
