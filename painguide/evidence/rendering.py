"""Renders what is signed as one HTML page. Whatever stands in a text is shown as text."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from painguide.evidence.contents import parts_of
from painguide.evidence.evidence_model import Evidence

_TEMPLATES = Path(__file__).parent / "templates"


def render(evidence: Evidence) -> str:
    """Return the page; the same for the same evidence."""
    page = _environment().get_template("page.html")
    return page.render(evidence=evidence, parts=parts_of(evidence))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
