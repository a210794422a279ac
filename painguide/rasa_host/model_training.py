"""Trains the model when what it is made of has changed."""

import contextlib
import hashlib
import io
import os
import sys
import time
from pathlib import Path

from knowledge.errors import PainGuideError
from knowledge.loader import knowledge_files
from painguide.project import CONFIG_FILE, DATA_DIRECTORY, DOMAIN_FILE, MODELS_DIRECTORY, ROOT

MODEL_NAME = "pain-guide"


class TrainingError(PainGuideError):
    """The model could not be trained."""


def _ingredients() -> list[Path]:
    components = sorted(
        path
        for package in ("nlu", "dialogue")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix in {".py", ".txt"}
    )
    data = sorted(path for path in DATA_DIRECTORY.rglob("*") if path.suffix in {".yml", ".txt"})
    return [CONFIG_FILE, DOMAIN_FILE, *data, *knowledge_files(), *components]


def model_path() -> Path:
    """Return where the model made of the present files is, or would be."""
    digest = hashlib.sha256()
    for path in _ingredients():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return MODELS_DIRECTORY / f"{MODEL_NAME}-{digest.hexdigest()[:12]}.tar.gz"


def ensure_model() -> Path:
    """Return the path of an up-to-date model; trains one first when there is none.

    Progress goes to standard error.

    Raises:
        TrainingError: Rasa could not train the model.
    """
    path = model_path()
    if path.is_file():
        return path
    started = time.monotonic()
    old_models = list(MODELS_DIRECTORY.glob(f"{MODEL_NAME}-*.tar.gz"))
    why = "config, domain, data or knowledge changed" if old_models else "there is none yet"
    print(f"Training the model: {why} (about a minute) ...", file=sys.stderr)
    _train(path)
    for old in old_models:
        old.unlink(missing_ok=True)
    print(f"Trained in {time.monotonic() - started:.0f} s: {path.parent.name}/{path.name}", file=sys.stderr)
    return path


def _train(path: Path) -> None:
    from rasa.model_training import train

    # Under another name until it is whole: what was interrupted must not count as a model.
    unfinished = path.with_name(f"unfinished-{os.getpid()}.tar.gz")
    # Standard output belongs to the command that needs the model: `ask` writes JSON there.
    with contextlib.redirect_stdout(io.StringIO()) as said:
        result = train(
            domain=str(DOMAIN_FILE),
            config=str(CONFIG_FILE),
            training_files=[str(DATA_DIRECTORY)],
            output=str(MODELS_DIRECTORY),
            fixed_model_name=unfinished.name.removesuffix(".tar.gz"),
        )
    if result.model is None or not unfinished.is_file():
        raise TrainingError(f"Rasa trained no model; 'painguide check' says why. It said: {said.getvalue()}")
    unfinished.replace(path)
