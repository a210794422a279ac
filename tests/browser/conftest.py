"""Drives the chat in a real Chromium, as patients do, against the server with a stub for the model."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, sync_playwright

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
    """Browser contexts of one module, one for each set of options: a new one costs half a second.

    What tests leave behind in one is its HTTP cache alone: each page has a session storage of its own.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}
        self.complaints: list[str] = []

    def get(self, options: dict[str, Any]) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in self._contexts:
            self._contexts[key] = self.make(options)
        return self._contexts[key]

    def make(self, options: dict[str, Any]) -> BrowserContext:
        context = self._browser.new_context(**{**DESKTOP, **options})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.on("console", self._listen)
        context.on("weberror", lambda raised: self.complaints.append(str(raised.error)))
        return context

    def leave(self) -> None:
        for context in self._contexts.values():
            context.set_offline(False)
            for page in context.pages:
                # A request that a test still holds back is let go.
                page.unroute_all(behavior="ignoreErrors")
                page.close()

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
        page = contexts.get(options).new_page()
        page.goto(site.url + path)
        return ChatPage(page)

    return open_page


@pytest.fixture
def chat(visit) -> ChatPage:
    """The chat on a desktop's screen, opened."""
    opened = visit()
    opened.open()
    return opened
