"""Slack in `painguide serve`, as a clinic runs it: set up by the environment alone."""

import re

import pytest
import requests

from actions.disclaimer import disclaimer
from tests.fakes.slack_api import TOKEN
from tests.fakes.slack_workspace import SECRET, SlackWorkspace, served_api
from tests.server.conftest import running_server

PATH = "/webhooks/slack/webhook"


def test_server_without_slack_runs_and_says_that_it_is_off(server):
    answer = requests.post(f"http://127.0.0.1:{server.port}{PATH}", json={}, timeout=10)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "not_configured")
    assert server.get("/health").json() == {"ready": True}


@pytest.fixture
def slack(monkeypatch, tmp_path):
    with served_api() as api:
        monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
        monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)
        monkeypatch.setenv("SLACK_API_URL", f"{api.base}/api/")
        with running_server(tmp_path) as running:
            yield SlackWorkspace(f"http://127.0.0.1:{running.port}{PATH}", api), running


def test_server_with_slack_answers_counts_and_prints_no_words(slack):
    workspace, running = slack
    assert running.get("/webhooks/slack/").json() == {"configured": True}
    workspace.api.wait_for(1, "auth.test")
    workspace.mention("how does radiofrequency ablation work? I am Xaverine")
    [call] = workspace.api.wait_for(1)
    assert call.text.endswith(disclaimer())
    assert workspace.api.faults == []
    metrics = running.get("/metrics").text
    assert re.search(r'painguide_turns_total\{channel="slack",outcome="answer",tier=""\} 1', metrics)
    assert "Xaverine" not in running.log_file.read_text() + metrics
    for secret in (TOKEN, SECRET):
        assert secret not in running.log_file.read_text()
