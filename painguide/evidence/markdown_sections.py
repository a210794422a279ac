"""Reads the Markdown that our documents use: headings, paragraphs, lists, tables. Links become their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Literal

from knowledge.errors import PainGuideError

_HEADING = re.compile(r"(#+) +(.*\S) *")
_POINT = re.compile(r"(?:[-*]|(\d+)\.) +(.*)")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STYLED = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*")
_CELL_END = re.compile(r"(?<!\\)\|")

Style = Literal["", "strong", "code"]


class DocumentError(PainGuideError):
    """A document that is signed can't be used; the message names it, the fault and the cure."""


@dataclass(frozen=True)
class Span:
    """A piece of text in one style."""

    text: str
    style: Style = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    spans: Spans
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Bullets:
    """A list of points, numbered or not."""

    points: tuple[Spans, ...]
    is_ordered: bool
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Table:
    """A table; `numbers` tells of each column whether it holds numbers, which stand to the right."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    numbers: tuple[bool, ...]
    kind: Literal["table"] = "table"


Block = Paragraph | Bullets | Table


@dataclass(frozen=True)
class Section:
    """A heading with its level (1 for "#"), and what stands below it up to the next heading."""

    title: str
    level: int
    blocks: tuple[Block, ...]


def read_sections(text: str) -> tuple[Section, ...]:
    """Return the sections of a document, in its order; what stands before the first is left out."""
    sections: list[tuple[str, int, list[str]]] = []
    for line in text.splitlines():
        if heading := _HEADING.fullmatch(line):
            sections.append((heading[2], len(heading[1]), []))
        elif sections:
            sections[-1][2].append(line)
    return tuple(Section(title, level, tuple(_blocks(lines))) for title, level, lines in sections)


def sections_named(title: str, text: str, document: str) -> tuple[Section, ...]:
    """Return the section of a title and those below it.

    Raises:
        DocumentError: The document has no such section.
    """
    sections = read_sections(text)
    titles = [section.title for section in sections]
    if title not in titles:
        raise DocumentError(f"{document}: has no section '{title}'; restore it.")
    place = titles.index(title)
    level = sections[place].level
    return (sections[place], *takewhile(lambda section: section.level > level, sections[place + 1 :]))


def _blocks(lines: list[str]) -> Iterator[Block]:
    for is_blank, group in groupby(lines, key=lambda line: not line.strip()):
        block = [] if is_blank else [line.strip() for line in group if not _IMAGE.fullmatch(line.strip())]
        if not block:
            continue
        if block[0].startswith("|"):
            yield _table(block)
        elif _POINT.fullmatch(block[0]):
            yield _bullets(block)
        else:
            yield Paragraph(_spans(" ".join(block)))


def _table(lines: list[str]) -> Table:
    head, *rest = [_CELL_END.split(line.strip("|")) for line in lines]
    has_rule = len(lines) > 1 and _RULE.fullmatch(lines[1])
    rule = rest.pop(0) if has_rule else []
    numbers = tuple(cell.strip().endswith(":") for cell in rule) or (False,) * len(head)
    return Table(_cells(head), tuple(map(_cells, rest)), numbers)


def _cells(cells: list[str]) -> tuple[Spans, ...]:
    return tuple(_spans(cell.strip().replace("\\|", "|")) for cell in cells)


def _bullets(lines: list[str]) -> Bullets:
    points: list[str] = []
    for line in lines:
        point = _POINT.fullmatch(line)
        if point:
            points.append(point[2])
        else:
            points[-1] += f" {line}"
    first = _POINT.fullmatch(lines[0])
    return Bullets(tuple(map(_spans, points)), is_ordered=bool(first and first[1]))


def _spans(text: str) -> Spans:
    text = _LINK.sub(lambda link: link[1], text)
    spans, end = [], 0
    for styled in _STYLED.finditer(text):
        spans.append(Span(text[end : styled.start()]))
        spans.append(Span(styled[1], "code") if styled[1] else Span(styled[2], "strong"))
        end = styled.end()
    return tuple(span for span in (*spans, Span(text[end:])) if span.text)
