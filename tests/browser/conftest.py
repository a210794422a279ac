"""Drives the chat in a real Chromium, as patients do, against the server with a stub for the model."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.chat_page import DESKTOP, ChatPage
from tests.browser.clinic_site import ClinicSite, served_clinic_site
from tests.browser.stub_process import StubServer, running

CHROMIUM_VARIABLE = "PAINGUIDE_CHROMIUM"
NO_SKIPS_VARIABLE = "PAINGUIDE_NO_SKIPS"
HOW_TO_GET_IT = (
    "browser tests skipped: no Chromium. Install it (Debian: apt-get install chromium), "
    f"or set {CHROMIUM_VARIABLE} to its path."
)
PATIENCE_MILLISECONDS = 5_000


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is; without one, the tests are skipped, and in CI they fail."""
    configured = os.environ.get(CHROMIUM_VARIABLE)
    path = configured or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get(NO_SKIPS_VARIABLE):
            pytest.fail(HOW_TO_GET_IT)
        pytest.skip(HOW_TO_GET_IT)
    return path


# For one module, not for all: Playwright's event loop runs until then, and other tests need theirs.
@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    # One process for all pages of the site: starting another takes longer than most tests.
    options = [
        "--process-per-site",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    # A sandbox can't be set up by root, as in a container.
    options += ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=options)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def clinic_site() -> Iterator[ClinicSite]:
    """A clinic's own site, whose page may embed the chat."""
    with served_clinic_site() as clinic:
        yield clinic


@pytest.fixture(scope="session")
def site(chromium_path: str, clinic_site: ClinicSite) -> Iterator[StubServer]:
    """One server for every test that leaves it running."""
    with running(PAINGUIDE_ALLOWED_ORIGINS=clinic_site.allowed) as server:
        yield server


@pytest.fixture(scope="session")
def mortal_site(chromium_path: str) -> Iterator[StubServer]:
    """A server that tests may kill, if they start it again. Its sessions outlive it."""
    with running(PAINGUIDE_SECRET="a secret of the tests, long enough") as server:
        yield server


class Contexts:
    """Browser contexts of one module.

    One for each set of options is kept, with one page: new ones are slow.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: dict[str, Page] = {}
        self.complaints: list[str] = []

    def page(self, options: dict[str, Any]) -> Page:
        """Return a page as good as new."""
        key = repr(sorted(options.items()))
        if key not in self._pages:
            self._pages[key] = self.make(options).new_page()
        page = self._pages[key]
        page.set_viewport_size({**DESKTOP, **options}["viewport"])
        page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            forced_colors=options.get("forced_colors", "none"),
        )
        return page

    def make(self, options: dict[str, Any]) -> BrowserContext:
        context = self._browser.new_context(**{**DESKTOP, **options})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        # Asked for by the browser where a file that is no page is shown, as between tests.
        context.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        context.on("console", self._listen)
        context.on("weberror", lambda raised: self.complaints.append(str(raised.error)))
        return context

    def leave(self) -> None:
        """Takes back what a test did to the pages."""
        for page in self._pages.values():
            # A request that the test still holds back is let go.
            page.unroute_all(behavior="ignoreErrors")
            page.context.set_offline(False)
            # From a file of the same origin: the chat itself would write again.
            page.goto(urljoin(page.url, "/widget/icon.svg"))
            page.evaluate("sessionStorage.clear()")

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Contexts:
    return Contexts(browser)


@pytest.fixture
def console(contexts: Contexts) -> Iterator[list[str]]:
    """What the browser complained of; a test that provokes complaints clears it."""
    contexts.complaints.clear()
    yield contexts.complaints
    contexts.leave()
    assert contexts.complaints == []


@pytest.fixture
def new_context(contexts: Contexts, console: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a context of the test's own."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        made.append(contexts.make(options))
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def visit(contexts: Contexts, console: list[str], site: StubServer) -> Callable[..., ChatPage]:
    """Opens the demo page, or another; returns the chat in it."""

    def open_page(path: str = "", **options: Any) -> ChatPage:
        page = contexts.page(options)
        page.goto(site.url + path, wait_until="domcontentloaded")
        return ChatPage(page)

    return open_page


@pytest.fixture
def chat(visit) -> ChatPage:
    """The chat on a desktop's screen, opened."""
    opened = visit()
    opened.open()
    return opened
