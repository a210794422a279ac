"""Reads the files of data/follow_ups: what patients say after an answer, with who wrote it and who speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.text_file import PROJECT_DIRECTORY, file_name, read_text

_NAME = r"[a-z][a-z0-9_]*(?:/[a-z0-9_]+)?"
_AFTER = re.compile(rf"after ({_NAME}): (.+)")
_FOLLOW_UP = re.compile(rf"- ({_NAME})( !)?: (.+)")
_VOICE = re.compile(r"voice: (.+)")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A message after an answer: `after` is the intent answered, `asked` the patient's words for it.

    `goes_too_far` where it concludes what the answer did not say, and `intent` puts that right.
    `hand` is the file's name: a file is one writer's; `voice` is who speaks.
    """

    text: str
    intent: str
    after: str
    asked: str
    goes_too_far: bool
    where: str
    hand: str
    voice: str


def read_follow_up_file(path: Path, root: Path = PROJECT_DIRECTORY) -> list[FollowUp]:
    """Return the follow-ups of a file, in their order; errors tell their places from a root.

    A line `voice: retired miner, blunt` says who speaks, until the next one. A line
    `after ask/goal: what is it all for` tells what was answered, and how it had been asked; each
    line `- not_covered/cost: and the price` below it what may be said then, and what it means; one
    `- not_covered/risks !: so it is safe` concludes too much. Lines that start with `#` are comments.

    Raises:
        KnowledgeError: The file can't be read, has no follow-up, or a line is none of these.
    """
    file = file_name(path, root)
    follow_ups = list(_follow_ups(read_text(path, root), file, path.stem))
    if not follow_ups:
        raise KnowledgeError(f"{file}:1: holds no follow-up; write 'after INTENT: ...' and '- INTENT: ...'.")
    return follow_ups


def _follow_ups(text: str, file: str, hand: str) -> Iterator[FollowUp]:
    voice, block = "", None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        where = f"{file}:{number}"
        if found := _VOICE.fullmatch(line):
            voice = found[1]
        elif found := _AFTER.fullmatch(line):
            block = found
        elif (found := _FOLLOW_UP.fullmatch(line)) and block and voice:
            yield FollowUp(found[3], found[1], block[1], block[2], bool(found[2]), where, hand, voice)
        else:
            raise KnowledgeError(
                f"{where}: not understood; write 'voice: who speaks', then 'after INTENT: words', "
                "then '- INTENT: words' lines."
            )
