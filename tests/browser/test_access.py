"""Access beyond axe: what is said in which order, what the keyboard reaches, and what text spacing does."""

import re
from pathlib import Path

import pytest

from tests.browser import states
from tests.browser.chat_page import ChatPage

SPOKEN = Path(__file__).parent / "spoken"
# As WCAG 2.2, 1.4.12 asks for; a patient's own style sheet reaches into the chat.
TEXT_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
)


def spoken(chat: ChatPage) -> str:
    """What a screen reader finds in the open chat, in its order; TIME and SITE stand for what changes."""
    tree = chat.page.get_by_role("dialog", name="Pain Guide").aria_snapshot()
    return re.sub(r"\d+:\d\d [AP]M", "TIME", re.sub(r"http://localhost:\d+", "SITE", tree)) + "\n"


@pytest.mark.parametrize(
    "state",
    [
        states.opened,
        states.answered_again,
        states.source_open,
        states.several_parts,
        states.choices,
        states.why_not,
        states.emergency,
        states.person,
        states.error,
        states.visit_list,
        states.menu,
        states.confirming,
    ],
    ids=lambda state: state.__name__,
)
def test_spoken_order_is_as_it_is_written_down(visit, console, state):
    chat = visit()
    state(chat)
    assert spoken(chat) == (SPOKEN / f"{state.__name__}.txt").read_text(encoding="utf-8")
    console.clear()


@pytest.mark.parametrize("height", [640, 256], ids=["phone", "zoom_400"])
def test_what_has_the_focus_is_not_hidden(visit, height):
    chat = visit(viewport={"width": 360, "height": height})
    chat.open()
    for question in ("what does it cost?", "which one?", "home?"):
        chat.ask(question)
    chat.text.focus()
    reached = []
    for _ in range(40):
        chat.page.keyboard.press("Shift+Tab")
        name, is_seen = chat.page.evaluate(
            """() => {
              const { activeElement: node } = document.querySelector("pain-guide").shadowRoot;
              const box = node.getBoundingClientRect();
              const at = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
              const top = node.getRootNode().elementFromPoint(...at);
              return [node.ariaLabel || node.textContent, node.contains(top) || top?.contains(node)];
            }"""
        )
        assert is_seen, name
        reached.append(name)
        if name == "More options":
            break
    assert "Add to my questions" in reached
    assert "Show source" in reached
    assert reached[-1] == "More options"


def test_text_spacing_of_the_patient_cuts_nothing_off(visit):
    chat = visit(viewport={"width": 320, "height": 568})
    states.answered_again(chat)
    chat.page.evaluate(
        """(rules) => {
          const { shadowRoot } = document.querySelector("pain-guide");
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
        }""",
        TEXT_SPACING,
    )
    cut = chat.see(".card, .choice, .tool, .head__names, .notice, .composer__hint").evaluate_all(
        """(nodes) => nodes
          .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
            scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
          .map((node) => node.textContent)"""
    )
    assert cut == []
