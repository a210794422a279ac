"""Reads the sets that measure the bot from outside, where they stand beside the project."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED_SETS = Path("shared") / "sets"
_SAID = ("text", "turns")


def read_shared_sets(root: Path) -> Iterator[str]:
    """Yield what patients say in the sets beside a project's root; nothing where there are none.

    They are not ours to mend: what is no row of a set is passed over.
    """
    for path in sorted((root.parent / SHARED_SETS).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                yield from _said(json.loads(line))
            except ValueError:
                continue


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _said(item)
    elif isinstance(value, dict):
        for name in _SAID:
            yield from _said(value.get(name))
