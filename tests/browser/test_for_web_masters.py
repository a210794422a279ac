"""What a page can ask of the chat, and what it is told: attributes, methods, events."""

from tests.browser.chat_page import ChatPage

LISTEN = """() => {
  window.told = [];
  for (const name of ["open", "close", "message", "emergency", "rating"]) {
    addEventListener(`painguide:${name}`, ({ detail }) => told.push([name, detail]));
  }
}"""


def with_attributes(chat: ChatPage, attributes: dict[str, str]) -> None:
    """Puts another chat in the place of the page's."""
    chat.page.evaluate(
        """(attributes) => {
          const chat = document.createElement("pain-guide");
          for (const [name, value] of Object.entries(attributes)) chat.setAttribute(name, value);
          document.querySelector("pain-guide").replaceWith(chat);
        }""",
        attributes,
    )


def test_page_is_told_what_happens_without_a_word_of_the_patient(visit):
    chat = visit()
    chat.page.evaluate(LISTEN)
    chat.open()
    chat.ask("home?")
    chat.button("Helpful").click()
    chat.see(".thumbs", "Thank you").wait_for()
    chat.ask("I have chest pain")
    chat.button("Close the chat").click()
    assert chat.page.evaluate("told") == [
        ["open", {}],
        ["message", {"from": "patient"}],
        ["message", {"from": "guide", "outcome": "answer"}],
        ["rating", {"rating": "up"}],
        ["message", {"from": "patient"}],
        ["message", {"from": "guide", "outcome": "emergency"}],
        ["emergency", {}],
        ["close", {}],
    ]


def test_page_gets_the_words_where_it_asks_for_them(chat):
    chat.page.evaluate(LISTEN)
    chat.page.evaluate("document.querySelector('pain-guide').setAttribute('events-with-words', '')")
    chat.ask("home?")
    told = chat.page.evaluate("told.map(([, { text }]) => text)")
    assert told[0] == "home?"
    assert told[1].startswith("Patients often go home the same day")


def test_launcher_greeting_and_suggestions_are_the_pages(visit):
    chat = visit()
    with_attributes(
        chat,
        {
            "launcher-text": "Ask about knees",
            "greeting": "Hello, I answer questions about knees.",
            "suggestions": "Does it hurt? | How long does it take?",
        },
    )
    chat.page.get_by_role("button", name="Ask about knees: open the Pain Guide chat").click()
    assert chat.cards.first.inner_text().endswith("Hello, I answer questions about knees.")
    assert chat.see(".choice").all_inner_texts() == ["Does it hurt?", "How long does it take?"]


def test_page_can_have_no_suggestions(visit):
    chat = visit()
    with_attributes(chat, {"suggestions": ""})
    chat.open()
    assert chat.see(".choice").count() == 0


def test_questions_that_the_page_asks_at_once_are_all_answered_in_order(visit):
    chat = visit()
    chat.page.evaluate(
        """() => {
          const chat = document.querySelector("pain-guide");
          chat.ask("home?");
          chat.ask("which one?");
        }"""
    )
    chat.button("Nerve ablation").wait_for()
    assert chat.asked() == ["home?", "which one?"]


def test_methods_tell_and_set_whether_the_chat_is_open(visit):
    chat = visit()
    chat.launcher.wait_for()
    states = chat.page.evaluate(
        """() => {
          const chat = document.querySelector("pain-guide");
          const states = [chat.isOpen];
          chat.open();
          states.push(chat.isOpen);
          chat.close();
          return [...states, chat.isOpen];
        }"""
    )
    assert states == [False, True, False]


def test_patient_makes_the_text_larger_and_it_stays_so(chat):
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    chat.button("More options").click()
    for _ in range(4):
        chat.button("Larger text").click()
    assert chat.see(".menu__sizes").inner_text().split("\n")[2] == "200 %"
    assert chat.cards.first.evaluate(size) == 32
    chat.page.reload()
    chat.text.wait_for()
    assert chat.cards.first.evaluate(size) == 32


def test_menu_links_to_the_privacy_notice_where_the_clinic_has_one(visit):
    chat = visit()
    chat.open()
    chat.button("More options").click()
    notice = chat.panel.get_by_role("link", name="Privacy notice")
    assert notice.count() == 0
    chat.page.route("**/clinic.json", with_privacy_page)
    chat.page.reload()
    chat.text.wait_for()
    chat.button("More options").click()
    assert notice.get_attribute("href") == "https://clinic.example/privacy"
    assert notice.get_attribute("rel") == "noopener noreferrer"


def with_privacy_page(route):
    route.fulfill(json={**route.fetch().json(), "privacy_page": "https://clinic.example/privacy"})
