"""What was acknowledged is answered, also by a server that is killed in between and started again."""

import re
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fakes.slack_api import TOKEN
from tests.fakes.slack_workspace import SECRET, SlackWorkspace, message_event, served_api
from tests.server.conftest import running_server

pytestmark = pytest.mark.slow

PATH = "/webhooks/slack/webhook"
ALARM = "I have chest pain, says Xaverine"
PEOPLE = 40


@pytest.fixture
def api(monkeypatch):
    with served_api() as api:
        monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
        monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)
        monkeypatch.setenv("SLACK_API_URL", f"{api.base}/api/")
        yield api


def deliver_all(server, api):
    """Deliver a message of each person, and return once all are acknowledged."""
    slack = SlackWorkspace(f"http://127.0.0.1:{server.port}{PATH}", api)
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda n: slack.say(ALARM, user=f"U{n}").status_code, range(PEOPLE)))
    assert statuses == [200] * PEOPLE


def answered(api):
    return Counter(call.arguments["channel"] for call in api.of("chat.postMessage"))


def dropped(server):
    return re.findall(r'painguide_dropped_work_total\{channel="slack"\} (\S+)', server.get("/metrics").text)


def wait_for_all(api):
    people = {f"D-U{number}" for number in range(PEOPLE)}
    api.wait_until(lambda: [person for person in people if person in answered(api)], PEOPLE)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "stopped"])
def test_everyone_acknowledged_is_answered_after_the_restart(api, tmp_path, end):
    with running_server(tmp_path) as server:
        deliver_all(server, api)
        server.process.send_signal(end)
        server.process.wait(60)
    with running_server(tmp_path) as server:
        wait_for_all(api)
        # One more turn: what would come twice has come by then.
        server.conversation()(text="hello")
        assert dropped(server) == ["0.0"]
    # At most the one reply that was being sent is doubled, and a stop that is asked for doubles none.
    assert sum(answered(api).values()) <= PEOPLE + (end == signal.SIGKILL)
    assert all(call.text.startswith("Call 911") for call in api.of("chat.postMessage"))


def test_delivery_that_comes_again_after_the_restart_is_not_answered_again(api, tmp_path):
    with running_server(tmp_path) as server:
        slack = SlackWorkspace(f"http://127.0.0.1:{server.port}{PATH}", api)
        event = message_event("how does radiofrequency ablation work?", user="U1")
        slack.send_event(event)
        api.wait_for(1)
        # By its answer the one before is struck off.
        slack.say("hello", user="U1")
        api.wait_for(2)
        server.process.kill()
        server.process.wait(60)
    with running_server(tmp_path) as server:
        slack = SlackWorkspace(f"http://127.0.0.1:{server.port}{PATH}", api)
        assert slack.send_event(event).status_code == 200
        slack.say("hello", user="U2")
        api.wait_until(lambda: [who for who in answered(api) if who == "D-U2"], 1)
    asked = [call for call in api.of("chat.postMessage") if "Radiofrequency" in call.text]
    assert len(asked) == 1
