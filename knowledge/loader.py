"""Loads the knowledge files into the typed model; refuses half-written ones."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

from knowledge.fields import REVIEW_FIELDS, Fields
from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.model import Advice, Fact, Knowledge, NotCovered, Quote, Topic
from knowledge.sentences import SENTENCES_FILE, read_sentences
from knowledge.source import read_source
from knowledge.version import knowledge_version
from knowledge.yaml_reader import read_yaml

KNOWLEDGE_DIRECTORY = Path(__file__).parent
SOURCE_FILE = Path("sources") / "targeted-relief.md"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def where(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)


def _quotes(fields: Fields, *, optional: bool = False) -> tuple[Quote, ...]:
    read = [Fields(entry, {"section", "text"}) for entry in fields.items("quotes", optional=optional)]
    return tuple(Quote(quote.text("section"), quote.text("text")) for quote in read)


def _fact(entry: LocatedValue, topic_id: str) -> Fact:
    names = {"id", "aspect", "claims", "question", "answer", "simple", "next", "items"}
    fields = Fields(entry, names | {"quotes", "needs_sign_off"} | REVIEW_FIELDS)
    return Fact(
        id=fields.text("id"),
        topic_id=topic_id,
        aspect=fields.text("aspect"),
        claims=fields.texts("claims"),
        question=fields.text("question"),
        answer=fields.text("answer"),
        simple=fields.text("simple"),
        next=fields.text("next"),
        items=fields.texts("items", optional=True),
        quotes=_quotes(fields),
        needs_sign_off=fields.text("needs_sign_off", optional=True),
        review=fields.review(),
        where=fields.where,
    )


def _topic(path: Path, root: Path) -> Topic:
    names = {"id", "title", "kind", "aliases", "related", "facts"}
    fields = Fields(read_yaml(path, root), names)
    topic_id = fields.text("id")
    if topic_id != path.stem:
        raise KnowledgeError(f"{fields.where}: id '{topic_id}' is not the file's name; make them agree.")
    return Topic(
        id=topic_id,
        title=fields.text("title"),
        kind=fields.text("kind"),
        aliases=fields.texts("aliases"),
        related=fields.texts("related", optional=True),
        facts=tuple(_fact(entry, topic_id) for entry in fields.items("facts")),
        where=fields.where,
    )


def _not_covered(entry: LocatedValue) -> NotCovered:
    names = {"id", "title", "sentence", "nearby", "quotes", "question"}
    fields = Fields(entry, names | REVIEW_FIELDS)
    return NotCovered(
        id=fields.text("id"),
        title=fields.text("title"),
        sentence=fields.text("sentence"),
        nearby=fields.text("nearby", optional=True),
        quotes=_quotes(fields, optional=True),
        question=fields.text("question"),
        review=fields.review(),
        where=fields.where,
    )


def _advice(entry: LocatedValue) -> Advice:
    names = {"id", "title", "sentence", "nearby", "quotes", "questions"}
    fields = Fields(entry, names | REVIEW_FIELDS)
    return Advice(
        id=fields.text("id"),
        title=fields.text("title"),
        sentence=fields.text("sentence"),
        nearby=fields.text("nearby", optional=True),
        quotes=_quotes(fields, optional=True),
        questions=fields.texts("questions"),
        review=fields.review(),
        where=fields.where,
    )


def _by_id(items: Iterable[_Item]) -> dict[str, _Item]:
    found: dict[str, _Item] = {}
    for item in items:
        if item.id in found:
            raise KnowledgeError(
                f"{item.where}: the id '{item.id}' is taken by {found[item.id].where}; rename one."
            )
        found[item.id] = item
    return found


@lru_cache(maxsize=1)
def load_knowledge(directory: Path = KNOWLEDGE_DIRECTORY) -> Knowledge:
    """Return all that the bot may say.

    Raises:
        KnowledgeError: A file is missing, half-written or repeats an id.
    """
    root = directory.parent
    source = read_source(directory / SOURCE_FILE, root)
    topics = _by_id(_topic(path, root) for path in sorted((directory / "topics").glob("*.yml")))
    _by_id(fact for topic in topics.values() for fact in topic.facts)
    files = sorted((directory / "not_covered").glob("*.yml"))
    return Knowledge(
        source=source,
        topics=topics,
        not_covered=_by_id(_not_covered(entry) for path in files for entry in read_yaml(path, root).items()),
        advice=_by_id(map(_advice, read_yaml(directory / "advice.yml", root).items())),
        sentences=read_sentences(directory / SENTENCES_FILE, root),
        version=knowledge_version(directory, directory / SOURCE_FILE),
    )
