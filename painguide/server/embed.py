"""Prints the line that puts the chat into a clinic's page."""

import html

from knowledge.errors import PainGuideError
from painguide.server.pages import telephone_link
from painguide.server.script_versions import versioned_name
from painguide.server.widget_script import integrity, widget_script
from settings.clinic_settings import ClinicSettings
from settings.kinds import is_origin


class EmbedError(PainGuideError):
    """The address of the server can't be used; the message says what to write."""


def embedding_line(server: str, clinic: ClinicSettings) -> str:
    """Return the HTML for a page: the script of this version with its integrity value, and the element.

    Where the page runs no scripts it shows the clinic's numbers instead.

    Raises:
        EmbedError: The server's address is not `https://host`, with a port where it has one.
    """
    address = server.rstrip("/")
    if not is_origin(address):
        raise EmbedError(f"'{server}' is no address of a server; write it as https://chat.example.org.")
    script = widget_script()
    source = f"{address}/widget/{versioned_name(script)}"
    return (
        f'<script type="module" src="{source}" integrity="{integrity(script)}" crossorigin="anonymous">'
        f"</script><pain-guide><noscript>{_instead(clinic)}</noscript></pain-guide>"
    )


def _instead(clinic: ClinicSettings) -> str:
    phone, emergency = (
        f'<a href="{telephone_link(number)}">{html.escape(number)}</a>'
        for number in (clinic.phone, clinic.emergency_number)
    )
    return f"The chat needs JavaScript. Please call us: {phone}. In an emergency, call {emergency}."
