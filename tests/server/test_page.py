import base64
import hashlib
import re

import pytest
import requests


def test_page_names_the_clinic_and_its_emergency_number(server):
    answer = server.get("/")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Riverside Pain Clinic" in answer.text
    assert "no staff are watching" in answer.text
    assert '<a href="tel:911"><strong>911</strong></a>' in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/widget/pain-guide.js", "/health", "/no/such/page", "/webhooks/web_chat/session"]
)
def test_everything_carries_the_security_headers(server, path):
    headers = server.get(path).headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert (policy["require-trusted-types-for"], policy["trusted-types"]) == ("'script'", "'none'")
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"].startswith("'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Set-Cookie" not in headers


PAGES = ["/", "/iframe", "/chat", "/appointments"]


@pytest.mark.parametrize("path", PAGES)
def test_page_has_nothing_inline_and_nothing_from_elsewhere(server, path):
    page = server.get(path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|href)="(?!/|tel:|#)', page)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_that_a_page_names_is_missing(server, path):
    named = set(re.findall(r'(?:src|href)="(/[^"]*)"', server.get(path).text))
    assert named
    assert {name: server.get(name).status_code for name in named} == dict.fromkeys(named, 200)


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/widget/pain-guide.js", "text/javascript; charset=utf-8"),
        ("/widget/clinic.json", "application/json"),
        ("/widget/clinic.css", "text/css; charset=utf-8"),
        ("/widget/page.css", "text/css; charset=utf-8"),
        ("/widget/page.js", "text/javascript; charset=utf-8"),
        ("/widget/icon.svg", "image/svg+xml"),
    ],
)
def test_every_file_is_served_with_its_type_and_may_be_embedded(server, path, content_type):
    headers = server.get(path).headers
    assert headers["Content-Type"] == content_type
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_pages_themselves_are_no_resource_of_others(server):
    assert server.get("/").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_script_of_the_page_has_the_integrity_that_the_page_names(server):
    script = server.get("/widget/pain-guide.js").content
    digest = base64.b64encode(hashlib.sha384(script).digest()).decode()
    assert f'src="/widget/pain-guide.js" integrity="sha384-{digest}" crossorigin' in server.get("/").text


@pytest.mark.parametrize(
    ("origin", "allowed"), [("http://localhost:5005", True), ("https://evil.example", False)]
)
def test_script_is_shared_with_pages_of_the_clinics_origins_alone(server, origin, allowed):
    for path in ("/widget/pain-guide.js", "/widget/clinic.json"):
        answer = requests.get(f"http://127.0.0.1:{server.port}{path}", headers={"Origin": origin}, timeout=10)
        assert (answer.headers.get("Access-Control-Allow-Origin") == origin) is allowed
        assert not allowed or answer.headers["Vary"] == "Accept-Encoding, Origin"


def test_script_that_the_browser_has_already_is_not_sent_again(server):
    tag = server.get("/widget/pain-guide.js").headers["ETag"]
    address = f"http://127.0.0.1:{server.port}/widget/pain-guide.js"
    again = requests.get(address, headers={"If-None-Match": tag}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")
    changed = requests.get(address, headers={"If-None-Match": '"another"'}, timeout=10)
    assert changed.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/no/such/page",
        "/widget/index.html",
        "/widget/dom.js",
        "/widget/..%2fclinic.yml",
        "/clinic.yml",
        "/webhooks/rest/webhook",
    ],
)
def test_address_of_nothing_is_told_in_the_shape_of_the_web_chat(server, path):
    answer = server.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
