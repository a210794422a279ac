"""A file that is sent again and again: kept in memory, compressed once, sent only where it has changed."""

import gzip
import re
from dataclasses import dataclass, field
from hashlib import sha256

import brotli
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

# Below this, what compression saves is less than what its header adds.
LEAST_BYTES = 500
# "br;q=1.0, gzip;q=0.5": a weight of 0 means not at all.
_ACCEPTED = re.compile(r"([a-z]+)(?:\s*;\s*q=([01](?:\.[0-9]{0,3})?))?")


@dataclass(frozen=True)
class ServedFile:
    """A file in memory. Its integrity value is that of its content, however it was sent."""

    content: bytes
    content_type: str
    _encoded: dict[str, bytes] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compresses the content as well as can be: once, at start."""
        small = len(self.content) < LEAST_BYTES
        encoded = {
            "br": brotli.compress(self.content),
            "gzip": gzip.compress(self.content, 9, mtime=0),
        }
        object.__setattr__(self, "_encoded", {} if small else encoded)

    def answer(self, request: Request, headers: dict[str, str] | None = None) -> HTTPResponse:
        """Return the file as the browser takes it, or that it has not changed (status 304)."""
        encoding = self._encoding(request.headers.get("accept-encoding", ""))
        # Of its own for each form, as HTTP wants it.
        tag = f'"{"-".join(filter(None, (sha256(self.content).hexdigest()[:16], encoding)))}"'
        sent = {**(headers or {}), "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return response.empty(304, sent)
        if encoding:
            sent["Content-Encoding"] = encoding
        content = self._encoded.get(encoding, self.content)
        return response.raw(content, content_type=self.content_type, headers=sent)

    def _encoding(self, accepted: str) -> str:
        taken = {name for name, weight in _ACCEPTED.findall(accepted.lower()) if float(weight or 1) > 0}
        return next((encoding for encoding in self._encoded if encoding in taken), "")
