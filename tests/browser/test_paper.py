"""The conversation and the list of questions outside the chat: copied, printed, saved."""

import re
from pathlib import Path

import pytest

from tests.browser.chat_page import ChatPage

DISCLAIMER = "This is general information, not medical advice. Please see your physician about your own care."


@pytest.fixture
def printing(chat) -> ChatPage:
    """The chat in a page that is as it is while the printer's window is open."""
    chat.page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    return chat


def printed(chat: ChatPage) -> list[str]:
    """The lines on the paper; the page is then as it was."""
    chat.page.emulate_media(media="print")
    lines = [line for line in chat.page.locator("body").inner_text().split("\n") if line]
    chat.page.evaluate("dispatchEvent(new Event('afterprint'))")
    chat.page.emulate_media(media="screen")
    return lines


def saved(chat: ChatPage, press) -> str:
    with chat.page.expect_download() as download:
        press()
    assert download.value.suggested_filename == "pain-guide.txt"
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_list_of_questions_can_be_copied(chat):
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.choose_in_menu("My questions")
    chat.button("Copy").click()
    chat.see(".tools", "Copied.").wait_for()
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert copied == "1. What will this treatment cost me?\n2. May I drive afterwards?"


def test_list_of_questions_is_printed_with_room_to_write_and_nothing_of_the_page(printing):
    chat = printing
    chat.choose_in_menu("My questions")
    chat.button("Print").click()
    assert chat.page.locator(".pain-guide-print .room").count() == 2
    title, clinic, emergency, *questions, disclaimer = printed(chat)
    assert title == "Questions for my visit"
    assert clinic.startswith("Riverside Pain Clinic · 555-0142 · ")
    assert emergency == "In an emergency, call 911."
    assert questions == ["What will this treatment cost me?", "May I drive afterwards?"]
    assert disclaimer == DISCLAIMER
    assert chat.page.get_by_text("Treating pain where it begins").count() == 1
    assert chat.page.locator(".pain-guide-print").count() == 0


def test_list_of_questions_is_saved_with_room_to_write(chat):
    chat.choose_in_menu("My questions")
    text = saved(chat, chat.button("Save").click)
    assert f"1. What will this treatment cost me?\n\n{'_' * 60}\n" in text
    assert text.endswith(f"{DISCLAIMER}\n")


def test_whole_conversation_is_printed_with_its_sources_and_disclaimers(printing):
    chat = printing
    chat.ask("do people go home?")
    chat.ask("what does it cost?")
    chat.choose_in_menu("Print this chat")
    lines = printed(chat)
    assert lines[0] == "My chat with Pain Guide"
    assert re.fullmatch(r"You, \d+:\d\d [AP]M:", lines[3])
    assert lines[4] == "do people go home?"
    assert re.fullmatch(r"Pain Guide, \d+:\d\d [AP]M:", lines[5])
    assert lines[7].startswith("“Patients often receive treatment")
    assert lines.count(DISCLAIMER) == 2
    assert "A question for your doctor: “What will this cost me?”" in " ".join(lines)
    assert lines[-1] == "Notes"


def test_whole_conversation_is_saved_as_text(chat):
    chat.ask("do people go home?")
    text = saved(chat, lambda: chat.choose_in_menu("Save this chat"))
    assert text.startswith("My chat with Pain Guide\n\nRiverside Pain Clinic · 555-0142 · ")
    assert re.search(r"\nYou, \d+:\d\d [AP]M:\ndo people go home\?\n", text)
    assert "section “Minimally Invasive, Maximally Effective”." in text
    assert DISCLAIMER in text


def test_page_that_is_printed_has_the_open_conversation_after_it(printing):
    chat = printing
    chat.ask("do people go home?")
    chat.page.evaluate("window.print()")
    lines = printed(chat)
    assert lines.index("Treating pain where it begins") < lines.index("do people go home?")


def test_chat_in_a_page_of_its_own_is_what_that_prints(visit):
    chat = visit("chat")
    chat.ask("do people go home?")
    chat.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    lines = printed(chat)
    assert lines[0] == "My chat with Pain Guide"
    assert "do people go home?" in lines
