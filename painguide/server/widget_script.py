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
from pathlib import Path, PurePosixPath
from posixpath import normpath

from knowledge.errors import PainGuideError
from painguide.project import ROOT
from painguide.server.short_names import with_short_names

WIDGET_DIRECTORY = ROOT / "widget"
ENTRY = "pain-guide.js"
_IMPORT = re.compile(
    r'^import (?:\{[^}]*\}|(?P<sheet>\w+)) from "(?P<file>\.\.?/[\w/-]+\.(?:js|css))"'
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
_CONDITION = re.compile(r"(@(?:media|container)[^{]*)")
_TEXT_SIZE = re.compile(r"(-?[\d.]+)rem\b")


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
    return with_short_names(_INDENTATION.sub("", script)).encode()


def integrity(content: bytes) -> str:
    """Return the value that a page puts beside a script, to run that one and no other."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def compact_rules(rules: str) -> str:
    """Return a style sheet without what only people read."""
    line = " ".join(_STYLE_COMMENT.sub("", rules).split())
    return _STYLE_SURPLUS.sub("", _STYLE_SPACE.sub(r"\1", line))


def in_own_text_size(rules: str) -> str:
    """Return compact rules in which 1rem is the chat's text size, not that of the page around it.

    Many pages set `html { font-size: 62.5% }`. The conditions of `@media` stay: there 1rem is the
    patient's own text size, whatever the page says.
    """
    parts = _CONDITION.split(rules)
    parts[::2] = [_TEXT_SIZE.sub(r"calc(\1*var(--pain-guide-rem))", part) for part in parts[::2]]
    return "".join(parts)


def _add_module(directory: Path, name: str, parts: dict[str, str]) -> None:
    # What a module imports stands before it; a name keeps its meaning, as names are unique.
    if name in parts:
        return
    source = (directory / name).read_text(encoding="utf-8")
    sheets = "".join(_imported(directory, name, source, parts))
    body = _EXPORT.sub("", _IMPORT.sub("", _SCRIPT_COMMENT.sub("", source)))
    if unread := _UNREAD_IMPORT.search(body):
        raise WidgetScriptError(f"widget/{name}: '{unread[0]}' is not in the form that one script needs.")
    parts[name] = sheets + body


def _imported(directory: Path, name: str, source: str, parts: dict[str, str]) -> Iterator[str]:
    for found in _IMPORT.finditer(source):
        imported = normpath(PurePosixPath(name).parent / found["file"])
        if found["sheet"]:
            rules = (directory / imported).read_text(encoding="utf-8")
            yield _style_sheet(found["sheet"], rules)
        else:
            _add_module(directory, imported, parts)


def _style_sheet(name: str, rules: str) -> str:
    text = json.dumps(in_own_text_size(compact_rules(rules)))
    return f"const {name} = new CSSStyleSheet();\n{name}.replaceSync({text});\n"
