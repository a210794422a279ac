"""Loads the knowledge files into the typed model; refuses half-written ones."""

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from knowledge.fields import REVIEW_FIELDS, Fields
from knowledge.located_yaml import KnowledgeError, read_located_yaml
from knowledge.model import Advice, Fact, Knowledge, NotCovered, Quote, Topic
from knowledge.source import read_source

KNOWLEDGE_DIRECTORY = Path(__file__).parent
SOURCE_FILE = Path("sources") / "targeted-relief.md"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def where(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)


def _quotes(fields: Fields, path: Path, *, optional: bool = False) -> tuple[Quote, ...]:
    read = [Fields(values, path, {"section", "text"}) for values in fields.items("quotes", optional=optional)]
    return tuple(Quote(quote.text("section"), quote.text("text")) for quote in read)


def _fact(values: Any, path: Path, topic_id: str) -> Fact:
    names = {"id", "aspect", "claims", "question", "answer", "simple", "quotes"}
    fields = Fields(values, path, names | REVIEW_FIELDS)
    return Fact(
        id=fields.text("id"),
        topic_id=topic_id,
        aspect=fields.text("aspect"),
        claims=fields.texts("claims"),
        question=fields.text("question"),
        answer=fields.text("answer"),
        simple=fields.text("simple"),
        quotes=_quotes(fields, path),
        review=fields.review(),
        where=fields.where,
    )


def _topic(path: Path) -> Topic:
    names = {"id", "title", "kind", "aliases", "related", "facts"}
    fields = Fields(read_located_yaml(path), path, names)
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
    fields = Fields(values, path, names | REVIEW_FIELDS)
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
    fields = Fields(values, path, names | REVIEW_FIELDS)
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
        raise KnowledgeError(
            f"{path.parent.name}/{path.name}:1: expected a list; start entries with '- id:'."
        )
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
