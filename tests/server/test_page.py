import re

import pytest


def test_page_names_the_clinic_and_its_emergency_number(server):
    answer = server.get("/")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Riverside Pain Clinic" in answer.text
    assert "not watched by staff" in answer.text
    assert '<a href="tel:911">911</a>' in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/widget/main.js", "/health", "/no/such/page", "/webhooks/web_chat/session"]
)
def test_everything_carries_the_security_headers(server, path):
    headers = server.get(path).headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"].startswith("'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Set-Cookie" not in headers


def test_page_has_nothing_inline_and_nothing_from_elsewhere(server):
    page = server.get("/").text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|href)="(?!/widget/|tel:)', page)


def test_every_file_of_the_page_is_served_with_its_type(server):
    files = re.findall(r'(?:src|href)="(/widget/[^"]+)"', server.get("/").text)
    imported = re.findall(r'from "\./([^"]+)"', server.get("/widget/main.js").text)
    types = {
        path: server.get(path).headers["Content-Type"]
        for path in [*files, *(f"/widget/{name}" for name in imported)]
    }
    assert types == {
        "/widget/icon.svg": "image/svg+xml",
        "/widget/clinic.css": "text/css; charset=utf-8",
        "/widget/page.css": "text/css; charset=utf-8",
        "/widget/pain_guide.css": "text/css; charset=utf-8",
        "/widget/message.css": "text/css; charset=utf-8",
        "/widget/main.js": "text/javascript; charset=utf-8",
        "/widget/api.js": "text/javascript; charset=utf-8",
        "/widget/view.js": "text/javascript; charset=utf-8",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/no/such/page",
        "/widget/index.html",
        "/widget/..%2fclinic.yml",
        "/clinic.yml",
        "/webhooks/rest/webhook",
    ],
)
def test_address_of_nothing_is_told_in_the_shape_of_the_web_chat(server, path):
    answer = server.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
