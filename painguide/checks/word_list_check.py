"""Checks the word lists that stand beside the code which reads them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.word_list import read_places, read_words

PACKAGES = ("nlu", "dialogue", "actions")
WORDS_FOLDER = "words"
PLACES_FILE = "places.txt"


def word_list_problems(root: Path) -> Iterator[str]:
    """Yield what is wrong with each list of the packages below a project's root, one fault a list."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.txt")):
            if WORDS_FOLDER in path.relative_to(root).parts:
                read: Callable[..., object] = read_places if path.name == PLACES_FILE else read_words
                try:
                    read(path, root)
                except KnowledgeError as error:
                    yield str(error)
