"""Reads the source article: headings as sections, text as sentences."""

import re
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.model import Quote, Source
from knowledge.text_file import PROJECT_DIRECTORY, file_name, read_text

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def read_source(path: Path, root: Path = PROJECT_DIRECTORY) -> Source:
    """Return the article with each sentence under its heading; errors tell its place from a root.

    Raises:
        KnowledgeError: The file can't be read, or does not start with a `# ` title.
    """
    lines = read_text(path, root).splitlines()
    if not lines or not lines[0].startswith("# "):
        raise KnowledgeError(f"{file_name(path, root)}:1: no title; start the file with '# ' and the title.")
    title = section = lines[0].removeprefix("# ").strip()
    sentences: list[Quote] = []
    for line in lines[1:]:
        if line.startswith("## "):
            section = line.removeprefix("## ").strip()
        elif line.strip():
            parts = _SENTENCE_END.split(line.strip())
            sentences.extend(Quote(section=section, text=part) for part in parts)
    return Source(title=title, sentences=tuple(sentences))


def cites(quote: Quote, sentence: Quote) -> bool:
    """Return whether a quote holds, or is a part of, a sentence of the source."""
    return quote.section == sentence.section and (quote.text in sentence.text or sentence.text in quote.text)
