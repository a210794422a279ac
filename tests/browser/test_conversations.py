"""Whole conversations, as a patient has them: by mouse, by keyboard, by touch."""

import re

import pytest

from tests.browser.chat_page import PHONE

SAME_DAY = "Patients often go home the same day"
DISCLAIMER = "This is general information, not medical advice. Please see your physician about your own care."


def test_conversation_by_mouse(chat):
    chat.button("Do people go home the same day?").click()
    answer = chat.cards.nth(1)
    answer.get_by_text("Show source").click()
    assert answer.locator("blockquote").inner_text().startswith("Patients often receive treatment")
    assert (
        answer.locator("figcaption")
        .inner_text()
        .endswith("section “Minimally Invasive, Maximally Effective”. Reviewed on November 28, 2026.")
    )
    assert SAME_DAY in answer.inner_text()
    assert DISCLAIMER in answer.inner_text()
    chat.ask("which one?")
    chat.button("Nerve ablation").click()
    assert "block the nerves" in chat.cards.nth(3).inner_text()
    assert chat.asked() == [
        "Do people go home the same day?",
        "which one?",
        "Nerve ablation",
    ]


def test_conversation_by_keyboard_alone(visit):
    chat = visit()
    page = chat.page
    chat.launcher.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line: which one?")
    page.keyboard.press("Enter")
    chat.button("Nerve ablation").wait_for()
    assert chat.text.input_value() == ""
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "The stimulator"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    chat.cards.nth(2).wait_for()
    # The chosen button keeps the focus: the next Tab goes on from there.
    assert focused(page) == "Nerve ablation (chosen)"
    page.keyboard.press("Escape")
    assert focused(page).startswith("Ask a question")
    page.keyboard.press("Enter")
    assert chat.cards.count() == 3
    assert focused(page) == "Your question"


def focused(page):
    """The name of what has the focus, inside the chat or outside it."""
    return page.evaluate(
        """() => {
          const node = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
          return node.ariaLabel || node.labels?.[0]?.textContent || node.textContent;
        }"""
    )


def test_conversation_by_touch_on_a_small_screen(visit):
    chat = visit(**PHONE, reduced_motion="reduce")
    chat.launcher.tap()
    assert chat.panel.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 640}
    # Focus in the text would open the phone's keyboard over the greeting.
    assert focused(chat.page) == "Pain Guide"
    chat.button("Who is on the care team?").tap()
    chat.cards.nth(1).get_by_text("Show source").tap()
    chat.button("Helpful").tap()
    chat.see(".thumbs", "Thank you. Your rating was noted.").wait_for()
    chat.button("Close the chat").tap()
    assert chat.launcher.is_visible()


def test_every_target_on_a_phone_is_large_enough_for_a_finger(visit):
    chat = visit(**PHONE)
    chat.open()
    chat.ask("cost")
    for target in chat.panel.get_by_role("button").all():
        box = target.bounding_box()
        assert round(min(box["width"], box["height"])) >= 44, target.inner_text()


def test_chosen_button_is_said_to_be_chosen_and_its_group_is_inert(chat):
    chat.ask("which one?")
    chat.button("The stimulator").click()
    chat.cards.nth(2).wait_for()
    for name in ("The stimulator (chosen)", "Nerve ablation"):
        choice = chat.see(".choices").last.get_by_role("button", name=name, exact=True)
        assert choice.get_attribute("aria-disabled") == "true"
    chat.button("Nerve ablation").click(force=True)
    chat.ask("hello")
    assert chat.asked()[1:] == ["The stimulator", "hello"]


def test_thumbs_say_thanks_once_and_add_nothing_to_the_conversation(chat):
    chat.ask("home?")
    chat.button("Not helpful").click()
    chat.see(".thumbs", "Thank you").wait_for()
    assert chat.button("Not helpful").get_attribute("aria-pressed") == "true"
    assert chat.button("Helpful").get_attribute("aria-disabled") == "true"
    assert (chat.cards.count(), chat.questions.count()) == (2, 1)


def test_who_was_not_helped_may_say_why_by_a_fixed_choice(chat):
    chat.ask("home?")
    chat.button("Not helpful").click()
    chat.button("It was hard to understand").click()
    chat.see(".reasons", "Thank you. Noted: It was hard to understand.").wait_for()
    assert (chat.cards.count(), chat.questions.count()) == (2, 1)
    chat.page.reload()
    chat.cards.nth(1).wait_for()
    assert chat.asked() == ["home?"]
    assert chat.cards.count() == 2


def test_emergency_has_a_link_to_call_and_no_thumbs(chat):
    answer = chat.ask("I have chest pain")
    assert answer.get_by_role("link", name="Call 911").get_attribute("href") == "tel:911"
    assert answer.get_by_role("button").count() == 0


def test_person_is_reached_by_the_clinics_own_links(chat):
    answer = chat.ask("talk to a person")
    links = [link.get_attribute("href") for link in answer.get_by_role("link").all()]
    assert links[0] == "tel:5550142"
    assert links[1].endswith("/appointments")


@pytest.mark.parametrize(
    ("item", "agree", "told"),
    [
        ("Clear chat", "Clear chat", "This is a new chat."),
        ("Forget me", "Delete it", "This conversation was deleted."),
    ],
)
def test_conversation_is_cleared_only_when_the_patient_agrees(chat, item, agree, told):
    chat.ask("home?")
    chat.choose_in_menu(item)
    chat.button("Keep it").click()
    assert chat.questions.count() == 1
    chat.choose_in_menu(item)
    chat.see(".confirm").get_by_role("button", name=agree).click()
    chat.see(".composer__status", told).wait_for()
    assert (chat.questions.count(), chat.cards.count()) == (0, 1)
    chat.page.reload()
    chat.text.wait_for()
    assert chat.questions.count() == 0


def test_forgotten_conversation_is_gone_from_the_server(chat):
    with chat.page.expect_request("**/messages") as sent:
        chat.ask("my back hurts")
    chat.choose_in_menu("Forget me")
    chat.button("Delete it").click()
    chat.see(".composer__status", "deleted").wait_for()
    told = chat.page.request.get(
        sent.value.url.replace("messages", "history"),
        headers={"Authorization": sent.value.headers["authorization"]},
    )
    assert told.json()["entries"] == []


def test_answer_that_comes_while_the_chat_is_closed_is_counted_at_the_launcher(chat):
    held = []
    chat.page.route("**/messages", lambda route: held.append(route))
    chat.text.fill("home?")
    chat.text.press("Enter")
    chat.see(".typing").wait_for()
    chat.text.press("Escape")
    held[0].continue_()
    launcher = chat.page.get_by_role("button", name="1 new answer")
    launcher.wait_for()
    launcher.click()
    assert SAME_DAY in chat.cards.nth(1).inner_text()
    chat.text.press("Escape")
    assert chat.page.get_by_role("button", name="new answer").count() == 0


def test_second_question_waits_for_the_first_answer_and_is_not_lost(chat):
    held = []
    chat.page.route("**/messages", lambda route: held.append(route))
    chat.text.fill("home?")
    chat.text.press("Enter")
    chat.text.fill("which one?")
    chat.text.press("Enter")
    chat.see(".composer__status", "One moment").wait_for()
    assert chat.text.input_value() == "which one?"
    held[0].continue_()
    chat.cards.nth(1).wait_for()
    assert chat.questions.count() == 1


def test_demo_page_asks_its_questions_in_the_chat(visit):
    chat = visit()
    chat.page.get_by_role("button", name="What about stem cells?").click()
    chat.cards.nth(1).wait_for()
    assert chat.asked() == ["What about stem cells?"]


def test_chat_in_a_sandboxed_frame_answers(visit):
    page = visit("iframe").page
    frame = page.frame_locator("iframe")
    frame.get_by_label("Your question").fill("home?")
    frame.get_by_role("button", name="Send").click()
    frame.get_by_text(SAME_DAY).wait_for()
    assert frame.get_by_role("button", name="Close the chat").count() == 0


def test_escape_closes_the_chat_on_a_small_screen_and_gives_the_focus_back(visit):
    chat = visit(**PHONE)
    chat.open()
    chat.button("More options").click()
    chat.page.keyboard.press("Escape")
    assert focused(chat.page) == "More options"
    assert chat.button("My questions").count() == 0
    chat.page.keyboard.press("Escape")
    assert focused(chat.page).startswith("Ask a question")


def test_screen_reader_is_told_what_the_chat_is_and_who_says_what(chat):
    chat.ask("home?")
    dialog = chat.page.get_by_role("dialog", name="Pain Guide")
    described = dialog.evaluate(
        "(node) => node.getRootNode().getElementById(node.getAttribute('aria-describedby'))"
    )
    assert described is not None
    tree = dialog.aria_snapshot()
    for told in (
        'heading "Pain Guide" [level=2]',
        "Automated assistant, not watched by staff.",
        'link "911"',
        'log "Conversation"',
        'group "Was this helpful?"',
        'button "Helpful"',
        'textbox "Your question"',
        'button "Send"',
    ):
        assert told in tree, tree
    assert re.search(r'paragraph: "You, \d+:\d\d [AP]M: home\?"', tree), tree
