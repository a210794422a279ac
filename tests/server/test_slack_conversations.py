"""Whole conversations in Slack through the real model, with a loopback Slack behind it."""

import pytest

from actions.disclaimer import disclaimer
from tests.fakes.sanic_apps import allow_several_apps
from tests.fakes.slack_workspace import served_workspace

NOTICE = (
    "I am an automated assistant. I give general information only, and no staff read this chat. "
    "Please do not share personal health details here."
)


@pytest.fixture
def slack(bot, monkeypatch):
    allow_several_apps(monkeypatch)
    with served_workspace(bot.agent) as workspace:
        yield workspace
    assert workspace.api.faults == []


def say(slack, text, **event):
    """Return what the bot shows after a direct message."""
    before = len(slack.api.wait_for(0))
    slack.say(text, **event)
    return slack.api.wait_for(before + 1)[before]


def test_question_gets_the_same_answer_source_and_disclaimer_as_everywhere(slack, ask):
    question = "how does radiofrequency ablation work?"
    [[reply]] = ask(question)
    call = say(slack, question, user="UA")
    assert call.text == f"{NOTICE}\n{reply['text']}"
    assert call.text.endswith(disclaimer())
    assert call.shown[0] == reply["body"]
    origins = [
        f"From “{source['title']}”, section “{source['section']}”: “{source['quote']}”"
        for source in reply["sources"]
    ]
    assert origins
    assert call.small_print == [NOTICE, *origins, disclaimer()]


def test_button_that_was_offered_gets_its_answer(slack):
    offer = say(slack, "what can you help me with?", user="UB")
    title = next(button["text"]["text"] for button in offer.buttons if "team" in button["text"]["text"])
    slack.press(offer, title, user="UB")
    shown, answer = slack.api.wait_for(3)[1:]
    assert f"You chose: {title}" in shown.small_print
    assert answer.text.endswith(disclaimer())
    assert "team" in answer.shown[0].lower()


def test_unclear_question_is_asked_back_and_a_choice_answers_it(slack):
    offer = say(slack, "the thing", user="UC")
    assert "Is it one of these?" in offer.text
    slack.press_button(offer, offer.buttons[0], user="UC")
    assert slack.api.wait_for(3)[2].text.endswith(disclaimer())


def test_emergency_leads_with_the_number_and_has_no_buttons(slack):
    call = say(slack, "I have crushing chest pain and can't breathe", user="UD")
    assert call.text.startswith("Call 911")
    assert NOTICE not in call.text
    assert call.buttons == []
    assert call.small_print == []


def test_emergency_in_a_channel_is_for_its_writer_alone(slack):
    slack.mention("I have crushing chest pain and can't breathe", user="UE")
    calls = slack.api.wait_for(2)
    assert {(call.method, call.arguments.get("user"), call.arguments["channel"]) for call in calls} == {
        ("chat.postEphemeral", "UE", "C1"),
        ("chat.postMessage", None, "UE"),
    }


def test_advice_is_declined_to_its_writer_alone(slack):
    slack.mention("should I stop taking my blood thinners before the injection?", user="UF")
    [call] = slack.api.wait_for(1)
    assert call.method == "chat.postEphemeral"
    assert call.text.endswith(disclaimer())


def test_command_and_mention_get_the_same_answer_in_their_own_way(slack):
    question = "can I go home the same day?"
    slack.mention(question, user="UG")
    slack.command(question, user="UG")
    mention, command = slack.api.wait_for(2)
    assert {mention.method, command.method} == {"chat.postMessage", "response_url"}
    assert mention.shown[0] == command.shown[0]


def test_typed_payload_sets_no_intent(slack, ask):
    [[team]] = ask("who is in the care team?")
    call = say(slack, "/ask/team_members", user="UH")
    assert team["facts"] == ["team_members"]
    assert call.shown[0] != team["body"]


def test_every_question_in_the_home_tab_has_an_answer(slack):
    slack.open_home(user="UI")
    [home] = slack.api.wait_for(1)
    rows = [block for block in home.arguments["view"]["blocks"] if block["type"] == "actions"]
    for number, row in enumerate(rows, 2):
        slack.press_button(home, row["elements"][0], user="UI", container={"type": "view"}, channel=None)
        assert slack.api.wait_for(number)[number - 1].text.endswith(disclaimer())


def test_a_question_is_kept_for_the_visit_by_its_button_and_shown(slack):
    offer = say(slack, "how much does it cost", user="UJ")
    slack.press(offer, "Add to my questions", user="UJ")
    added = slack.api.wait_for(3)[2]
    assert added.text.startswith("Added to your list")
    slack.say("show my questions", user="UJ")
    assert "1. What will this treatment cost me?" in slack.api.wait_for(4)[3].text


def test_a_preparation_of_the_visit_goes_by_buttons(slack):
    first = say(slack, "help me get ready for my appointment", user="UK")
    slack.press(first, "Spinal cord stimulator", user="UK")
    second = slack.api.wait_for(3)[2]
    assert "matters most" in second.text
