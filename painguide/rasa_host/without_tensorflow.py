"""Imports Rasa without TensorFlow, which no component of our pipeline uses.

Rasa imports its DIET and TED classes at start-up whether they are used or not, and
with them TensorFlow: about 4 s and 450 MB. Our own entry points put empty stand-ins
in its place; `rasa ...` commands stay as they are.
"""

import importlib
import sys
from collections.abc import MutableSequence, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from knowledge.errors import PainGuideError

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


class _StandIn:
    """Anything TensorFlow would give: can be called, subclassed, indexed and decorated with."""

    def __getattr__(self, name: str) -> "_StandIn":
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        decorated = len(args) == 1 and not kwargs and callable(args[0])
        return args[0] if decorated else _StandIn()

    def __getitem__(self, item: Any) -> "_StandIn":
        return _StandIn()

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return ()


class _StandInModule(ModuleType):
    __path__: MutableSequence[str] = []  # noqa: RUF012 (Python asks a package for one)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn()


class _StandInFinder(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        package = fullname.partition(".")[0]
        return ModuleSpec(fullname, self, is_package=True) if package in ABSENT_PACKAGES else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leaves the stand-in empty."""


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
    if not any(isinstance(finder, _StandInFinder) for finder in sys.meta_path):
        _import_thinc_without_tensorflow()
        sys.meta_path.insert(0, _StandInFinder())


def _import_thinc_without_tensorflow() -> None:
    # spaCy's thinc works with or without TensorFlow, but would take a stand-in for the real one.
    if "tensorflow" in sys.modules:
        return
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    try:
        importlib.import_module("thinc.compat")
    finally:
        del sys.modules["tensorflow"]
