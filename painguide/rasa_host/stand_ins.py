"""Modules that stand where Rasa imports a package that is not used here: empty, and loaded in no time."""

import sys
from collections.abc import Collection, MutableSequence, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


def put_stand_ins(packages: Collection[str]) -> None:
    """Puts stand-ins in the place of packages, or of parts of one; call it before Rasa is imported."""
    finders = [finder for finder in sys.meta_path if isinstance(finder, _StandInFinder)]
    if all(finder.packages != packages for finder in finders):
        sys.meta_path.insert(0, _StandInFinder(packages))


class _StandIn:
    """Anything the package would give: can be called, subclassed, indexed and decorated with."""

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
    def __init__(self, packages: Collection[str]) -> None:
        self.packages = packages

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        is_absent = any(f"{fullname}.".startswith(f"{package}.") for package in self.packages)
        return ModuleSpec(fullname, self, is_package=True) if is_absent else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leaves the stand-in empty."""
