"""The lists in words/: what announces a name, a number or a place."""

from pathlib import Path

from knowledge.word_list import any_of, read_words

_FOLDER = Path(__file__).parent / "words"


def words_of(file: str) -> frozenset[str]:
    """Return the words of a list; raises KnowledgeError where it can't be read."""
    return frozenset(read_words(_FOLDER / file))


def any_word_of(file: str) -> str:
    """Return a regular expression for the words of a list; of two that fit it takes the longer one."""
    return any_of(sorted(words_of(file), key=lambda word: (-len(word), word)))
