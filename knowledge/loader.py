"""Loads the knowledge files into the typed model; refuses half-written ones."""

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from knowledge.located_yaml import LINE, KnowledgeError, read_located_yaml
from knowledge.model import Advice, Fact, Knowledge, NotCovered, Quote, Review, Topic
from knowledge.source import read_source

KNOWLEDGE_DIRECTORY = Path(__file__).parent
SOURCE_FILE = Path("sources") / "targeted-relief.md"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def where(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)


class _Fields:
    """One mapping of a file, read field by field; every fault names its place."""

    def __init__(self, values: Any, path: Path, allowed: set[str]) -> None:
        line = values.get(LINE, 1) if isinstance(values, dict) else 1
        self.where = f"{path.parent.name}/{path.name}:{line}"
        if not isinstance(values, dict):
            raise KnowledgeError(f"{self.where}: expected fields; write 'name: value' lines.")
        unknown = sorted(values.keys() - allowed - {LINE})
        if unknown:
            raise KnowledgeError(
                f"{self.where}: unknown field {', '.join(unknown)}; use {', '.join(sorted(allowed))}."
            )
        self._values = values

    def text(self, name: str, *, optional: bool = False) -> str:
        value = self._values.get(name)
        if value is None and optional:
            return ""
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(f"{self.where}: '{name}' is missing or not text; add it.")
        return value.strip()

    def items(self, name: str, *, optional: bool = False) -> list[Any]:
        value = self._values.get(name, [] if optional else None)
        if not isinstance(value, list) or not (value or optional):
            raise KnowledgeError(f"{self.where}: '{name}' is missing or not a list; add it.")
        return value

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        values = self.items(name, optional=optional)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise KnowledgeError(f"{self.where}: '{name}' must hold texts only; put quotes round them.")
        return tuple(value.strip() for value in values)

    def review(self) -> Review:
        return Review(self.text("reviewed_by"), self.text("reviewed_on"))


_REVIEW = {"reviewed_by", "reviewed_on"}


def _quotes(fields: _Fields, path: Path, *, optional: bool = False) -> tuple[Quote, ...]:
    read = [
        _Fields(values, path, {"section", "text"})
        for values in fields.items("quotes", optional=optional)
    ]
    return tuple(Quote(quote.text("section"), quote.text("text")) for quote in read)


def _fact(values: Any, path: Path, topic_id: str) -> Fact:
    names = {"id", "aspect", "question", "answer", "simple", "quotes"}
    fields = _Fields(values, path, names | _REVIEW)
    return Fact(
        id=fields.text("id"),
        topic_id=topic_id,
        aspect=fields.text("aspect"),
        question=fields.text("question"),
        answer=fields.text("answer"),
        simple=fields.text("simple"),
        quotes=_quotes(fields, path),
        review=fields.review(),
        where=fields.where,
    )


def _topic(path: Path) -> Topic:
    names = {"id", "title", "kind", "aliases", "related", "facts"}
    fields = _Fields(read_located_yaml(path), path, names)
    topic_id = fields.text("id")
    if topic_id != path.stem:
        raise KnowledgeError(f"{fields.where}: id '{topic_id}' is not the file's name; make them agree.")
    return Topic(
        id=topic_id,
        title=fields.text("title"),
        kind=fields.text("kind"),
        aliases=fields.texts("aliases"),
        related=fields.texts("related", optional=True),
        facts=tuple(_fact(values, path, topic_id) for values in fields.items("facts")),
        where=fields.where,
    )


def _not_covered(values: Any, path: Path) -> NotCovered:
    names = {"id", "title", "sentence", "nearby", "quotes", "question"}
    fields = _Fields(values, path, names | _REVIEW)
    return NotCovered(
        id=fields.text("id"),
        title=fields.text("title"),
        sentence=fields.text("sentence"),
        nearby=fields.text("nearby", optional=True),
        quotes=_quotes(fields, path, optional=True),
        question=fields.text("question"),
        review=fields.review(),
        where=fields.where,
    )


def _advice(values: Any, path: Path) -> Advice:
    names = {"id", "title", "sentence", "nearby", "quotes", "questions"}
    fields = _Fields(values, path, names | _REVIEW)
    return Advice(
        id=fields.text("id"),
        title=fields.text("title"),
        sentence=fields.text("sentence"),
        nearby=fields.text("nearby", optional=True),
        quotes=_quotes(fields, path, optional=True),
        questions=fields.texts("questions"),
        review=fields.review(),
        where=fields.where,
    )


def _listed(path: Path, read: Callable[[Any, Path], _Item]) -> list[_Item]:
    values = read_located_yaml(path)
    if not isinstance(values, list):
        raise KnowledgeError(f"{path.parent.name}/{path.name}:1: expected a list; start entries with '- id:'.")
    return [read(value, path) for value in values]


def _by_id(items: Iterable[_Item]) -> dict[str, _Item]:
    found: dict[str, _Item] = {}
    for item in items:
        if item.id in found:
            raise KnowledgeError(
                f"{item.where}: the id '{item.id}' is taken by {found[item.id].where}; rename one."
            )
        found[item.id] = item
    return found


def knowledge_files(directory: Path = KNOWLEDGE_DIRECTORY) -> list[Path]:
    """Return every file whose content the bot may say or checks itself against."""
    return sorted([*directory.rglob("*.yml"), directory / SOURCE_FILE])


def knowledge_version(directory: Path = KNOWLEDGE_DIRECTORY) -> str:
    """Return a hash of every knowledge file, 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in knowledge_files(directory):
        digest.update(str(path.relative_to(directory)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=1)
def load_knowledge(directory: Path = KNOWLEDGE_DIRECTORY) -> Knowledge:
    """Return all that the bot may say.

    Raises:
        KnowledgeError: A file is missing, half-written or repeats an id.
    """
    source = read_source(directory / SOURCE_FILE)
    topics = _by_id(_topic(path) for path in sorted((directory / "topics").glob("*.yml")))
    _by_id(fact for topic in topics.values() for fact in topic.facts)
    files = sorted((directory / "not_covered").glob("*.yml"))
    return Knowledge(
        source=source,
        topics=topics,
        not_covered=_by_id(item for path in files for item in _listed(path, _not_covered)),
        advice=_by_id(_listed(directory / "advice.yml", _advice)),
        version=knowledge_version(directory),
    )
