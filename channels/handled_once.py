"""Remembers which deliveries were handled: chat services send the same one again."""

from collections import OrderedDict

MOST_REMEMBERED = 20_000


class HandledOnce:
    """Remembers deliveries in memory; forgets the oldest when there are too many."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        """Creates a memory of at most so many deliveries."""
        self._most = most
        self._known: OrderedDict[str, None] = OrderedDict()

    def is_new(self, delivery: str) -> bool:
        """Return whether a delivery was not asked about before, and remember it."""
        if delivery in self._known:
            return False
        self._known[delivery] = None
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return True
