"""The serving process loads the packages of a list, and no others: what is not loaded can't be attacked."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from painguide.model.model_training import model_path
from painguide.project import ROOT

ALLOWED_FILE = Path(__file__).parent / "loaded_distributions.txt"
DOCUMENT = (ROOT / "docs" / "supply-chain.md").read_text(encoding="utf-8")
# scikit-learn imports pytest where it is installed, as it is for development alone.
FOR_DEVELOPMENT = {"exceptiongroup", "iniconfig", "pytest"}
CHANNELS = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_SIGNING_SECRET": "0" * 32,
    "PAINGUIDE_TELEGRAM_TOKEN": "1:a",
    "PAINGUIDE_TELEGRAM_SECRET": "a",
}

# As `painguide serve` does, up to listening; then a turn, a rating and an emergency.
SERVE = """
import asyncio, json, os, sys
from pathlib import Path
from painguide.project import ROOT
from painguide.rasa_host.quiet_rasa import prepare_rasa
from settings.settings import read_settings
settings = read_settings(ROOT, os.environ)
prepare_rasa(settings.logs)
from painguide.rasa_host.bot import Bot
from painguide.server.readiness import Readiness
from painguide.server.serve import build_app
from storage.database import memory_database
database = memory_database()
bot = Bot(Path(sys.argv[1]), database=database)
build_app(bot.agent, "model", settings, database, Readiness())

async def talk():
    for turn in ("how does radiofrequency ablation work?", "I have chest pain", "hola", "forget me"):
        await bot.turn(turn, "someone")

asyncio.run(talk())
files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
print(json.dumps(sorted(filter(None, files))))
"""


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def loaded():
    done = subprocess.run(
        [sys.executable, "-c", SERVE, str(model_path())],
        cwd=ROOT,
        env={**os.environ, **CHANNELS},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    owners = {
        str(Path(str(each.locate_file(file))).resolve()): canonical(each.metadata["Name"])
        for each in distributions()
        for file in each.files or ()
    }
    files = [str(Path(file).resolve()) for file in json.loads(done.stdout.splitlines()[-1])]
    return {owners[file] for file in files if file in owners}


def allowed():
    lines = ALLOWED_FILE.read_text(encoding="utf-8").split()
    assert lines == sorted(set(lines))
    return set(lines)


def test_the_serving_process_loads_what_the_list_allows_and_nothing_else(loaded):
    assert loaded - FOR_DEVELOPMENT - allowed() == set()


def test_the_list_allows_nothing_that_is_not_loaded(loaded):
    assert allowed() - loaded == set()


def test_tensorflow_and_the_connectors_of_others_are_not_loaded(loaded):
    left_out = {"tensorflow", "keras", "aiogram", "fbmessenger", "twilio", "webexteamssdk", "python-socketio"}
    left_out |= {
        "boto3",
        "botocore",
        "pymongo",
        "google-auth",
        "matplotlib",
        "confluent-kafka",
        "rocketchat-api",
    }
    assert loaded & left_out == set()


def test_the_document_says_truly_what_of_the_old_packages_is_loaded(loaded):
    rows = re.findall(r"^\| `([\w.-]+)` \| [^|]+ \| (yes|no) \|", DOCUMENT, re.MULTILINE)
    assert len(rows) >= 25
    assert [name for name, said in rows if (canonical(name) in loaded) != (said == "yes")] == []
