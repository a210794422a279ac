"""Several tabs of one browser: those of one conversation go on together, and "forget me" means all."""

import pytest

from tests.browser.chat_page import ChatPage

SAME_DAY = "Patients often go home the same day"


@pytest.fixture
def tabs(new_context, site):
    """Two tabs with a conversation each."""
    context = new_context()
    opened = [ChatPage(context.new_page()) for _ in range(2)]
    for number, chat in enumerate(opened):
        chat.page.goto(site.url)
        chat.open()
        chat.ask(f"question {number}")
    return opened


def duplicate(chat: ChatPage) -> ChatPage:
    """Does what a browser does when a tab is duplicated: the new one has what the old one keeps."""
    kept = chat.page.evaluate("JSON.stringify({ ...sessionStorage })")
    page = chat.page.context.new_page()
    page.goto(chat.page.url + "widget/icon.svg")
    page.evaluate("(kept) => Object.assign(sessionStorage, JSON.parse(kept))", kept)
    page.goto(chat.page.url)
    return ChatPage(page)


def test_duplicated_tab_shows_what_is_said_in_the_other(tabs):
    first = tabs[0]
    second = duplicate(first)
    second.cards.nth(1).wait_for()
    assert second.asked() == ["question 0"]
    first.ask("which one?")
    second.button("Nerve ablation").wait_for()
    assert second.asked() == ["question 0", "which one?"]
    second.button("Nerve ablation").click()
    first.cards.nth(3).wait_for()
    assert first.asked() == ["question 0", "which one?", "Nerve ablation"]


def test_chat_cleared_in_one_tab_is_cleared_in_its_duplicate(tabs):
    first, other = tabs
    second = duplicate(first)
    second.cards.nth(1).wait_for()
    first.choose_in_menu("Clear chat")
    first.see(".confirm").get_by_role("button", name="Clear chat").click()
    second.see(".composer__status", "This is a new chat.").wait_for()
    assert (second.asked(), second.cards.count()) == ([], 1)
    assert other.asked() == ["question 1"]


def test_forget_me_in_one_tab_forgets_the_conversations_of_all(tabs):
    first, other = tabs
    sent = []
    other.page.on("request", lambda request: sent.append(request.post_data_json or {}))
    first.choose_in_menu("Forget me")
    first.button("Delete it").click()
    for chat in (first, other):
        chat.see(".composer__status", "This conversation was deleted.").wait_for()
        assert chat.asked() == []
    assert "forget me" in [values.get("text") for values in sent]


def test_tab_that_waits_for_an_answer_forgets_when_it_has_come(tabs):
    first, other = tabs
    held = []
    other.page.route("**/messages", lambda route: held.append(route), times=1)
    other.text.fill("home?")
    other.text.press("Enter")
    other.see(".typing").wait_for()
    first.choose_in_menu("Forget me")
    first.button("Delete it").click()
    first.see(".composer__status", "This conversation was deleted.").wait_for()
    held[0].continue_()
    other.see(".composer__status", "This conversation was deleted.").wait_for()
    assert other.asked() == []


def test_tabs_of_their_own_keep_their_conversations(tabs):
    for number, chat in enumerate(tabs):
        chat.page.reload()
        chat.cards.nth(1).wait_for()
        assert chat.asked() == [f"question {number}"]
