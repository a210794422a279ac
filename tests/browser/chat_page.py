"""The chat in a page, as a patient finds it: by its roles, names and words."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@dataclass
class ChatPage:
    """The chat in a page, by what a patient sees of it."""

    page: Page

    def see(self, selector: str, text: str | None = None) -> Locator:
        return self.page.locator(f"pain-guide {selector}", has_text=text)

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Ask a question: open")

    @property
    def panel(self) -> Locator:
        return self.see(".panel")

    @property
    def text(self) -> Locator:
        return self.page.get_by_label("Your question")

    @property
    def cards(self) -> Locator:
        """The bot's messages, the greeting first."""
        return self.see(".card")

    @property
    def questions(self) -> Locator:
        return self.see(".bubble")

    def asked(self) -> list[str]:
        """What the patient wrote or chose, without the words for screen readers."""
        return self.questions.evaluate_all("(nodes) => nodes.map((node) => node.lastChild.textContent)")

    def button(self, name: str) -> Locator:
        return self.panel.get_by_role("button", name=name, exact=True)

    def open(self) -> None:
        self.launcher.click()
        self.panel.wait_for()

    def ask(self, text: str) -> Locator:
        """Types and sends a question; returns the card of its answer."""
        before = self.cards.count()
        self.text.fill(text)
        self.button("Send").click()
        answer = self.cards.nth(before)
        answer.wait_for()
        return answer

    def choose_in_menu(self, name: str) -> None:
        self.button("More options").click()
        self.button(name).click()

    def style(self, rules: str) -> None:
        """Gives the page a style sheet, as a clinic's own."""
        self.page.evaluate(
            """(rules) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(rules);
              document.adoptedStyleSheets = [sheet];
            }""",
            rules,
        )
