"""The body of a Reply as the blocks it is made of, for a channel that can set them apart. Pure."""

import re
from dataclasses import dataclass
from typing import Any

_QUOTED = re.compile(r"“.*", re.DOTALL)


@dataclass(frozen=True)
class ToBring:
    """Questions to bring to the physician; `line` tells them in words, as the body does where it has room."""

    questions: tuple[str, ...]
    line: str

    @property
    def lead(self) -> str:
        """The words before the questions, as "A question for your doctor"."""
        return _QUOTED.sub("", self.line).strip(" :")


def blocks(body: str, to_bring: ToBring | None) -> list[dict[str, Any]]:
    """Return the blocks of a body in their order.

    `{"text"}` is a paragraph; `{"lead", "questions"}` are questions to bring. A line of a body is
    a block: each question of a message is answered in one.
    """
    if to_bring is None:
        return _paragraphs(body)
    told = {"lead": to_bring.lead, "questions": list(to_bring.questions)}
    # Where the body had no room for the line, the questions stand at its end.
    before, _, after = body.partition(to_bring.line)
    return [*_paragraphs(before), told, *_paragraphs(after)]


def _paragraphs(text: str) -> list[dict[str, Any]]:
    return [{"text": line.strip()} for line in text.split("\n") if line.strip()]
