import gzip
from types import SimpleNamespace

import brotli
import pytest

from painguide.server.served_file import ServedFile

SCRIPT = ServedFile(b"const answer = 42;\n" * 100, "text/javascript")


def asked(**headers):
    return SimpleNamespace(headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("GZIP", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_file_is_sent_as_the_browser_takes_it(accepted, encoding):
    answer = SCRIPT.answer(asked(accept_encoding=accepted))
    assert answer.headers.get("content-encoding") == encoding
    open_up = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert open_up(answer.body) == SCRIPT.content


def test_file_that_has_not_changed_is_not_sent_again():
    first = SCRIPT.answer(asked(accept_encoding="br"))
    tag = first.headers["etag"]
    assert SCRIPT.answer(asked(accept_encoding="br", if_none_match=tag)).status == 304
    # The browser has another form of it.
    assert SCRIPT.answer(asked(accept_encoding="gzip", if_none_match=tag)).status == 200


def test_small_file_is_sent_as_it_is():
    answer = ServedFile(b"a{}", "text/css").answer(asked(accept_encoding="br"))
    assert "content-encoding" not in answer.headers
    assert answer.body == b"a{}"
