"""Where the project's files are, whatever folder a command is called from."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONFIG_FILE = ROOT / "config.yml"
DOMAIN_FILE = ROOT / "domain.yml"
DATA_DIRECTORY = ROOT / "data"
MODELS_DIRECTORY = ROOT / "models"
BUILD_DIRECTORY = ROOT / "build"
EVALUATION_DIRECTORY = BUILD_DIRECTORY / "evaluation"


def enter_project() -> None:
    """Makes the project's root the working directory and importable, as `rasa` does."""
    os.chdir(ROOT)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
