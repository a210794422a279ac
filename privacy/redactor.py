"""Takes out of a text who wrote it and whom it is about; what was asked stays. Pure.

By rules alone, and rather a word too many than one too few: a clinic reads the rest to see what was asked.
Presidio's finders of names want a spaCy model that no registry of packages holds for our spaCy.
"""

from collections.abc import Callable

from privacy.dates import without_dates
from privacy.names import without_names
from privacy.numbers import without_addresses_online, without_numbers
from privacy.places import without_places

# Each leaves marks that the next ones do not take for words: an address online holds names and digits,
# a street a number, a date digits.
_STEPS: tuple[Callable[[str], str], ...] = (
    without_addresses_online,
    without_places,
    without_dates,
    without_numbers,
    without_names,
)
# As long as a message may be; the rest is not kept.
MOST_CHARACTERS = 2_000


def redacted(text: str) -> str:
    """Return a text with marks such as [name] and [number] for what tells of a person."""
    # One line: a cue and what follows it may stand on two.
    read = " ".join(text[:MOST_CHARACTERS].split()).replace("\u2019", "'")
    kept = read
    for without in _STEPS:
        kept = without(kept)
    return text[:MOST_CHARACTERS] if kept == read else kept[:MOST_CHARACTERS]
