"""Imports Rasa without TensorFlow, which no component of our pipeline uses.

Rasa imports its DIET and TED classes at start-up whether they are used or not, and
with them TensorFlow: about 4 s and 450 MB. Our own entry points put empty stand-ins
in its place; `rasa ...` commands stay as they are.
"""

import importlib
import sys
from pathlib import Path

import yaml

from knowledge.errors import PainGuideError
from painguide.rasa_host.stand_ins import put_stand_ins

ABSENT_PACKAGES = frozenset(
    {"tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "tensorflow_io", "keras"}
)
TENSORFLOW_COMPONENTS = frozenset(
    {
        "ConveRTFeaturizer",
        "DIETClassifier",
        "LanguageModelFeaturizer",
        "ResponseSelector",
        "TEDPolicy",
        "UnexpecTEDIntentPolicy",
    }
)


class TensorflowNeededError(PainGuideError):
    """The configuration names a component that can't run without TensorFlow."""


def refuse_tensorflow_components(config_file: Path) -> None:
    """Checks that a configuration runs without TensorFlow.

    Raises:
        TensorflowNeededError: It names a component that needs it.
    """
    config = yaml.safe_load(config_file.read_text(encoding="utf-8")) or {}
    named = [item.get("name") for part in ("pipeline", "policies") for item in config.get(part) or []]
    needing = sorted(TENSORFLOW_COMPONENTS.intersection(named))
    if needing:
        raise TensorflowNeededError(
            f"{config_file.name} names {', '.join(needing)}, which needs TensorFlow; "
            "use 'rasa train' and 'rasa run' for it, or take it out."
        )


def leave_tensorflow_out(config_file: Path) -> None:
    """Puts stand-ins in TensorFlow's place; call it before Rasa is imported.

    Raises:
        TensorflowNeededError: The configuration names a component that needs it.
    """
    refuse_tensorflow_components(config_file)
    _import_thinc_without_tensorflow()
    put_stand_ins(ABSENT_PACKAGES)


def _import_thinc_without_tensorflow() -> None:
    # spaCy's thinc works with or without TensorFlow, but would take a stand-in for the real one.
    if "tensorflow" in sys.modules:
        return
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    try:
        importlib.import_module("thinc.compat")
    finally:
        del sys.modules["tensorflow"]
