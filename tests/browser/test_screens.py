"""Every state of the chat: no accessibility fault by axe, and a picture of it in build/screens/."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.chat_page import DESKTOP, PHONE, ChatPage
from tests.browser.stub_process import ROOT

SCREENS = ROOT / "build" / "screens"

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
LOOKS = {
    "desktop": {"size": (1280, 800)},
    "dark": {"size": (1280, 800), "color_scheme": "dark"},
    "narrow": {"size": (320, 568)},
    # What a window of 1280 by 1024 pixels becomes at 400 %.
    "zoom_400": {"size": (320, 256), "color_scheme": "dark"},
    # As a patient sets it in the browser.
    "text_200": {"size": (360, 640), "text_size": "32px"},
}
# A picture only: axe finds nothing there that it does not find above.
MORE_LOOKS = {
    "tablet": {"size": (768, 1024)},
    "forced": {"size": (1280, 800), "forced_colors": "active"},
}
ZOOM_400 = {"viewport": {"width": 320, "height": 256}}
NARROW = {"viewport": {"width": 320, "height": 568}}


def closed(chat: ChatPage):
    chat.launcher.wait_for()


def opened(chat: ChatPage):
    chat.open()


def answering(chat: ChatPage):
    chat.open()
    # Held back until the page is closed.
    chat.page.route("**/messages", lambda route: None)
    chat.text.fill("Do people go home the same day?")
    chat.button("Send").click()
    chat.see(".typing").wait_for()


def answered(chat: ChatPage):
    chat.open()
    chat.ask("Do people go home the same day?")


def source_open(chat: ChatPage):
    answered(chat)
    chat.see("summary").click()
    chat.see("figcaption").wait_for()


def rated(chat: ChatPage):
    answered(chat)
    chat.button("Helpful").click()
    chat.see(".thumbs", "Thank you").wait_for()


def choices(chat: ChatPage):
    chat.open()
    chat.ask("which one?")


def chosen(chat: ChatPage):
    choices(chat)
    chat.button("Nerve ablation").click()
    chat.see(".choice--chosen").wait_for()
    chat.cards.nth(2).wait_for()


def not_covered(chat: ChatPage):
    chat.open()
    chat.ask("what does it cost?")


def several_parts(chat: ChatPage):
    chat.open()
    chat.ask("two questions")


def answered_again(chat: ChatPage):
    answered(chat)
    chat.ask("and what does it cost?")


def long_question(chat: ChatPage):
    chat.open()
    chat.ask("It hurts when I sit, when I stand and when I walk. " * 12)


def more_below(chat: ChatPage):
    chat.open()
    chat.ask("tell me more")
    chat.ask("and more")
    chat.see(".transcript").evaluate("(log) => { log.scrollTop = 0 }")
    chat.button("Back to latest").wait_for()


def why_not(chat: ChatPage):
    answered(chat)
    chat.button("Not helpful").click()
    chat.button("It was hard to understand").wait_for()


def emergency(chat: ChatPage):
    chat.open()
    chat.ask("I have chest pain")


def person(chat: ChatPage):
    chat.open()
    chat.ask("talk to a person")


def error(chat: ChatPage):
    chat.open()
    chat.page.route("**/messages", lambda route: route.abort())
    chat.text.fill("Do people go home the same day?")
    chat.button("Send").click()
    chat.see(".failure").wait_for()


def failed_turn(chat: ChatPage):
    chat.open()
    chat.ask("break")


def visit_list(chat: ChatPage):
    chat.open()
    chat.choose_in_menu("My questions")
    chat.button("Copy").wait_for()


def menu(chat: ChatPage):
    chat.open()
    chat.button("More options").click()


def confirming(chat: ChatPage):
    chat.open()
    chat.choose_in_menu("Forget me")


def too_long(chat: ChatPage):
    chat.open()
    chat.text.fill("x" * 2001)


def offline(chat: ChatPage):
    chat.open()
    chat.page.context.set_offline(True)
    chat.see(".offline", "You are offline").wait_for()


STATES = [
    closed,
    opened,
    answering,
    answered,
    source_open,
    rated,
    choices,
    chosen,
    not_covered,
    several_parts,
    answered_again,
    long_question,
    more_below,
    why_not,
    emergency,
    person,
    error,
    failed_turn,
    visit_list,
    menu,
    confirming,
    too_long,
    offline,
]


def wear(chat: ChatPage, size, color_scheme="light", forced_colors="none", text_size="medium") -> None:
    """Shows the page as on another screen."""
    chat.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    chat.page.emulate_media(color_scheme=color_scheme, forced_colors=forced_colors)
    chat.style(f"pain-guide {{ --pain-guide-font-size: {text_size} }}")


def picture(page: Page, name: str) -> None:
    # Colours are measured when nothing moves any more.
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png")


def faults(page: Page, name: str) -> list[str]:
    """Takes a picture, and returns what axe finds, as lines that say what and where."""
    picture(page, name)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("async (options) => (await axe.run(options)).violations", WCAG)
    return [f"{name}: {fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_state_has_an_accessibility_fault(visit, console, state):
    chat = visit(reduced_motion="reduce")
    state(chat)
    found = []
    for name, look in LOOKS.items():
        wear(chat, **look)
        found += faults(chat.page, f"{state.__name__}_{name}")
    for name, look in MORE_LOOKS.items():
        wear(chat, **look)
        picture(chat.page, f"{state.__name__}_{name}")
    assert found == []
    if state is error:
        console.clear()


@pytest.mark.parametrize("state", [closed, opened, source_open, emergency], ids=lambda state: state.__name__)
def test_no_state_on_a_phone_has_an_accessibility_fault(visit, state):
    chat = visit(**PHONE, reduced_motion="reduce")
    state(chat)
    assert faults(chat.page, f"{state.__name__}_phone") == []


@pytest.mark.parametrize("path", ["iframe", "chat", "appointments"])
def test_no_page_has_an_accessibility_fault(visit, path):
    chat = visit(path, reduced_motion="reduce")
    chat.page.wait_for_load_state("networkidle")
    found = faults(chat.page, f"page_{path}_desktop")
    chat.page.set_viewport_size({"width": 320, "height": 568})
    chat.page.emulate_media(color_scheme="dark")
    assert found + faults(chat.page, f"page_{path}_narrow") == []


@pytest.mark.parametrize("screen", [NARROW, ZOOM_400], ids=["narrow", "zoom_400"])
def test_nothing_is_wider_than_a_narrow_screen(visit, screen):
    chat = visit(**screen)
    source_open(chat)
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert chat.see(".transcript").evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_head_and_composer_stay_in_place(visit, screen):
    chat = visit(**screen, reduced_motion="reduce")
    chat.open()
    places = [chat.see(part).bounding_box() for part in (".head", ".composer")]
    for _ in range(3):
        chat.ask("home?").get_by_text("Show source").click()
    assert [chat.see(part).bounding_box() for part in (".head", ".composer")] == places


@pytest.mark.parametrize("screen", [DESKTOP, PHONE, ZOOM_400], ids=["desktop", "phone", "zoom_400"])
def test_emergency_number_stays_in_sight(visit, screen):
    chat = visit(**screen)
    chat.open()
    for _ in range(3):
        chat.ask("tell me more").get_by_text("Show source").click()
    box = chat.panel.get_by_role("link", name="911").first.bounding_box()
    assert 0 <= box["y"] <= screen["viewport"]["height"] - box["height"]
