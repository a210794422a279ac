"""A clinic's own site, on another origin than the chat's server, with rules as strict as they come."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class ClinicSite:
    """One page with one line of HTML; it lets run and reach nothing but the chat's server."""

    port: int = 0
    line: str = ""
    chat_server: str = ""

    @property
    def allowed(self) -> str:
        """The address that the chat's server knows as the clinic's."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def not_allowed(self) -> str:
        """The same site by another name, which is another origin."""
        return f"http://localhost:{self.port}"

    @property
    def headers(self) -> dict[str, str]:
        chat = self.chat_server
        rules = f"script-src {chat}; connect-src {chat}; require-trusted-types-for 'script'"
        return {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": f"default-src 'none'; img-src data:; {rules}",
            "Cross-Origin-Embedder-Policy": "require-corp",
        }

    @property
    def page(self) -> str:
        head = '<title>Clinic</title><link rel="icon" href="data:,">'
        return f'<!doctype html><html lang="en">{head}{self.line}</html>'


@contextmanager
def served_clinic_site() -> Iterator[ClinicSite]:
    clinic = ClinicSite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            for name, value in clinic.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(clinic.page.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        clinic.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield clinic
        server.shutdown()
        thread.join()
