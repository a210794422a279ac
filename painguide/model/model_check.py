"""Tells whether a model's file is whole, and was trained by this code and this Rasa."""

import json
import tarfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import rasa

from knowledge.errors import PainGuideError
from painguide.model.model_files import ModelError, shown
from painguide.project import ROOT

_DAMAGE = (EOFError, zlib.error, tarfile.TarError, KeyError, ValueError, TypeError, AttributeError)
_RASA = "rasa."


class UnusableModelError(PainGuideError):
    """A model is damaged, or was trained by other code; the message says which and how."""


def check_model(model: Path) -> datetime:
    """Checks a model before it is loaded (about 0.5 s); returns when it was trained, in UTC.

    Raises:
        UnusableModelError: It is damaged, or was trained by other code or another Rasa.
        ModelError: It can't be read.
    """
    try:
        metadata = _metadata(model)
        classes = [node["uses"] for node in metadata["predict_schema"]["nodes"].values()]
        version = str(metadata["rasa_open_source_version"])
        trained = datetime.fromisoformat(metadata["trained_at"])
    except _DAMAGE as error:
        raise UnusableModelError(f"{shown(model)} is damaged") from error
    except OSError as error:
        # What is no gzip at all is an OSError too, one without a number.
        if error.errno is None:
            raise UnusableModelError(f"{shown(model)} is damaged") from error
        raise ModelError(
            f"{shown(model)} can't be read ({error.strerror}); make it readable for this user."
        ) from error
    if version != rasa.__version__:
        raise UnusableModelError(f"{shown(model)} was trained by Rasa {version}, not {rasa.__version__}")
    missing = next((name for name in classes if not _exists(name)), None)
    if missing:
        raise UnusableModelError(f"{shown(model)} was trained by other code: there is no {missing} here")
    return trained


def _metadata(model: Path) -> dict[str, Any]:
    with tarfile.open(model) as archive:
        metadata = None
        for member in archive:
            if member.name == "metadata.json":
                metadata = json.load(archive.extractfile(member))  # type: ignore[arg-type]
        # The packing ends with a checksum, which only reading on to the end compares.
        while archive.fileobj and archive.fileobj.read(2**16):
            pass
    if metadata is None:
        raise KeyError("metadata.json")
    return dict(metadata)


def _exists(class_path: str) -> bool:
    """Return whether a class of ours is there; importing it would take seconds."""
    module, _, name = class_path.rpartition(".")
    source = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    return class_path.startswith(_RASA) or (
        source.is_file() and f"\nclass {name}(" in source.read_text(encoding="utf-8")
    )
