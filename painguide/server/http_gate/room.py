"""Which connection must go when there are too many."""

from collections import Counter
from collections.abc import Collection
from typing import Protocol, TypeVar


class Connection(Protocol):
    """What is asked of a connection here."""

    @property
    def address(self) -> str:
        """The client's address."""

    @property
    def waits_since(self) -> float | None:
        """Since when the server waits for a request, in seconds; None while it prepares an answer."""


Some = TypeVar("Some", bound=Connection)


def superfluous(connections: Collection[Some], most: int) -> Some | None:
    """Return the connection to close, None while there are no more than `most`.

    One of the address that holds the most connections, and of these the one that has been waited for longest:
    so a client that takes all there are closes its own. Nobody loses an answer that is being prepared.
    """
    if len(connections) <= most:
        return None
    held = Counter(connection.address for connection in connections)

    def burden(connection: Some) -> tuple[int, float]:
        return held[connection.address], -(connection.waits_since or 0.0)

    waited_for = [connection for connection in connections if connection.waits_since is not None]
    return max(waited_for, key=burden, default=None)
