"""Loads the fixed sentences that patients read; refuses half-written ones."""

import string
from pathlib import Path

from knowledge.fields import REVIEW_FIELDS, Fields, filled_text
from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.model import Sentence
from knowledge.yaml_reader import read_yaml

SENTENCES_FILE = Path("sentences.yml")


def read_sentences(path: Path, root: Path) -> dict[str, Sentence]:
    """Return the sentences of a file by their ids, "group.name", in the order of the file.

    Places are told from `root`, as `read_yaml` does.

    Raises:
        KnowledgeError: The file is missing or half-written, or a placeholder is not whole.
    """
    found: dict[str, Sentence] = {}
    for group, entry in read_yaml(path, root).fields().items():
        fields = Fields(entry, REVIEW_FIELDS | {"sentences"})
        review = fields.review()
        for name, value in entry.field("sentences").fields().items():
            text = filled_text(value)
            sentence_id = f"{group}.{name}"
            found[sentence_id] = Sentence(sentence_id, text, _placeholders(text, value), review, value.where)
    return found


def _placeholders(text: str, value: LocatedValue) -> frozenset[str]:
    cure = "write a name in braces, as {phone}"
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError as error:
        raise KnowledgeError(f"{value.where}: a brace stands alone; {cure}.") from error
    names = [part[1] for part in parts if part[1] is not None]
    if any(not name.isidentifier() for name in names) or any(part[2] or part[3] for part in parts):
        raise KnowledgeError(f"{value.where}: a placeholder is no name; {cure}.")
    return frozenset(names)
