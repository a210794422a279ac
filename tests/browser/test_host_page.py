"""The chat in pages that were not made for it: their sizes, colours, directions and scripts."""

from tests.browser.chat_page import PHONE, ChatPage

SIZE = "(node) => parseFloat(getComputedStyle(node).fontSize)"
COLORS = "(node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]"


def test_text_size_of_the_page_is_not_that_of_the_chat(visit):
    chat = visit()
    chat.style("html { font-size: 62.5% } * { font-size: 10px !important }")
    chat.open()
    card = chat.cards.first
    assert card.evaluate(SIZE) == 16
    assert card.evaluate("(node) => parseFloat(getComputedStyle(node).paddingTop)") == 12


def test_page_sets_the_text_size_of_the_chat(visit):
    chat = visit()
    chat.style("pain-guide { --pain-guide-font-size: 20px }")
    chat.open()
    assert chat.cards.first.evaluate(SIZE) == 20
    chat.page.evaluate("document.querySelector('pain-guide').setAttribute('font-size', '18px')")
    assert chat.cards.first.evaluate(SIZE) == 18


def test_text_of_200_percent_leaves_room_for_what_is_said_on_a_phone(visit):
    chat = visit(**PHONE)
    # As a patient sets it in the browser: it is the size that `medium` stands for.
    chat.style("pain-guide { --pain-guide-font-size: 32px }")
    chat.open()
    assert chat.see(".head").bounding_box()["height"] <= 96
    assert chat.see(".transcript").bounding_box()["height"] >= 320
    assert chat.panel.get_by_role("link", name="911").is_visible()
    assert chat.see(".transcript").evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0


def test_letters_of_the_page_are_not_those_of_the_chat(visit):
    chat = visit()
    chat.style("* { text-transform: uppercase !important; letter-spacing: 9px !important }")
    chat.open()
    style = "(node) => [getComputedStyle(node).textTransform, getComputedStyle(node).letterSpacing]"
    assert chat.cards.first.evaluate(style) == ["none", "normal"]


def test_page_gives_the_chat_its_colour_and_its_theme(visit):
    chat = visit(color_scheme="dark")
    chat.style(
        "pain-guide { --pain-guide-color: rgb(120, 40, 90); --pain-guide-on-color: rgb(255, 250, 240) }"
    )
    chat.page.evaluate("document.querySelector('pain-guide').setAttribute('theme', 'light')")
    assert chat.launcher.evaluate(COLORS) == ["rgb(120, 40, 90)", "rgb(255, 250, 240)"]
    chat.open()
    assert chat.panel.evaluate(COLORS)[0] == "rgb(255, 255, 255)"


def test_words_on_a_light_colour_of_the_page_are_dark(visit):
    chat = visit()
    chat.page.evaluate("document.querySelector('pain-guide').setAttribute('color', '#ffd400')")
    assert chat.launcher.evaluate(COLORS) == ["rgb(255, 212, 0)", "rgb(16, 26, 28)"]
    chat.page.evaluate("document.querySelector('pain-guide').setAttribute('color', 'navy')")
    assert chat.launcher.evaluate(COLORS) == ["rgb(0, 0, 128)", "rgb(255, 255, 255)"]


def test_page_in_arabic_has_the_chat_on_the_other_side_and_in_its_own_direction(visit):
    chat = visit()
    chat.page.evaluate(
        """() => {
          document.documentElement.dir = "rtl";
          document.querySelector("pain-guide").replaceWith(document.createElement("pain-guide"));
        }"""
    )
    chat.launcher.wait_for()
    assert chat.launcher.bounding_box()["x"] < 100
    chat.open()
    assert chat.panel.bounding_box()["x"] < 100
    strip = chat.see(".notice__emergency")
    assert strip.evaluate("(node) => getComputedStyle(node).direction") == "ltr"
    chat.ask("ما هو العلاج؟")
    words = chat.see(".bubble__words").last
    assert words.evaluate("(node) => getComputedStyle(node).direction") == "rtl"


def test_corner_is_the_pages_choice(visit):
    chat = visit()
    chat.page.evaluate("document.querySelector('pain-guide').setAttribute('position', 'left')")
    assert chat.launcher.bounding_box()["x"] < 100


def test_spanish_answer_is_marked_as_spanish(chat):
    answer = chat.ask("¿habla español?")
    assert answer.locator(".card__body").get_attribute("lang") == "es"


def test_second_chat_in_the_corner_is_not_shown(visit):
    chat = visit()
    chat.launcher.wait_for()
    chat.page.evaluate("document.body.append(document.createElement('pain-guide'))")
    assert chat.launcher.count() == 1
    chat.open()
    chat.ask("home?")
    assert chat.cards.count() == 2


def test_chat_that_is_taken_out_and_put_back_is_as_it_was(visit):
    chat = visit(**PHONE)
    chat.open()
    for _ in range(3):
        chat.ask("tell me more")
    chat.see(".transcript").evaluate(
        """(log) => new Promise((resolve) => {
          log.addEventListener("scroll", () => requestAnimationFrame(resolve), { once: true });
          log.scrollTop = 300;
        })"""
    )
    chat.page.evaluate(
        """async () => {
          const chat = document.querySelector("pain-guide");
          chat.remove();
          await new Promise((resolve) => requestAnimationFrame(resolve));
          document.body.append(chat);
        }"""
    )
    assert abs(chat.see(".transcript").evaluate("(log) => log.scrollTop") - 300) < 2
    assert chat.panel.evaluate("(node) => node.matches(':modal')")


def test_chats_that_left_the_page_are_released(new_context, site):
    page = new_context().new_page()
    page.goto(site.url)
    ChatPage(page).launcher.wait_for()
    devtools = page.context.new_cdp_session(page)

    def kept() -> int:
        devtools.send("HeapProfiler.collectGarbage")
        counts = devtools.send("Memory.getDOMCounters")
        return counts["nodes"]

    page.evaluate("document.querySelector('pain-guide').remove()")
    before = kept()
    page.evaluate(
        """async () => {
          for (let count = 0; count < 30; count += 1) {
            const chat = document.body.appendChild(document.createElement("pain-guide"));
            await new Promise((resolve) => setTimeout(resolve));
            chat.remove();
          }
        }"""
    )
    page.wait_for_load_state("networkidle")
    assert kept() <= before + 300
