"""Slack's own markup: reading it as plain text, and writing plain text so that it stays that."""

import re

# What Slack wraps in <...>: @user, #channel, !special, or a link, each with a label or without.
_WRAPPED = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_LINK_SCHEME = re.compile(r"^(mailto|tel):")
# In this order, so that "&amp;lt;" gives "&lt;", as it was typed.
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


def read_typed(text: str) -> str:
    """Return what a person typed, without mentions and Slack's markup.

    Never starts with "/": Rasa would take it for a button's payload.
    """
    plain = _WRAPPED.sub(_plain, text)
    for entity, character in _ENTITIES:
        plain = plain.replace(entity, character)
    # JSON can carry half of a surrogate pair, which nothing after this can encode.
    return re.sub(r"^[\s/]+", "", plain.encode(errors="replace").decode()).strip()


def _plain(wrapped: re.Match[str]) -> str:
    kind, value, label = wrapped.groups()
    if kind in ("@", "!"):
        return " "
    return label or _LINK_SCHEME.sub("", value)


def escape(text: str) -> str:
    """Return a text that Slack shows as it is, in places where it would read markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut after a word and ended by "…" where it is longer."""
    if len(text) <= most:
        return text
    short = text[: most - 1]
    # A word of its own is only cut through where it is most of the text.
    at_word = short.rstrip() if text[most - 1].isspace() else short.rpartition(" ")[0].rstrip()
    return (at_word if len(at_word) > most // 2 else short).rstrip(" ,;:–-") + "…"


def split(text: str, most: int) -> list[str]:
    """Return a text in parts of at most so many characters, split at line or sentence ends, else at words."""
    parts = []
    rest = text.strip()
    while len(rest) > most:
        ends = [match.end() for match in _SENTENCE_END.finditer(rest, 0, most)]
        end = ends[-1] if ends else rest.rfind(" ", 0, most) + 1 or most
        parts.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [part for part in (*parts, rest) if part]
