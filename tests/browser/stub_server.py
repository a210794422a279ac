"""The real server with a stub for the model: pages, channel and limits are those of `painguide serve`.

Run as `python tests/browser/stub_server.py PORT`.
"""

import os
import socket
import sys
import threading
from typing import Any

from painguide.rasa_host.quiet_rasa import prepare_rasa

prepare_rasa()

from rasa.core.channels.channel import UserMessage  # noqa: E402
from rasa.core.tracker_store import InMemoryTrackerStore  # noqa: E402
from rasa.shared.core.domain import Domain  # noqa: E402
from rasa.shared.core.events import BotUttered, UserUttered  # noqa: E402
from sanic import Sanic  # noqa: E402

from actions.last_resort import red_flag_tiers  # noqa: E402
from actions.questions_to_bring import questions_to_bring  # noqa: E402
from actions.repertoire import load_repertoire  # noqa: E402
from actions.replies import feedback_reply  # noqa: E402
from actions.reply import Button, Reply, SourcePassage, clinical_reply, plain_reply  # noqa: E402
from painguide.project import ROOT  # noqa: E402
from painguide.server.readiness import Readiness  # noqa: E402
from painguide.server.script_versions import versioned_name  # noqa: E402
from painguide.server.serve import build_app, run_app  # noqa: E402
from painguide.server.widget_script import widget_script  # noqa: E402
from settings.settings import read_settings  # noqa: E402
from storage.database import memory_database  # noqa: E402

SOURCE = SourcePassage(
    "Targeted Relief: The New Era of Interventional Pain Medicine",
    "Minimally Invasive, Maximally Effective",
    "Patients often receive treatment on an outpatient basis and return home the same day.",
    "A clinician",
    "2026-11-28",
)
THUMBS = tuple(
    Button(title, f'/feedback{{"rating": "{rating}", "about": "ask/same_day_home"}}')
    for title, rating in (("👍 Helpful", "up"), ("👎 Not helpful", "down"))
)
ADD = Button("Add to my questions", '/add_visit_question{"about": "not_covered/price"}')
SCRIPT = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
HOME = (
    "Patients often go home the same day, the article says. "
    "They are treated as outpatients, which means no night in the hospital."
)
# As before an upgrade.
OLDER_SCRIPT = widget_script() + b"\nPainGuide.isOld = true;\n"
QUESTIONS = ["What will this treatment cost me?", "May I drive afterwards?"]


def _answer(body: str = HOME, *, buttons: tuple[Button, ...] = THUMBS) -> Reply:
    return clinical_reply("answer", body, load_repertoire(), sources=(SOURCE,), buttons=buttons)


def _plain(outcome: Any, body: str, *, buttons: tuple[Button, ...] = ()) -> Reply:
    return plain_reply(outcome, body, load_repertoire(), buttons=buttons)


def _not_covered() -> Reply:
    asked = questions_to_bring(("What will this cost me?",), load_repertoire())
    body = f"The article says nothing about prices. {asked.line}"
    return clinical_reply("not_covered", body, load_repertoire(), buttons=(ADD, *THUMBS), to_bring=asked)


REPLIES: dict[str, Reply] = {
    "cost": _not_covered(),
    "two": _answer(
        f"{HOME}\nThe article does not say if it hurts.\nBack to your visit: what matters most to you?"
    ),
    "where from": _answer(f"It is from the article.\n“{SOURCE.quote}”"),
    "español": plain_reply(
        "out_of_scope", "Solo escribo en inglés.", load_repertoire(), names_number=True, language="es"
    ),
    "which": clinical_reply(
        "clarify",
        "Which one do you mean?",
        load_repertoire(),
        buttons=(Button("Nerve ablation", "/ask/rfa"), Button("The stimulator", "/ask/scs")),
    ),
    "/ask/rfa": _answer("Radiofrequency ablation can block the nerves that carry pain."),
    "nerve ablation": _answer("Nerve ablation, asked in words."),
    "chest pain": _plain(
        "emergency", "Call 911 now. This may be an emergency, so please do not wait. No staff are watching."
    ),
    "person": _plain("handoff", "You can call us at 555-0142, or go to /appointments."),
    '/feedback{"rating": "down",': feedback_reply("down", load_repertoire(), "ask/same_day_home"),
    "/feedback": _plain("smalltalk", "Thank you."),
    "/add": _plain("smalltalk", "I have added it to your questions."),
    "markup": _answer(SCRIPT, buttons=(Button(SCRIPT, "/ask/rfa"),)),
    "more": _answer("word " * 85),
    "forget me": _plain("smalltalk", "I have deleted our conversation."),
    "break": _plain(
        "error", "I can't answer right now. Please call us at 555-0142. In an emergency, call 911."
    ),
    "hello": _plain("smalltalk", "Hello! What would you like to know?"),
}


class StubAgent:
    """Stands where the server expects Rasa's agent."""

    def __init__(self) -> None:
        self.tracker_store = InMemoryTrackerStore(Domain.empty())

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        text = (message.text or "").lower()
        if text == "forget me":
            self.tracker_store.store.pop(message.sender_id, None)
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        reply = _reply(text)
        tracker.update(UserUttered(message.text))
        offered = [*reply["buttons"], *reply["reasons"]]
        tracker.update(BotUttered(reply["text"], {"buttons": offered}, {"reply": reply}))
        await self.tracker_store.save(tracker)
        if text == "forget me":
            self.tracker_store.store.pop(message.sender_id, None)
        await message.output_channel.send_response(message.sender_id, {"reply": reply})


def _reply(text: str) -> dict[str, Any]:
    if text == "show my questions":
        body = "Your questions:\n" + "\n".join(f"{n}. {q}" for n, q in enumerate(QUESTIONS, 1))
        return {**_plain("help", body).as_dict(), "visit_questions": QUESTIONS}
    found = next((reply for word, reply in REPLIES.items() if word in text), _answer())
    return found.as_dict()


def stub_app() -> Sanic:
    """Return the server's application over the stub."""
    settings = read_settings(ROOT, os.environ)
    older = {versioned_name(OLDER_SCRIPT): OLDER_SCRIPT}
    return build_app(StubAgent(), "stub", settings, memory_database(), Readiness(), older)  # type: ignore[arg-type]


def main(port: int) -> None:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    app = stub_app()

    async def announce(*_: object) -> None:
        print("ready", flush=True)
        # Loads the patterns, some seconds' work: the real server's first turn has done it.
        threading.Thread(target=red_flag_tiers, args=("hello",), daemon=True).start()

    app.register_listener(announce, "after_server_start")
    run_app(app, listener)


if __name__ == "__main__":
    main(int(sys.argv[1]))
