"""The command `painguide evidence`: what a clinician has to sign, as one page to print."""

from datetime import date
from pathlib import Path

from actions.repertoire import Repertoire
from knowledge.errors import PainGuideError
from knowledge.loader import load_knowledge
from painguide.evidence.gathering import gather
from painguide.evidence.rendering import render
from painguide.project import BUILD_DIRECTORY
from settings.clinic_settings import ClinicSettings

DEFAULT_OUTPUT = BUILD_DIRECTORY / "evidence.html"


class EvidenceError(PainGuideError):
    """The page can't be written; the message says where, why and what to do."""


def run(clinic: ClinicSettings, output: Path | None, day: date | None) -> None:
    """Writes the page of a clinic, of today where no day is given; prints where it is.

    Raises:
        EvidenceError: The file can't be written.
        KnowledgeError: What is signed can't be read.
        DocumentError: The document on clinical safety lacks a section.
    """
    output = output or DEFAULT_OUTPUT
    write_page(render(gather(Repertoire(load_knowledge(), clinic), day or date.today())), output)
    print(f"Written to {output}")


def write_page(page: str, output: Path) -> None:
    """Writes a page to a file; only the folder of the project's own builds is made.

    Raises:
        EvidenceError: The file can't be written.
    """
    try:
        if output == DEFAULT_OUTPUT:
            output.parent.mkdir(exist_ok=True)
        output.write_text(page, encoding="utf-8")
    except FileNotFoundError as error:
        raise EvidenceError(f"{output}: there is no such folder; make it, or name another file.") from error
    except IsADirectoryError as error:
        raise EvidenceError(f"{output}: it is a folder; name a file in it.") from error
    except OSError as error:
        raise EvidenceError(f"{output}: can't be written ({error.strerror}); name another file.") from error
