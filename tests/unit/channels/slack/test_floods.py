"""What comes again, and who sends too much."""

import pytest

from tests.fakes.slack_workspace import FORM, served_workspace

ALARM = "I have crushing chest pain"


def test_press_in_the_home_tab_that_is_delivered_again_is_answered_once(slack, model):
    slack.open_home()
    [home] = slack.api.wait_for(1)
    [row, *_] = [block for block in home.arguments["view"]["blocks"] if block["type"] == "actions"]
    view = {"container": {"type": "view"}, "channel": None}
    bodies = []
    deliver, slack.deliver = slack.deliver, lambda body, kind: bodies.append(body)
    slack.press_button(home, row["elements"][0], **view)
    slack.press_button(home, row["elements"][0], **view)
    for body in (bodies[0], bodies[0], bodies[1], bodies[0]):
        assert deliver(body, FORM).status_code == 200
    slack.deliver = deliver
    slack.say("after")
    slack.api.wait_until(lambda: [text for text in model.texts if text == "after"], 1)
    # Pressed twice, delivered four times.
    assert model.texts == [row["elements"][0]["value"]] * 2 + ["after"]


@pytest.fixture
def full(monkeypatch, model):
    """A workspace that has as many messages of U1 in hand as it may."""
    monkeypatch.setattr("channels.conversation_queue.MOST_OF_A_USER", 4)
    model.hold()
    with served_workspace(model) as workspace:
        workspace.say("being answered", user="U1")
        assert model.is_asked.wait(10)
        for number in range(3):
            workspace.mention(f"waits {number}", user="U1")
        yield workspace
        model.release()


def test_who_sends_too_much_is_told_so_once_and_only_them(full, model):
    full.say("too much", user="U1")
    full.say("and more", user="U1")
    [told] = full.api.wait_for(1)
    assert told.text.startswith("Too many messages came at once")
    assert "911" in told.text
    model.release()
    full.say("of another", user="U2")
    full.api.wait_until(lambda: [call for call in full.api.calls if "of another" in call.text], 1)
    full.api.wait_for(6)
    assert sorted(model.texts) == ["being answered", "of another", "waits 0", "waits 1", "waits 2"]


def test_emergency_beyond_the_limit_is_answered_at_once(full, model):
    full.say(ALARM, user="U1")
    [told] = full.api.wait_for(1)
    assert told.text.startswith("Call 911 now")
    assert ALARM not in model.texts
