"""Keeps the vectors of all phrasings beside the encoder, and a few by which a test knows it again.

Runs in the product's environment, after the export: `python -m encoder_training.carry FOLDER`.
"""

import json
import sys
from pathlib import Path

from encoder_training.phrasings import read_rows
from nlu.encoder.assembly import WEIGHTS_DIRECTORY
from nlu.encoder.known_vectors import CARRIED_FILE, KnownVectors
from nlu.encoder.text_encoder import shared_encoder

RECORDED_FILE = WEIGHTS_DIRECTORY / "recorded_vectors.json"
_RECORDED_PHRASINGS = 40
_RECORDED_NUMBERS = 8


def main(folder: Path) -> None:
    """Writes both files for the phrasings of a folder that `phrasings.py` wrote."""
    texts = [row["text"] for row in read_rows(folder / "phrasings.jsonl")]
    encoder = shared_encoder()
    KnownVectors().write(CARRIED_FILE, texts, encoder)
    recorded = []
    for text in texts[:: len(texts) // _RECORDED_PHRASINGS]:
        encoding = encoder.encode(text)
        numbers = [round(float(number), 5) for number in encoding.vector[:_RECORDED_NUMBERS]]
        alarm = [round(float(number), 4) for number in encoding.alarm]
        recorded.append(json.dumps({"text": text, "vector": numbers, "alarm": alarm}))
    RECORDED_FILE.write_text("[\n" + ",\n".join(recorded) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
