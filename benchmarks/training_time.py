"""Times a training of our model from an empty cache, in a process of its own."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from painguide.project import ROOT

_CACHE_LOCATION = "RASA_CACHE_DIRECTORY"


def seconds_to_train() -> float:
    """Return the seconds from the start of the process to the trained model.

    Raises:
        CalledProcessError: The training failed; what it said stands on standard error.
    """
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        command = [sys.executable, "-m", "benchmarks.training_time", folder]
        environment = {**os.environ, _CACHE_LOCATION: str(Path(folder) / "cache")}
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started


def _train_into(folder: Path) -> None:
    from painguide.model.model_training import ensure_present_model

    with patch("painguide.model.model_files.MODELS_DIRECTORY", folder):
        ensure_present_model()


if __name__ == "__main__":
    _train_into(Path(sys.argv[1]))
