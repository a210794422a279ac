"""What an answer looks like at a glance, and how a long conversation is read."""

import pytest

from tests.browser.chat_page import PHONE

DISCLAIMER = "This is general information, not medical advice. Please see your physician about your own care."


def test_question_for_the_physician_stands_apart_with_its_button_in_it(chat):
    answer = chat.ask("what does it cost?")
    assert answer.locator(".card__body").inner_text() == "The article says nothing about prices."
    apart = answer.locator(".bring")
    assert apart.locator(".bring__lead").inner_text() == "A question for your doctor"
    assert apart.get_by_role("listitem").inner_text() == "“What will this cost me?”"
    apart.get_by_role("button", name="Add to my questions").click()
    chat.cards.nth(2).wait_for()
    assert "added it to your questions" in chat.cards.nth(2).inner_text()


def test_parts_of_an_answer_are_blocks(chat):
    assert chat.ask("two questions").locator(".card__body > p").all_inner_texts() == [
        "Patients often go home the same day, the article says. "
        "They are treated as outpatients, which means no night in the hospital.",
        "The article does not say if it hurts.",
        "Back to your visit: what matters most to you?",
    ]


def test_list_of_an_answer_is_a_list(chat):
    chat.choose_in_menu("My questions")
    chat.button("Copy").wait_for()
    items = chat.cards.last.get_by_role("list").get_by_role("listitem").all_inner_texts()
    assert items == ["What will this treatment cost me?", "May I drive afterwards?"]


def test_passage_that_the_answer_shows_is_not_shown_again_below_it(chat):
    answer = chat.ask("where from?")
    assert "return home the same day" in answer.inner_text()
    assert answer.locator("details").count() == 0


def test_disclaimer_closes_every_answer_whole_at_first_and_as_a_line_after(chat):
    first, second = chat.ask("home?"), chat.ask("and again?")
    assert first.inner_text().endswith(DISCLAIMER)
    assert second.locator("> :last-child").inner_text().endswith("Not medical advice; see your physician.")
    # A screen reader is told the whole each time, and the short words never.
    told = chat.page.get_by_role("dialog", name="Pain Guide").aria_snapshot()
    assert told.count(DISCLAIMER) == 2
    assert "Not medical advice;" not in told
    assert second.locator(".card__disclaimer").bounding_box()["height"] <= 24


def test_emergency_interrupts_and_its_first_button_calls(chat):
    answer = chat.ask("I have chest pain")
    assert answer.get_attribute("role") == "alert"
    call = answer.get_by_role("link", name="Call 911")
    assert call.bounding_box()["y"] < answer.locator(".card__body").bounding_box()["y"]
    assert call.evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(179, 23, 27)"
    # What was said before is not announced as new.
    chat.page.reload()
    chat.see(".card--emergency").wait_for()
    assert chat.see(".card--emergency").get_attribute("role") is None


@pytest.mark.parametrize("height", [320, 256], ids=["keyboard", "zoom_400"])
def test_call_button_is_in_sight_on_a_low_screen(visit, height):
    chat = visit(viewport={"width": 320, "height": height})
    chat.open()
    call = chat.ask("I have chest pain").get_by_role("link", name="Call 911")
    box, composer = call.bounding_box(), chat.see(".composer").bounding_box()
    assert box["y"] + box["height"] <= composer["y"]


def test_long_question_is_cut_short_and_its_answer_is_seen(visit):
    chat = visit(**PHONE)
    chat.open()
    answer = chat.ask("It hurts when I sit, when I stand and when I walk. " * 12)
    assert chat.see(".bubble").bounding_box()["height"] < 120
    log = chat.see(".transcript").bounding_box()
    assert log["y"] <= answer.bounding_box()["y"] <= log["y"] + log["height"] / 2
    chat.button("Show all").click()
    assert chat.see(".bubble").bounding_box()["height"] > 240
    assert chat.button("Show less").get_attribute("aria-expanded") == "true"


def test_more_below_is_seen_and_a_button_leads_back_to_the_latest(visit):
    chat = visit(**PHONE, reduced_motion="reduce")
    chat.open()
    for question in ("tell me more", "more of it", "and more"):
        chat.ask(question)
    chat.button("More below").click()
    chat.see(".stage:not(.stage--more)").wait_for()
    assert chat.button("More below").count() == 0
    chat.see(".transcript").evaluate("(log) => { log.scrollTop = 0 }")
    chat.button("Back to latest").click()
    log = chat.see(".transcript").bounding_box()
    assert 0 <= chat.questions.last.bounding_box()["y"] - log["y"] <= 24


def test_launcher_is_round_on_a_phone(visit):
    box = visit(**PHONE).launcher.bounding_box()
    assert box["width"] == box["height"] == 56


def test_head_and_emergency_strip_leave_the_phone_to_the_conversation(visit):
    chat = visit(**PHONE)
    chat.open()
    assert sum(chat.see(part).bounding_box()["height"] for part in (".head", ".notice")) <= 640 / 6
    assert not chat.see(".composer__keys").is_visible()


def test_edges_are_seen_where_the_system_chooses_the_colours(visit):
    chat = visit(forced_colors="active")
    chat.open()
    chat.ask("home?")
    for part in (".panel", ".bubble"):
        assert chat.see(part).evaluate("(node) => getComputedStyle(node).borderTopWidth") == "2px"


def test_tapped_button_does_not_keep_the_look_of_hovering(visit):
    chat = visit(**PHONE)
    chat.open()
    chat.button("More options").tap()
    button = chat.button("More options")
    assert button.evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_latest_answer_stays_in_sight_as_the_text_grows(chat):
    chat.ask("tell me more")
    chat.ask("home?")
    chat.button("More options").click()
    for _ in range(4):
        chat.button("Larger text").click()
    log, question = chat.see(".transcript").bounding_box(), chat.questions.last.bounding_box()
    assert 0 <= question["y"] - log["y"] <= 24


def test_reasons_are_in_sight_when_they_are_asked_for(visit):
    chat = visit(**PHONE)
    chat.open()
    chat.ask("home?")
    chat.button("Not helpful").click()
    last = chat.button("It seems wrong to me")
    last.wait_for()
    box, composer = last.bounding_box(), chat.see(".composer").bounding_box()
    assert box["y"] + box["height"] <= composer["y"]
