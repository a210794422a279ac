"""Every state of the chat: no accessibility fault by axe, and a picture of it in build/screens/."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.chat_page import DESKTOP, PHONE, ChatPage
from tests.browser.states import STATES, closed, emergency, error, opened, source_open
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
