from types import SimpleNamespace

import pytest
from sanic.compat import Header

from channels.http_error import HttpError
from painguide.server.metrics_access import check_access

TOKEN = "a token of sixteen or more".replace(" ", "-")


def refusal(address="127.0.0.1", token=None, **headers):
    """Return the status with which a request is refused, None where it may read."""
    named = Header({name.replace("_", "-"): value for name, value in headers.items()})
    try:
        check_access(SimpleNamespace(ip=address, headers=named), token)
    except HttpError as error:
        return error.status
    return None


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_reads_without_a_token(address):
    assert refusal(address) is None


@pytest.mark.parametrize("address", ["10.0.0.7", "192.168.1.2", "8.8.8.8", "::ffff:10.0.0.7", "fe80::1", ""])
def test_no_other_address_reads_without_a_token(address):
    assert refusal(address) == 403


@pytest.mark.parametrize("header", ["X_Forwarded_For", "forwarded", "X_Real_IP", "via", "x_forwarded_proto"])
def test_whoever_comes_by_a_proxy_of_this_machine_is_not_this_machine(header):
    assert refusal(**{header: "127.0.0.1"}) == 403
    assert refusal(**{header: ""}) == 403


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7"])
def test_a_token_opens_to_whoever_has_it_and_to_nobody_else(address):
    def status(**headers):
        return refusal(address, TOKEN, **headers)

    assert status(authorization=f"Bearer {TOKEN}", x_forwarded_for="8.8.8.8") is None
    assert status() == 401
    assert status(authorization=f"Bearer {TOKEN}x") == 401
    assert status(authorization=f"Basic {TOKEN}") == 401
    assert status(authorization="Bearer") == 401
    assert status(authorization="Bearer \udcff") == 401


def test_the_refusal_tells_how_to_get_in():
    with pytest.raises(HttpError) as error:
        check_access(SimpleNamespace(ip="10.0.0.7", headers=Header()), None)
    assert "PAINGUIDE_METRICS_TOKEN" in error.value.message
