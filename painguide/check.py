"""The command `painguide check`: knowledge, data, domain and clinic.yml."""

import sys
import warnings
from pathlib import Path
from typing import Any

import yaml

from knowledge.check import Problem, check_knowledge
from knowledge.clinic_settings import load_clinic_settings
from knowledge.loader import load_knowledge
from painguide.data_check import BotData, check_data
from painguide.project import CONFIG_FILE, DATA_DIRECTORY, DOMAIN_FILE, ROOT
from painguide.red_flag_check import check_red_flags


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}


def _lines(examples: str) -> tuple[str, ...]:
    return tuple(line.strip().removeprefix("- ").strip() for line in examples.splitlines() if line.strip())


def _intents_of_step(step: dict[str, Any]) -> set[str]:
    steps = step.get("or", [step])
    return {item["intent"] for item in steps if "intent" in item}


def read_bot_data(root: Path = ROOT) -> BotData:
    """Return what the files under a project's root say."""
    phrasings: dict[str, tuple[str, ...]] = {}
    handled: set[str] = set()
    for path in sorted((root / DATA_DIRECTORY.name).rglob("*.yml")):
        content = _read(path)
        for item in content.get("nlu", []):
            phrasings[item["intent"]] = phrasings.get(item["intent"], ()) + _lines(item["examples"])
        for rule in content.get("rules", []):
            handled.update(_intents_of_step(rule["steps"][0]))
    unseen = [_read(path) for path in sorted((root / "tests" / "nlu").glob("*.yml"))]
    texts = {text.lower() for content in unseen for group in content.values() for text in group}
    intents = frozenset(_read(root / DOMAIN_FILE.name).get("intents", []))
    return BotData(phrasings, intents, frozenset(handled), frozenset(texts))


def _rasa_problems() -> list[Problem]:
    from rasa.shared.importers.importer import TrainingDataImporter
    from rasa.validator import Validator

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        importer = TrainingDataImporter.load_from_config(
            str(CONFIG_FILE), str(DOMAIN_FILE), [str(DATA_DIRECTORY)]
        )
        validator = Validator.from_importer(importer)
        validator.warn_if_config_mandatory_keys_are_not_set()
        sound = (
            validator.verify_domain_validity()
            and validator.verify_nlu(ignore_warnings=False)
            and validator.verify_actions_in_stories_rules()
            and validator.verify_story_structure(ignore_warnings=False)
        )
    spoken = [str(item.message) for item in caught if issubclass(item.category, UserWarning)]
    # Said of every domain that has slots, whatever is in it.
    spoken = [text for text in spoken if not text.startswith("Slot auto-fill has been removed")]
    found = [Problem("rasa data validate", text.splitlines()[0], "see Rasa's message") for text in spoken]
    if not sound and not found:
        found = [Problem("rasa data validate", "it fails", "run it to see why")]
    return found


def run_check() -> int:
    """Prints every problem; returns 0 when there is none, else 1.

    Raises:
        KnowledgeError: A file of the knowledge, or clinic.yml, can't be read at all.
    """
    knowledge = load_knowledge()
    load_clinic_settings()
    data = read_bot_data()
    problems = [
        *check_knowledge(knowledge),
        *check_red_flags(),
        *check_data(data, knowledge),
        *_rasa_problems(),
    ]
    for problem in problems:
        print(problem, file=sys.stderr)
    phrasings = sum(map(len, data.phrasings.values()))
    print(
        f"{len(knowledge.topics)} topics, {len(knowledge.facts)} facts, "
        f"{len(knowledge.fact_of_claim)} claims, "
        f"{len(knowledge.not_covered)} kinds not covered, {phrasings} phrasings: {len(problems)} problems."
    )
    return 1 if problems else 0
