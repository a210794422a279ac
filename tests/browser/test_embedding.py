"""The chat in a page of another origin, under the page's own rules, and what it costs the page."""

import re

import pytest

from painguide.server.embed import embedding_line
from painguide.server.script_versions import versioned_name
from painguide.server.widget_script import integrity, widget_script
from tests.browser.chat_page import ChatPage
from tests.fakes.clinic import a_clinic

MOST_BYTES_OF_THE_SCRIPT = 20_000
MOST_BYTES = 30_000


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
    chat = clinic_page(embedding_line(site.url, a_clinic()), site.url, clinic_site.allowed)
    chat.open()
    chat.ask("home?")
    chat.page.reload()
    chat.cards.first.wait_for()
    assert chat.asked() == ["home?"]
    assert chat.see(".head__clinic").inner_text() == "Riverside Pain Clinic"


def test_script_that_was_changed_does_not_run(clinic_page, clinic_site, site, console):
    line = embedding_line(site.url, a_clinic())
    value = re.search(r'integrity="sha384-([^"]+)"', line)[1]
    chat = clinic_page(line.replace(value, value[::-1]), site.url, clinic_site.allowed)
    chat.page.wait_for_load_state("networkidle")
    assert chat.page.evaluate("customElements.get('pain-guide') === undefined")
    console.clear()


def test_page_of_an_origin_that_is_not_allowed_gets_no_chat(clinic_page, clinic_site, site, console):
    chat = clinic_page(embedding_line(site.url, a_clinic()), site.url, clinic_site.not_allowed)
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
    sizes = {request.url: request.sizes()["responseBodySize"] for request in loaded}
    script = sizes[site.url + "widget/pain-guide.js"]
    assert 10_000 < script <= MOST_BYTES_OF_THE_SCRIPT
    print(f"transferred {sum(sizes.values())} bytes")
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_launcher_is_there_before_the_chat_server_has_answered_anything(new_context, site):
    page = new_context().new_page()
    asked = []
    page.route("**/webhooks/**", lambda route: asked.append(route))  # It is never answered.
    page.goto(site.url)
    page.locator("pain-guide .launcher").wait_for()
    assert asked == []


def test_page_without_scripts_shows_whom_to_call(new_context, clinic_site, site):
    clinic_site.line = embedding_line(site.url, a_clinic())
    page = new_context(java_script_enabled=False).new_page()
    page.goto(clinic_site.allowed)
    assert page.locator("body").inner_text() == (
        "The chat needs JavaScript. Please call us: 555-7700. In an emergency, call 112."
    )


def test_line_of_a_version_before_still_puts_its_own_chat_into_the_page(clinic_page, clinic_site, site):
    script = widget_script() + b"\nPainGuide.isOld = true;\n"
    line = embedding_line(site.url, a_clinic())
    line = line.replace(integrity(widget_script()), integrity(script))
    line = line.replace(versioned_name(widget_script()), versioned_name(script))
    chat = clinic_page(line, site.url, clinic_site.allowed)
    chat.open()
    chat.ask("home?")
    assert chat.page.evaluate("customElements.get('pain-guide').isOld") is True


def test_script_of_a_version_is_kept_by_the_browser_for_good(visit, site):
    name = versioned_name(widget_script())
    answer = visit().page.request.get(f"{site.url}widget/{name}")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "br"
