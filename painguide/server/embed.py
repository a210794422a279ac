"""Prints the line that puts the chat into a clinic's page."""

from knowledge.errors import PainGuideError
from painguide.server.widget_script import ENTRY, integrity, widget_script
from settings.kinds import is_origin


class EmbedError(PainGuideError):
    """The address of the server can't be used; the message says what to write."""


def embedding_line(server: str) -> str:
    """Return the HTML for a page: the script with its integrity value, and the element.

    Raises:
        EmbedError: The server's address is not `https://host`, with a port where it has one.
    """
    address = server.rstrip("/")
    if not is_origin(address):
        raise EmbedError(f"'{server}' is no address of a server; write it as https://chat.example.org.")
    source = f"{address}/widget/{ENTRY}"
    return (
        f'<script type="module" src="{source}" integrity="{integrity(widget_script())}" '
        'crossorigin="anonymous"></script><pain-guide></pain-guide>'
    )
