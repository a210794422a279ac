"""Writes what the encoder is taught: phrasings with intent and hand, and alarms with their tier.

Runs in the product's environment, so that texts are normalised and corrected by the product's code:
`python -m encoder_training.phrasings FOLDER`.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rasa.shared.nlu.constants import TEXT

from dialogue.sentences_importer import SentencesImporter
from nlu.conversation.follow_ups import taught_in_context
from nlu.intents import is_classified
from nlu.message_attributes import full_intent_of
from nlu.safety.after_alarm_phrasings import load_after_alarm_phrasings
from nlu.safety.red_flag_reports import load_harmless, load_reported_persons, load_reports
from nlu.text.normalized_text import normalize
from nlu.text.spelling_corrector import spelling_dictionary
from nlu.tone.tone_phrasings import load_tone_phrasings
from nlu.training.training_example import hand_of
from painguide.project import CONFIG_FILE, DATA_DIRECTORY, DOMAIN_FILE


def main(folder: Path) -> None:
    """Writes `phrasings.jsonl` and `alarms.jsonl` into a folder."""
    importer = SentencesImporter(str(CONFIG_FILE), str(DOMAIN_FILE), [str(DATA_DIRECTORY)])
    examples = [
        example
        for example in importer.get_nlu_data().intent_examples
        if is_classified(full_intent_of(example)) and example.get(TEXT)
    ]
    dictionary = spelling_dictionary(example.get(TEXT) for example in examples)
    asked = [
        _row(dictionary.correct(normalize(example.get(TEXT))), full_intent_of(example), hand_of(example))
        for example in examples
    ]
    behind = taught_in_context([(row["text"], row["intent"]) for row in asked])
    followed = [_row(text, intent, "follow_ups") for text, intent in behind]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "phrasings.jsonl", [*asked, *followed, *_told_apart()])
    reports = [(text, tier) for tier, texts in load_reports().items() for text in texts]
    alarms = [*reports, *((text, "") for text in load_harmless())]
    _write(folder / "alarms.jsonl", ({"text": normalize(text), "tier": tier} for text, tier in alarms))


def _told_apart() -> Iterator[dict[str, str]]:
    """Yield what is no intent of its own, but read from the vector as well: see teaching.APART."""
    for answer in load_after_alarm_phrasings():
        yield _row(normalize(answer.text), f"after_alarm/{answer.kind}", answer.hand)
    for tone, texts in load_tone_phrasings().items():
        yield from (_row(normalize(text), f"tone/{tone}", "tone") for text in texts)
    for text, person in load_reported_persons():
        yield _row(normalize(text), f"person/{person}", "reports")


def _row(text: str, intent: str, hand: str) -> dict[str, str]:
    return {"text": text, "intent": intent, "hand": hand}


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of one of the files."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
