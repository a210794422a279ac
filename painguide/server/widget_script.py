"""The chat for a clinic's page as one script: its modules and style sheets in one file.

A browser checks the integrity of the script that a page names, but not of what that imports.
See docs/decisions/0004-one-script.md.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from knowledge.errors import PainGuideError
from painguide.project import ROOT

WIDGET_DIRECTORY = ROOT / "widget"
ENTRY = "pain-guide.js"
_IMPORT = re.compile(
    r'^import (?:\{[^}]*\}|(?P<sheet>\w+)) from "\./(?P<file>[\w-]+\.(?:js|css))"'
    r'(?: with \{ type: "css" \})?;\n',
    re.MULTILINE,
)
_UNREAD_IMPORT = re.compile(r"^(import\b|export (?!const|class|function|async function)).*", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|class|function|async function)", re.MULTILINE)
_TOP_LEVEL_NAME = re.compile(r"^(?:const|let|class|function|async function) (\w+)", re.MULTILINE)
_SCRIPT_COMMENT = re.compile(r"^\s*(?://[^\n]*|/\*\*.*?\*/)\n", re.MULTILINE | re.DOTALL)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_SPACE = re.compile(r" ?([{};,]) ?|(?<=:) ")
_STYLE_SURPLUS = re.compile(r";(?=\})|(?<=[ :(,-])0(?=\.)")
_INDENTATION = re.compile(r"^[ ]+|\n(?=\n)", re.MULTILINE)


class WidgetScriptError(PainGuideError):
    """The modules can't be put into one script; the message says which and why."""


@lru_cache(maxsize=1)
def widget_script(directory: Path = WIDGET_DIRECTORY) -> bytes:
    """Return the script, the same for the same files.

    Raises:
        WidgetScriptError: Two modules have a name in common, or one is written in another form.
    """
    parts: dict[str, str] = {}
    _add_module(directory, ENTRY, parts)
    script = "".join(parts.values())
    names = _TOP_LEVEL_NAME.findall(script)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise WidgetScriptError(f"widget: two modules define {', '.join(twice)}; rename one.")
    return _INDENTATION.sub("", script).encode()


def integrity(content: bytes) -> str:
    """Return the value that a page puts beside a script, to run that one and no other."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def compact_rules(rules: str) -> str:
    """Return a style sheet without what only people read."""
    line = " ".join(_STYLE_COMMENT.sub("", rules).split())
    return _STYLE_SURPLUS.sub("", _STYLE_SPACE.sub(r"\1", line))


def _add_module(directory: Path, name: str, parts: dict[str, str]) -> None:
    # What a module imports stands before it; a name keeps its meaning, as names are unique.
    if name in parts:
        return
    source = (directory / name).read_text(encoding="utf-8")
    sheets = "".join(_imported(directory, source, parts))
    body = _EXPORT.sub("", _IMPORT.sub("", _SCRIPT_COMMENT.sub("", source)))
    if unread := _UNREAD_IMPORT.search(body):
        raise WidgetScriptError(f"widget/{name}: '{unread[0]}' is not in the form that one script needs.")
    parts[name] = sheets + body


def _imported(directory: Path, source: str, parts: dict[str, str]) -> Iterator[str]:
    for found in _IMPORT.finditer(source):
        if found["sheet"]:
            rules = (directory / found["file"]).read_text(encoding="utf-8")
            yield _style_sheet(found["sheet"], rules)
        else:
            _add_module(directory, found["file"], parts)


def _style_sheet(name: str, rules: str) -> str:
    return f"const {name} = new CSSStyleSheet();\n{name}.replaceSync({json.dumps(compact_rules(rules))});\n"
