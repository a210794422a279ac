"""Shorter names in the chat's script: private members and constants, which nothing outside it can name."""

import re
from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase

_MEMBER = re.compile(r"^(?:(?:static|async|get|set) )*#([a-zA-Z]\w*)", re.MULTILINE)
_CONSTANT = re.compile(r"^const ([A-Z][A-Z_]+) =", re.MULTILINE)
_TEXT = r'"(?:[^"\\\n]|\\.)*"'


def with_short_names(script: str) -> str:
    """Return a script that does the same; what stands in its texts stays as it is."""
    short = {f"#{name}": f"#{letters}" for name, letters in _named(_MEMBER.findall(script))}
    short |= {name: f"_{letters}" for name, letters in _named(_CONSTANT.findall(script))}
    if not short:
        return script
    names = "|".join(sorted(map(re.escape, short), key=len, reverse=True))
    # A text is taken whole, so that nothing in it is found.
    found = re.compile(rf"{_TEXT}|(?<![\w$#-])(?P<name>{names})(?![\w$-])")
    return found.sub(lambda match: short[match["name"]] if match["name"] else match[0], script)


def _named(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return zip(dict.fromkeys(names), _letters(), strict=False)


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))
