"""The models in models/: which one belongs to the present files, and which one is in use."""

import contextlib
import hashlib
import os
from pathlib import Path

from knowledge.errors import PainGuideError
from painguide.project import CONFIG_FILE, DATA_DIRECTORY, DOMAIN_FILE, MODELS_DIRECTORY, ROOT

MODEL_NAME = "pain-guide"
# Names the model that a rollback put in use; without it, the one of the present files is.
ROLLED_BACK_FILE = "rolled-back"
_DAMAGED = ".damaged"
_LONGEST_NAME = 100
_LEARNT_FROM = ("knowledge", "nlu", "dialogue")
_READ_FILES = (".json", ".md", ".py", ".txt", ".yml")


class ModelError(PainGuideError):
    """A model can't be used, stored or gone back to; the message says why and what to do."""


def _ingredients() -> list[Path]:
    folders = [DATA_DIRECTORY, *(ROOT / name for name in _LEARNT_FROM)]
    files = {path for folder in folders for path in folder.rglob("*") if path.suffix in _READ_FILES}
    return [CONFIG_FILE, DOMAIN_FILE, *sorted(files)]


def model_path() -> Path:
    """Return where the model made of the present files is, or would be."""
    digest = hashlib.sha256()
    for path in _ingredients():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return MODELS_DIRECTORY / f"{MODEL_NAME}-{digest.hexdigest()[:12]}.tar.gz"


def trained_models() -> list[Path]:
    """Return the models there are, the one used last first."""
    return sorted(
        (path for path in MODELS_DIRECTORY.glob(f"{MODEL_NAME}-*.tar.gz") if path.is_file()),
        key=lambda path: path.stat().st_mtime_ns,
        reverse=True,
    )


def mark_used(model: Path) -> None:
    """Makes a model the one used last: `rasa run` too takes the newest file."""
    if trained_models()[:1] != [model]:
        # A folder that can't be written is no reason not to answer.
        with contextlib.suppress(OSError):
            os.utime(model)


def rolled_back_model() -> Path | None:
    """Return the model that a rollback put in use; None where the present files decide.

    Raises:
        ModelError: A rollback's choice can't be read.
    """
    path = MODELS_DIRECTORY / ROLLED_BACK_FILE
    try:
        name = path.read_text(encoding="utf-8", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ModelError(
            f"{path} can't be read ({error.strerror}); make it readable, or remove it to end the rollback."
        ) from error
    return MODELS_DIRECTORY / Path(name[:_LONGEST_NAME]).name


def model_in_use() -> Path | None:
    """Return the model a rollback put in use, else that of the present files, else the one used last."""
    candidates = [rolled_back_model(), model_path(), *trained_models()]
    return next((model for model in candidates if model and model.is_file()), None)


def keep_in_use(model: Path) -> None:
    """Puts a model in use whatever changes in the files."""
    path = MODELS_DIRECTORY / ROLLED_BACK_FILE
    # A disk that is full must not leave half a name.
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.write_text(f"{model.name}\n", encoding="utf-8")
    unfinished.replace(path)


def end_rollback() -> None:
    """Lets the present files decide again which model is in use."""
    (MODELS_DIRECTORY / ROLLED_BACK_FILE).unlink(missing_ok=True)


def set_aside(model: Path) -> Path:
    """Renames a model that can't be used, so that nothing takes it for one; returns its new path."""
    return model.replace(_aside(model))


def remove_other_models(present: Path, before: Path | None) -> None:
    """Removes every model but two, and what was set aside in place of another than the present one.

    One that can't be removed does no harm.
    """
    damaged = MODELS_DIRECTORY.glob(f"{MODEL_NAME}-*{_DAMAGED}")
    for old in {*trained_models(), *damaged}.difference((present, before, _aside(present))):
        with contextlib.suppress(OSError):
            old.unlink()


def _aside(model: Path) -> Path:
    return model.with_name(f"{model.name}{_DAMAGED}")


def shown(model: Path) -> str:
    """Return a model's path as a person reads it."""
    return f"{model.parent.name}/{model.name}"
