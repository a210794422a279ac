"""Pressing buttons in Slack."""

import pytest

from tests.fakes.slack_stub import THUMBS, StubModel, reply

ONLY_YOU = "Only you can see this. For your own list of questions, write to me in a direct message."
CHOICES = tuple((f"Question {number}?", f"/ask/{number}") for number in range(1, 8))
ADD = ("Add to my questions", '/add_visit_question{"about": "not_covered/risks"}')


def answers(text):
    if text.startswith("/feedback"):
        return reply("Thank you for telling us.", "smalltalk")
    if text.startswith("/add_visit_question"):
        return reply("Added.", "help", visit_questions=["What are the risks?"])
    if text.startswith("/ask"):
        return reply(f"Answer to {text}.")
    if text == "advice":
        return reply("Ask your physician.", "advice", (ADD, *THUMBS))
    return reply("Did you mean one of these?", "clarify", (*CHOICES, *THUMBS))


@pytest.fixture
def model():
    return StubModel(answer=answers)


def offered(slack, text="hello", **event):
    """Return the message with buttons that a mention or a direct message brings."""
    (slack.mention if event.pop("in_channel", False) else slack.say)(text, **event)
    return slack.api.wait_for(1)[0]


def titles(call):
    return [button["text"]["text"] for button in call.buttons]


def test_pressed_button_gets_its_answer_and_is_replaced_by_what_was_chosen(slack, model):
    offer = offered(slack)
    slack.press(offer, "Question 2?")
    _, shown, answer = slack.api.wait_for(3)
    assert shown.method == "chat.update"
    assert (shown.arguments["channel"], shown.arguments["ts"]) == ("D-U1", "1700000000.000100")
    assert "You chose: Question 2?" in shown.small_print
    assert titles(shown) == ["👍", "👎"]
    assert shown.text == offer.text
    assert "Answer to /ask/2." in answer.text
    assert len({conversation for conversation, _ in model.heard}) == 1


def test_press_in_a_channel_is_answered_in_its_thread(slack):
    offer = offered(slack, in_channel=True, ts="1700000003.1")
    slack.press(offer, "Question 1?")
    answer = slack.api.wait_for(3)[2]
    assert (answer.method, answer.arguments["thread_ts"]) == ("chat.postMessage", "1700000003.1")


def test_more_choices_are_a_press_away_and_back(slack, model):
    offer = offered(slack)
    assert titles(offer) == [*(f"Question {n}?" for n in range(1, 6)), "More choices ▶", "👍", "👎"]
    slack.press(offer, "More choices ▶")
    second = slack.api.wait_for(2)[1]
    assert (second.method, titles(second)) == (
        "chat.update",
        ["Question 6?", "Question 7?", "◀ Earlier choices", "👍", "👎"],
    )
    slack.press(second, "◀ Earlier choices")
    assert titles(slack.api.wait_for(3)[2]) == titles(offer)
    slack.press(second, "Question 7?")
    slack.api.wait_for(5)
    assert model.texts == ["hello", "/ask/7"]


def test_second_press_of_a_chosen_message_does_nothing(slack, model):
    offer = offered(slack)
    for title in ("Question 2?", "Question 2?", "Question 3?"):
        slack.press(offer, title)
    slack.say("after")
    slack.api.wait_until(lambda: [text for text in model.texts if text == "after"], 1)
    assert model.texts == ["hello", "/ask/2", "after"]


def test_thumb_is_taken_in_place_without_a_message_of_its_own(slack, model):
    offer = offered(slack)
    slack.press(offer, "👍 Helpful")
    slack.press(offer, "👎 Not helpful")
    shown = slack.api.wait_for(2)[1]
    assert shown.method == "chat.update"
    assert shown.small_print[-1] == "👍 Helpful. Thank you for telling us."
    assert titles(shown)[-1] == "More choices ▶"
    slack.say("after")
    slack.api.wait_for(3)
    assert model.texts == ["hello", '/feedback{"rating": "up"}', "after"]


def test_choice_and_thumb_of_one_message_are_both_kept(slack):
    offer = offered(slack)
    slack.press(offer, "Question 2?")
    slack.api.wait_for(3)
    slack.press(offer, "👎 Not helpful")
    shown = slack.api.wait_for(4)[3]
    assert shown.small_print[-2:] == ["You chose: Question 2?", "👎 Not helpful. Thank you for telling us."]
    assert titles(shown) == []


def test_buttons_of_someone_else_are_explained_to_the_one_who_pressed_alone(slack, model):
    offer = offered(slack, in_channel=True)
    slack.press(offer, "Question 2?", user="U2")
    told = slack.api.wait_for(2)[1]
    assert (told.method, told.arguments["response_type"]) == ("response_url", "ephemeral")
    assert "belong to the person who asked" in told.text
    assert model.texts == ["hello"]


def test_button_from_before_a_restart_is_explained(slack, model):
    offer = offered(slack)
    old = {**offer.buttons[0], "value": "forgotten-key"}
    slack.press_button(offer, old)
    assert "earlier conversation" in slack.api.wait_for(2)[1].text
    assert model.texts == ["hello"]


def test_number_of_a_button_that_was_not_there_does_nothing(slack, model):
    offer = offered(slack)
    slack.press_button(offer, {**offer.buttons[0], "action_id": "choice-999"})
    slack.say("after")
    slack.api.wait_for(2)
    assert model.texts == ["hello", "after"]


def test_personal_button_in_a_channel_is_answered_to_its_user_alone(slack):
    offer = offered(slack, text="advice", in_channel=True)
    assert offer.method == "chat.postEphemeral"
    slack.press(offer, "Add to my questions")
    _, shown, added = slack.api.wait_for(3)
    # Slack has no other way to replace an ephemeral message.
    assert (shown.method, shown.arguments["replace_original"]) == ("response_url", True)
    assert "You chose: Add to my questions" in shown.small_print
    assert (added.method, added.arguments["response_type"]) == ("response_url", "ephemeral")
    assert ONLY_YOU in added.text


def test_answer_to_a_press_after_a_command_stays_with_its_user(slack):
    slack.command("hello")
    offer = slack.api.wait_for(1)[0]
    slack.press(offer, "Question 1?")
    answer = slack.api.wait_for(3)[2]
    assert (answer.method, answer.arguments["response_type"]) == ("response_url", "ephemeral")
    assert "Answer to /ask/1." in answer.text


def test_long_list_in_an_ephemeral_message_is_paged_too(slack):
    slack.command("hello")
    slack.press(slack.api.wait_for(1)[0], "More choices ▶")
    shown = slack.api.wait_for(2)[1]
    assert shown.arguments["replace_original"] is True
    assert titles(shown)[:2] == ["Question 6?", "Question 7?"]
