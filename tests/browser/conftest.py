"""Drives the chat in a real Chromium, as patients do, against the server with a stub for the model."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

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
    options = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
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


@pytest.fixture
def console() -> list[str]:
    """What the browser complained of; a test that provokes complaints clears it."""
    return []


@pytest.fixture
def new_context(browser: Browser, console: list[str]) -> Iterator[object]:
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(**{**DESKTOP, **options})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.on("console", lambda said: console.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda raised: console.append(str(raised.error)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert console == []


@pytest.fixture
def visit(new_context, site):
    """Opens the demo page; returns the chat in it."""

    def open_page(path: str = "", **options: object) -> ChatPage:
        page = new_context(**options).new_page()
        page.goto(site.url + path)
        return ChatPage(page)

    return open_page


@pytest.fixture
def chat(visit) -> ChatPage:
    """The chat on a desktop's screen, opened."""
    opened = visit()
    opened.open()
    return opened
