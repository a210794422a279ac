"""The chat in a page of another origin, under the page's own rules, and what it costs the page."""

import math
import re

import pytest

from painguide.server.embed import embedding_line
from tests.browser.chat_page import ChatPage

MOST_BYTES = 60_000
MOST_MILLISECONDS = 200
MOST_TRIES = 20


@pytest.fixture
def clinic_page(new_context, clinic_site):
    """Opens a page of the clinic's site with a line of HTML in it, under one of the site's addresses."""

    def open_page(line: str, server: str, address: str) -> ChatPage:
        clinic_site.line, clinic_site.chat_server = line, server.rstrip("/")
        page = new_context().new_page()
        page.goto(address)
        return ChatPage(page)

    return open_page


def test_line_of_painguide_embed_puts_the_chat_into_a_page_of_another_origin(clinic_page, clinic_site, site):
    chat = clinic_page(embedding_line(site.url), site.url, clinic_site.allowed)
    chat.open()
    chat.ask("home?")
    chat.page.reload()
    chat.cards.first.wait_for()
    assert chat.asked() == ["home?"]
    assert chat.see(".head__clinic").inner_text() == "Riverside Pain Clinic"


def test_script_that_was_changed_does_not_run(clinic_page, clinic_site, site, console):
    line = embedding_line(site.url)
    value = re.search(r'integrity="sha384-([^"]+)"', line)[1]
    chat = clinic_page(line.replace(value, value[::-1]), site.url, clinic_site.allowed)
    chat.page.wait_for_load_state("networkidle")
    assert chat.page.evaluate("customElements.get('pain-guide') === undefined")
    console.clear()


def test_page_of_an_origin_that_is_not_allowed_gets_no_chat(clinic_page, clinic_site, site, console):
    chat = clinic_page(embedding_line(site.url), site.url, clinic_site.not_allowed)
    chat.page.wait_for_load_state("networkidle")
    assert chat.page.evaluate("customElements.get('pain-guide') === undefined")
    console.clear()


def test_page_loads_little_and_nothing_from_elsewhere(new_context, site):
    page = new_context().new_page()
    loaded = []
    page.on("requestfinished", lambda request: loaded.append(request))
    page.goto(site.url)
    chat = ChatPage(page)
    chat.open()
    page.wait_for_load_state("networkidle")
    assert all(request.url.startswith(site.url) for request in loaded)
    sizes = {request.url: len(request.response().body()) for request in loaded}
    assert site.url + "widget/pain-guide.js" in sizes
    print(f"transferred {sum(sizes.values())} bytes")
    assert sum(sizes.values()) <= MOST_BYTES, sizes


WHEN_PAINTED = """
  window.launcherPainted = new Promise((resolve) => {
    const look = () => {
      const launcher = document.querySelector("pain-guide")?.shadowRoot?.querySelector(".launcher");
      // The next frame begins when this one has been painted.
      requestAnimationFrame(launcher?.offsetWidth ? () => resolve(performance.now()) : look);
    };
    look();
  });
"""


def test_launcher_is_painted_soon(new_context, site):
    context = new_context()
    context.add_init_script(WHEN_PAINTED)
    times = []
    # Once is enough: the slower ones tell how busy this machine is.
    while min(times, default=math.inf) > MOST_MILLISECONDS and len(times) < MOST_TRIES:
        page = context.new_page()
        page.goto(site.url)
        times.append(page.evaluate("window.launcherPainted"))
        page.close()
    print(f"launcher painted after {', '.join(f'{time:.0f}' for time in times)} ms")
    assert min(times) <= MOST_MILLISECONDS
