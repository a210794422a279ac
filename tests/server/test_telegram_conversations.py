"""Whole conversations on Telegram, through the trained model."""

import pytest

from actions.disclaimer import disclaimer
from tests.fakes.telegram_updates import GROUP, OTHER_PATIENT, choice_update, text_update

NOTICE = "I am an automated assistant of Riverside Pain Clinic."
QUESTION = "how does radiofrequency ablation work?"


@pytest.fixture
def chat(serve_telegram, bot):
    """A served channel with the trained model; its conversations are forgotten afterwards."""
    service = serve_telegram(bot.agent)
    yield service
    for chat_id, user in ((42, 42), (43, 43), (GROUP, 42), (GROUP, 43)):
        bot.forget(f"telegram:{chat_id}:{user}")


def say(service, text, **where):
    """Write a message; return what was sent for it, the notice left out."""
    before = len(service.api.sent())
    service.deliver(text_update(text, **where))
    return [sent for sent in service.api.sent()[before:] if not sent["text"].startswith(NOTICE)]


def touch(service, message, title, **where):
    """Touch a button of a message; return what was sent for it."""
    before = len(service.api.sent())
    [row] = [row for row in message["reply_markup"]["inline_keyboard"] if row[0]["text"] == title]
    service.deliver(choice_update(row[0]["callback_data"], **where))
    return service.api.sent()[before:]


@pytest.mark.parametrize(
    "question",
    [QUESTION, "does it hurt?", "should I stop my tablets?", "I have chest pain", "what's the weather"],
)
def test_reply_is_the_one_of_every_other_channel(chat, ask, question):
    [[reply]] = ask(question)
    [sent] = say(chat, question)
    assert sent["text"] == reply["text"]


def test_answer_comes_with_its_source_and_the_disclaimer(chat):
    [answer] = say(chat, QUESTION)
    assert "nerve ablation" in answer["text"]
    assert "“Technology at the Core of Modern Treatment”" in answer["text"]
    assert answer["text"].endswith(disclaimer())


def test_question_that_is_asked_back_is_answered_by_a_button(chat):
    [asked] = say(chat, "the thing")
    assert asked["text"].endswith(disclaimer())
    [answer] = touch(chat, asked, "What is the goal of treatment?")
    assert "mobility" in answer["text"]
    assert chat.api.called("editMessageReplyMarkup")[-1]["reply_markup"] == {"inline_keyboard": []}


def test_start_shows_what_the_bot_can_answer(chat):
    [help_message] = say(chat, "/start")
    titles = [row[0]["text"] for row in help_message["reply_markup"]["inline_keyboard"]]
    assert "Will I go home the same day?" in titles
    [answer] = touch(chat, help_message, "Will I go home the same day?")
    assert answer["text"].endswith(disclaimer())


def test_emergency_as_the_first_message_is_answered_by_the_number_alone(chat):
    chat.deliver(text_update("my leg is numb since the injection"))
    [emergency] = chat.api.sent()
    assert emergency["text"].startswith("Call 555-0143 now")
    assert "reply_markup" not in emergency


@pytest.mark.parametrize(
    "typed", ["/start I have chest pain", "/person I have chest pain", "/chest pain now"]
)
def test_emergency_behind_a_command_is_heard(chat, typed):
    [emergency] = say(chat, typed)
    assert emergency["text"].startswith("Call 911")


def test_typed_payload_is_no_button(chat):
    [help_message] = say(chat, "/start")
    assert help_message["reply_markup"]
    [typed] = say(chat, "/ask/team_members")
    [answer] = touch(chat, help_message, "Who is on the care team?")
    assert typed["text"] != answer["text"]


def test_patients_of_one_group_do_not_share_a_conversation(chat):
    [help_message] = say(chat, "/help", chat=GROUP)
    title = "Who is on the care team?"
    assert touch(chat, help_message, title, chat=GROUP, user=OTHER_PATIENT) == []
    [answer] = touch(chat, help_message, title, chat=GROUP)
    assert answer["text"].endswith(disclaimer())


def test_server_without_settings_runs_and_says_that_telegram_is_off(server):
    answer = server.get("/webhooks/telegram/webhook")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "telegram_off")


def test_a_question_is_kept_for_the_visit_by_its_button_and_shown(chat):
    [answer] = say(chat, "how much does it cost")
    [added] = touch(chat, answer, "Add to my questions")
    assert added["text"].startswith("Added to your list")
    [shown] = say(chat, "/questions")
    assert "1. What will this treatment cost me?" in shown["text"]


def test_a_preparation_of_the_visit_goes_by_buttons_and_words(chat):
    [first] = say(chat, "help me get ready for my appointment")
    [second] = touch(chat, first, "Spinal cord stimulator")
    [third] = touch(chat, second, "Moving more")
    assert "want to ask" in third["text"]
    [shown] = say(chat, "nothing")
    assert "1. Is this treatment right for me: spinal cord stimulator?" in shown["text"]


def test_forget_me_is_confirmed(chat):
    say(chat, "how much does it cost")
    [gone] = say(chat, "/forget")
    assert "deleted" in gone["text"]
