"""The page of a test clinic, made once, and its text as people read it."""

import html
import re
from datetime import date

import pytest

from actions.repertoire import Repertoire
from knowledge.loader import load_knowledge
from painguide.evidence.gathering import gather
from painguide.evidence.rendering import render
from tests.fakes.clinic import a_clinic

DAY = date(2026, 11, 28)


def readable(page):
    """Return what people read of a page, its blanks as one."""
    body = page.partition("<body>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="session")
def evidence():
    return gather(Repertoire(load_knowledge(), a_clinic()), DAY)


@pytest.fixture(scope="session")
def page(evidence):
    return render(evidence)


@pytest.fixture(scope="session")
def text(page):
    return readable(page)


@pytest.fixture
def missing(text):
    """Returns those of some texts that do not stand on the page."""
    return lambda texts: [each for each in texts if " ".join(each.split()) not in text]
