"""Everything that a clinic's patients may read names that clinic's numbers, and no other's."""

import asyncio
import os
import re
from dataclasses import fields

import pytest
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import ActionExecutor

from actions import last_resort, repertoire
from channels.slack.home import home_view
from channels.telegram.notices import first_message_notice, words_only_notice
from dialogue.sentences_importer import SentencesImporter
from nlu.intents import base_name
from nlu.slots import REPORTED_PERSON_SLOT, VISIT_SLOT
from painguide.checks.data_check import question_intents, sentence_intents
from painguide.project import DOMAIN_FILE, ROOT
from painguide.rasa_host.bounded_tracker_store import BoundedTrackerStore
from painguide.rasa_host.in_process_actions import ACTIONS_PACKAGE
from painguide.server.pages import PAGES, PAGES_DIRECTORY, render_page
from painguide.server.widget_routes import clinic_for_the_chat
from settings.clinic_settings import load_clinic_settings
from telemetry.packages import PACKAGES

ODD = {
    "PAINGUIDE_NAME": "Odd Clinic",
    "PAINGUIDE_PHONE": "999-00-4",
    "PAINGUIDE_EMERGENCY_NUMBER": "999-00-1",
    "PAINGUIDE_CRISIS_LINE": "999-00-2",
    "PAINGUIDE_URGENT_LINE": "999-00-3",
}
FAULTS = {
    "a missing value": r"\bNone\b(?! of these)|\bnull\b|\bundefined\b",
    "a place not filled": r"\{\w*\}",
    "an empty number": r"(?i)\bcall(?: or text)? *(?:[.,;:)]|now\b)|\bat *[.,;)(]|  ",
    "a number of the demo clinic": r"\b(?:911|988|555-014\d)\b|Riverside",
}


@pytest.fixture(scope="module")
def odd():
    """The repertoire of a clinic with numbers of no other; everything of the bot's reads it meanwhile."""
    caches = (load_clinic_settings, repertoire.load_repertoire)
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in ODD.items():
            patch.setitem(os.environ, variable, value)
        for cache in caches:
            cache.cache_clear()
        yield repertoire.load_repertoire()
    for cache in caches:
        cache.cache_clear()


def faults(texts):
    found = [(name, text) for text in texts for name, fault in FAULTS.items() if re.search(fault, text)]
    return sorted(set(found))


def test_the_faults_are_found():
    told = [
        "Call None now.",
        "Call  now.",
        "Call {urgent_line} now.",
        "Call 911 now.",
        "call Odd Clinic at .",
    ]
    assert {text for _, text in faults(told)} == set(told)
    assert faults(["Call 999-00-1 now, and say what you told me. Call Odd Clinic at 999-00-4."]) == []


def domain_responses():
    """Return each response of the domain as Rasa says it, of oneself and of another person."""
    store = BoundedTrackerStore(Domain.empty())
    store.domain = SentencesImporter(domain_path=str(DOMAIN_FILE)).get_domain()
    says = TemplatedNaturalLanguageGenerator(store.domain.responses)

    async def said(name, person):
        tracker = DialogueStateTracker("me", store.domain.slots)
        tracker.update(SlotSet(REPORTED_PERSON_SLOT, person))
        return (await says.generate(name, tracker, "web_chat"))["text"]

    names = list(store.domain.responses)
    return {(name, person): asyncio.run(said(name, person)) for name in names for person in ("self", "other")}


def test_every_response_of_the_domain_names_the_clinics_numbers(odd):
    said = domain_responses()
    assert len(said) > 20
    assert faults(said.values()) == []
    emergencies = [text for (name, _), text in said.items() if name.startswith("utter_report_")]
    assert [text for text in emergencies if "999-00-1" not in text] == []
    assert said["utter_report_urgent_problem", "self"].startswith("Call 999-00-3 now")
    assert said["utter_report_crisis", "self"].startswith("Call or text 999-00-2 now")


FAILED = [
    {"event": "bot", "text": "", "metadata": {"reply": {"outcome": "clarify"}}},
    {"event": "user", "text": "what"},
]
ENTITIES = [
    {},
    *({"rating": rating, "about": "ask/hope"} for rating in ("up", "down")),
    {"about": "not_covered/cost"},
    {"about": "seek_advice/decision"},
]


def answered(reply):
    """Return the events of a turn that a Reply answered, and of the turn after it."""
    return [
        {"event": "user", "text": "before"},
        {"event": "bot", "text": "", "metadata": {"reply": reply}},
        {"event": "user", "text": "now"},
    ]


def everything_the_actions_say():
    """Return what every action says: to each question, and to each kind of moment in a conversation."""
    executor = ActionExecutor()
    executor.register_package(ACTIONS_PACKAGE)
    said = []

    def run(action, intent, *, events=(), entities=None, slots=None, questions=None):
        latest = {
            "intent": {"name": base_name(intent), "full_retrieval_intent_name": intent, "confidence": 0.9},
            "intent_ranking": [{"name": "ask/hope", "confidence": 0.5}],
            "entities": [{"entity": name, "value": value} for name, value in (entities or {}).items()],
            "text": "what about it",
            **({"questions": questions} if questions else {}),
        }
        tracker = {
            "sender_id": "me",
            "slots": slots or {},
            "events": list(events),
            "latest_message": latest,
            "active_loop": {},
        }
        call = {"next_action": action, "tracker": tracker, "domain": {}}
        result = asyncio.run(executor.run(call))
        replies = [response["reply"] for response in result["responses"] if response.get("reply")]
        said.extend(replies)
        return replies

    intents = question_intents(repertoire.load_repertoire().knowledge)
    for intent in sorted(intents):
        for reply in run("action_answer_question", intent):
            for action in ("action_say_simpler", "action_show_source", "action_tell_more"):
                run(action, "request_more", events=answered(reply))
    for intent in sorted(sentence_intents(repertoire.load_repertoire().knowledge)):
        run("action_acknowledge_statement", intent)
    run(
        "action_answer_question",
        "ask/hope",
        questions=["ask/hope", "not_covered/cost", "seek_advice/decision"],
    )
    for action in sorted(executor.actions):
        if action.startswith("validate_"):
            continue
        for slots in ({}, {VISIT_SLOT: ["What will this treatment cost me?"]}):
            for entities in ENTITIES:
                for events in ([], FAILED):
                    run(action, "ask/hope", events=events, entities=entities, slots=slots)
    for intent in ("write_spanish", "write_other_language", "out_of_scope", "nlu_fallback"):
        run("action_decline_language", intent)
    return said


def test_every_reply_of_the_actions_names_the_clinics_numbers(odd):
    said = everything_the_actions_say()
    assert {reply["outcome"] for reply in said} >= {
        *("answer", "not_covered", "advice", "clarify", "out_of_scope", "smalltalk", "help", "handoff"),
    }
    assert faults(reply["text"] for reply in said) == []
    assert faults(button["title"] for reply in said for button in reply["buttons"]) == []
    assert any("999-00-4" in reply["text"] for reply in said)


def test_the_last_resort_names_the_clinics_numbers(odd):
    emergency = last_resort.last_resort_reply("I have chest pain").text
    failure = last_resort.last_resort_reply("hello").text
    assert faults([emergency, failure]) == []
    assert "999-00-1" in emergency
    assert "999-00-2" in emergency
    assert "999-00-1" in failure


def test_what_the_channels_say_of_their_own_names_the_clinics_numbers(odd):
    notices = [
        first_message_notice(odd),
        words_only_notice("photo", odd),
        odd.sentence("not_answered.slow_down"),
        str(home_view(odd)),
    ]
    assert [text for text in notices if "999-00-1" not in text] == []
    assert faults(notices[:3]) == []
    assert not re.search(FAULTS["a number of the demo clinic"], notices[3])


def test_every_fixed_sentence_names_the_clinics_numbers(odd):
    settings = {field.name for field in fields(odd.clinic)}
    said = [
        odd.sentence(sentence.id, **dict.fromkeys(sentence.placeholders - settings, "three"))
        for sentence in odd.knowledge.sentences.values()
    ]
    assert len(said) > 150
    assert faults(said) == []


def test_the_pages_and_the_chat_show_the_clinics_numbers(odd):
    pages = [
        render_page((PAGES_DIRECTORY / file).read_text(encoding="utf-8"), odd.clinic)
        for file in PAGES.values()
    ]
    shown = [*pages, *map(str, clinic_for_the_chat(odd.clinic).values())]
    demo = re.compile(FAULTS["a number of the demo clinic"])
    assert [match[0] for text in shown for match in demo.finditer(text)] == []
    assert "999-00-1" in pages[0]


def test_no_number_of_the_demo_clinic_stands_outside_its_file():
    demo = re.compile(FAULTS["a number of the demo clinic"])
    files = [file for package in PACKAGES[1:] for file in (ROOT / package).rglob("*.py")]
    files += [*(ROOT / "widget").rglob("*.js"), DOMAIN_FILE]
    files += [file for file in (ROOT / "knowledge").rglob("*.yml") if "safety" not in file.parts]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    assert len(texts) > 100
    found = [(file.name, match[0]) for file, text in texts.items() for match in demo.finditer(text)]
    # A comment there tells what is no number to call.
    assert [place for place in found if place[0] != "links.js"] == []
