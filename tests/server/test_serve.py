import re
import signal
import socket

import pytest
import requests

from actions.disclaimer import disclaimer
from painguide.model.model_training import model_path


def test_server_says_in_one_line_where_it_is_ready(server):
    assert server.ready_line == f"Pain Guide is ready on http://localhost:{server.port}\n"
    assert server.get("/health").json() == {"ready": True}
    assert server.get("/health/live").json() == {"live": True}
    assert server.get("/health/ready").json()["ready"] is True


@pytest.mark.parametrize("path", ["/", "/health", "/health/live", "/health/ready", "/widget/pain-guide.js"])
def test_head_is_answered_like_get_without_a_body(server, path):
    answer = requests.head(f"http://127.0.0.1:{server.port}{path}", timeout=10)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Type"] == server.get(path).headers["Content-Type"]


def test_question_gets_an_answer_with_its_source_and_the_disclaimer(server):
    [reply] = server.conversation()(text="how does radiofrequency ablation work?")
    assert reply["outcome"] == "answer"
    assert "nerve ablation" in reply["body"]
    assert reply["text"].endswith(disclaimer())
    assert "radiofrequency ablation can block pain-transmitting nerves" in reply["sources"][0]["quote"]
    assert reply["sources"][0]["section"] == "Technology at the Core of Modern Treatment"


OFFERED = "/ask/team_members"


@pytest.fixture
def offered(server):
    """A conversation in which the button has been offered."""
    send = server.conversation()
    [offer] = send(text="what can you help me with?")
    assert OFFERED in [button["payload"] for button in offer["buttons"]]
    return send


def test_offered_button_gets_its_answer(offered):
    [reply] = offered(payload=OFFERED)
    assert reply["facts"] == ["team_members"]


def test_payload_typed_by_hand_is_no_button_even_where_it_was_offered(offered):
    [reply] = offered(text=OFFERED)
    assert reply["facts"] != ["team_members"]


def test_button_of_another_conversation_is_refused(server, offered):
    token = server.post("/session").json()["token"]
    answer = server.post("/messages", json={"payload": OFFERED}, headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_offered")


def test_history_has_what_was_said_as_it_was_said(server):
    token = server.post("/session").json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    said = [
        server.post("/messages", json=message, headers=headers).json()["replies"]
        for message in ({"text": "what can you help me with?"}, {"payload": OFFERED}, {"text": "chest pain"})
    ]
    told = requests.get(
        f"http://127.0.0.1:{server.port}/webhooks/web_chat/history", headers=headers, timeout=10
    ).json()
    assert [entry["reply"] for entry in told["entries"] if entry["from"] == "guide"] == [
        reply for replies in said for reply in replies
    ]
    assert [entry["payload"] for entry in told["entries"] if entry["from"] == "patient"] == [
        None,
        OFFERED,
        None,
    ]
    assert said[2][0]["outcome"] == "emergency"


@pytest.mark.parametrize("typed", ["/restart", "/session_start", "/goodbye"])
def test_typed_command_of_rasa_is_answered_as_a_message(server, typed):
    send = server.conversation()
    [reply] = send(text=typed)
    assert reply["outcome"] != "error"
    [answer] = send(text="how does radiofrequency ablation work?")
    assert answer["facts"] == ["rfa_how_it_works"]


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x07\x1b",
        "\U0001f64f\U0001f64f",
        "\u200b",
        "???",
        "¿Qué es la ablación?",
        "a" * 2000,
        "\u202eabc",
    ],
    ids=["control", "emoji", "zero width", "marks", "spanish", "long", "right to left"],
)
def test_strange_text_gets_a_reply(server, text):
    replies = server.conversation()(text=text)
    assert replies
    assert all(reply["text"].strip() for reply in replies)
    assert all(reply["outcome"] != "error" for reply in replies)


def test_version_names_the_model_and_the_knowledge_of_the_replies(server):
    version = server.get("/version").json()
    [reply] = server.conversation()(text="hello")
    assert version == {"model": model_path().name, "knowledge_version": reply["knowledge_version"]}


def test_metrics_count_turns_and_hold_no_words(server):
    def answers():
        pattern = r'painguide_turns_total\{channel="web_chat",outcome="answer",tier=""\} (\d+)'
        found = re.search(pattern, server.get("/metrics").text)
        return int(found[1]) if found else 0

    before = answers()
    server.conversation()(text="how does radiofrequency ablation work?")
    assert answers() == before + 1
    assert "ablation" not in server.get("/metrics").text
    assert "painguide_turn_seconds_bucket" in server.get("/metrics").text


def figure(server, name, **labels):
    """Return a figure of /metrics, 0 where there is none."""
    written = ",".join(f'{label}="{value}"' for label, value in sorted(labels.items()))
    found = re.search(rf"^{name}{{{re.escape(written)}}} (\S+)$", server.get("/metrics").text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_every_stage_of_a_turn_is_timed(server):
    stages = ("loading", "nlu", "policies", "actions", "storing")

    def counted():
        return [figure(server, "painguide_stage_seconds_count", stage=stage) for stage in stages]

    before = counted()
    server.conversation()(text="how does radiofrequency ablation work?")
    assert all(after > earlier for earlier, after in zip(before, counted(), strict=True))


def test_an_emergency_is_counted_by_its_tier(server):
    labels = {"channel": "web_chat", "outcome": "emergency", "tier": "A"}
    before = figure(server, "painguide_turns_total", **labels)
    server.conversation()(text="I have crushing chest pain")
    assert figure(server, "painguide_turns_total", **labels) == before + 1


def test_refusals_thumbs_and_dropped_work_are_counted(server):
    def counted():
        return (
            figure(server, "painguide_refusals_total", status="401", reason="token_invalid"),
            figure(server, "painguide_refusals_total", status="400", reason="too_long"),
            figure(server, "painguide_refusals_total", status="413", reason="too_large"),
            figure(server, "painguide_ratings_total", rating="up"),
            figure(server, "painguide_dropped_work_total", channel="web_chat"),
        )

    before = counted()
    send = server.conversation()
    [answer] = send(text="how does radiofrequency ablation work?")
    send(payload=next(button["payload"] for button in answer["buttons"] if '"up"' in button["payload"]))
    server.post("/messages", json={"text": "hello"}, headers={"Authorization": "Bearer none"})
    headers = {"Authorization": f"Bearer {server.post('/session').json()['token']}"}
    server.post("/messages", json={"text": "It was a long day. " * 200}, headers=headers)
    server.post("/messages", data=b" " * 2_000_000, headers=headers)
    assert counted() == tuple(earlier + more for earlier, more in zip(before, (1, 1, 1, 1, 0), strict=True))


def test_no_patient_waits_when_none_has_written(server):
    assert 'painguide_work{channel="web_chat"} 0.0' in server.get("/metrics").text
    assert 'painguide_oldest_work_seconds{channel="slack"} 0.0' in server.get("/metrics").text


def test_metrics_are_refused_to_whoever_comes_by_a_proxy(server):
    address = f"http://127.0.0.1:{server.port}/metrics"
    answer = requests.get(address, headers={"X-Forwarded-For": "127.0.0.1"}, timeout=10)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "internal_only")


def test_emergency_is_answered_though_its_message_is_too_long_or_one_too_many(server):
    headers = {"Authorization": f"Bearer {server.post('/session').json()['token']}"}

    def status_and_answer(text):
        answer = server.post("/messages", json={"text": text}, headers=headers)
        return answer.status_code, answer.json()

    alarm = "I have crushing chest pain."
    answers = [status_and_answer(alarm + " It was a long day." * 200)]
    while status_and_answer("hello")[0] != 429:
        pass
    answers.append(status_and_answer(alarm))
    assert [status for status, _ in answers] == [200, 200]
    assert [answer["replies"][0]["outcome"] for _, answer in answers] == ["emergency", "emergency"]


def test_server_prints_nothing_of_what_patients_write(server):
    server.conversation()(text="my name is Xaverine and my back hurts")
    server.conversation()(text='/inform{"name": "Xaverine"}')
    server.conversation()(text="/Xaverine{")
    assert "Xaverine" not in server.log_file.read_text()


def test_request_that_wedges_sanic_is_refused_and_the_next_one_answered(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
        client.sendall(b"POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n{}")
        assert client.recv(12) == b"HTTP/1.1 400"
    assert server.get("/health").json() == {"ready": True}


def test_port_in_use_is_told_in_one_line(server, second_server):
    assert second_server.returncode == 1
    assert second_server.stdout == ""
    assert second_server.stderr == (
        f"painguide serve: port {server.port} is in use; "
        "stop the program that uses it, or choose another --port.\n"
    )


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_server_ends_cleanly_when_told_to(own_server, stop):
    assert own_server.get("/health").status_code == 200
    own_server.process.send_signal(stop)
    rest, _ = own_server.process.communicate(timeout=20)
    assert own_server.process.returncode == 0
    assert rest == ""
    assert "Traceback" not in own_server.log_file.read_text()
