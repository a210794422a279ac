"""The literal words of a call that logs, as they stand in the source code. Pure."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

# What stands where something was put in.
LEFT_OUT = "…"
_CALLS = frozenset(
    {"critical", "debug", "error", "exception", "fatal", "info", "log", "raise_warning", "warn", "warning"}
)
_PLACEHOLDER = re.compile(r"%(\(\w*\))?[-#0 +]*[\d*]*(\.[\d*]+)?[a-zA-Z]|\{[^{}]*\}")


def template_at(file: str, line: int) -> str:
    """Return the words of the call on a line of a file, `LEFT_OUT` where there is none to be read."""
    around = [(last - first, words) for first, last, words in _templates(file) if first <= line <= last]
    return min(around)[1] if around else LEFT_OUT


@lru_cache(maxsize=256)
def _templates(file: str) -> tuple[tuple[int, int, str], ...]:
    try:
        tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return ()
    return tuple(_logging_calls(tree))


def _logging_calls(tree: ast.AST) -> Iterator[tuple[int, int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        arguments = node.args[1:] if name == "log" else node.args
        if name in _CALLS and arguments:
            yield node.lineno, node.end_lineno or node.lineno, _literal(arguments[0])


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _PLACEHOLDER.sub(LEFT_OUT, node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return _literal(node.left) + (_literal(node.right) if isinstance(node.op, ast.Add) else "")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _literal(node.func.value)
    return LEFT_OUT
