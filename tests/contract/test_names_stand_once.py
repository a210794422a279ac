"""Data does not turn back: the graph names no action, and each slot's name stands in one place."""

import ast
from dataclasses import fields

import yaml

from actions.reply import Reply
from nlu import slots
from painguide.project import DOMAIN_FILE, ROOT
from settings.clinic_settings import ClinicSettings
from telemetry.packages import PACKAGES

DOMAIN = yaml.safe_load(DOMAIN_FILE.read_text(encoding="utf-8"))
CONSTANTS = {name: value for name, value in vars(slots).items() if name.endswith("_SLOT")}
# Rasa adds it to the domain by itself.
SLOTS_OF_RASA = {"requested_slot"}
# A clinic's numbers are settings too, and the list for the visit is part of a Reply.
ALSO_FIELDS = {field.name for kind in (ClinicSettings, Reply) for field in fields(kind)}


def strings_in(package):
    """Yield the path and every string literal of a package's modules."""
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.relative_to(ROOT), node.value


def test_the_graph_names_no_action_and_no_response():
    named = {f"{path}: {text}" for path, text in strings_in("nlu") if text.startswith(("action_", "utter_"))}
    assert named == set()


def test_the_constants_name_the_slots_of_the_domain_each_once():
    assert sorted(CONSTANTS.values()) == sorted({*DOMAIN["slots"], *SLOTS_OF_RASA})


def test_a_slot_is_named_nowhere_else():
    names = set(CONSTANTS.values())
    named = {
        f"{path}: {text}"
        for package in PACKAGES
        for path, text in strings_in(package)
        if text in (names if package in ("nlu", "dialogue") else names - ALSO_FIELDS)
    }
    assert named == {f"nlu/slots.py: {name}" for name in names}
