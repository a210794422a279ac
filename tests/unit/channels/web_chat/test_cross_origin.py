import pytest

ALLOWED = "http://localhost:5005"  # clinic.yml


def cors_headers(answer):
    return {
        name.lower(): value
        for name, value in answer.headers.items()
        if name.lower().startswith("access-control")
    }


def test_page_of_an_allowed_origin_may_read_the_answer(chat):
    answer = chat.request("POST", "/session", headers={"Origin": ALLOWED})
    assert answer.headers["Access-Control-Allow-Origin"] == ALLOWED
    assert answer.headers["Vary"] == "Origin"


def test_page_of_an_allowed_origin_may_read_an_error(chat):
    answer = chat.request("POST", "/messages", headers={"Origin": ALLOWED})
    assert answer.status_code == 401
    assert answer.headers["Access-Control-Allow-Origin"] == ALLOWED


def test_preflight_of_an_allowed_origin_allows_what_the_page_sends(chat):
    asked = {"Origin": ALLOWED, "Access-Control-Request-Method": "POST"}
    answer = chat.request("OPTIONS", "/messages", headers=asked)
    assert answer.status_code == 204
    assert cors_headers(answer) == {
        "access-control-allow-origin": ALLOWED,
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "Authorization, Content-Type",
        "access-control-expose-headers": "Retry-After",
        "access-control-max-age": "600",
    }


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://localhost:5005.evil.example", "http://localhost:50051", "*"],
)
@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
def test_other_origins_get_no_cors_headers(chat, origin, method):
    assert cors_headers(chat.request(method, "/session", headers={"Origin": origin})) == {}


def test_request_without_an_origin_gets_no_cors_headers(chat):
    assert cors_headers(chat.request("POST", "/session")) == {}
