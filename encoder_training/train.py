"""Teaches the sentence encoder our intents and alarms; writes a checkpoint.

Reads what `phrasings.py` wrote; `teaching.py` tells how it learns. Runs in the environment of
`make encoder`.
"""

import argparse
import json
from pathlib import Path

import torch
from model import ALARM_CLASSES, TaughtEncoder
from teaching import Settings, Teaching


def main() -> None:
    """Reads phrasings and alarms, teaches, and writes the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with the base's weights and tokenizer"
    )
    parser.add_argument("--phrasings", type=Path, required=True, help="JSON lines: text, intent, hand")
    parser.add_argument("--alarms", type=Path, required=True, help="JSON lines: text, tier")
    parser.add_argument("--without", default="", help="hands left out, with commas between")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint of an earlier pass to go on from")
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument(
        "--untouched", type=int, default=4, help="how many of the first layers are left as they are"
    )
    parser.add_argument("--epochs", type=float, default=1.0)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--warm-up", type=float, default=0.05, help="share of the steps")
    parser.add_argument(
        "--alarm-share", type=float, default=0.2, help="alarms beside the phrasings, as a share of these"
    )
    parser.add_argument("--tokens", type=int, default=700, help="word pieces in a batch, at most")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    left_out = set(given.without.split(","))
    phrasings = [row for row in _rows(given.phrasings) if row["hand"] not in left_out]
    settings = Settings(
        given.rank,
        given.untouched,
        given.epochs,
        given.rate,
        given.warm_up,
        given.alarm_share,
        given.tokens,
        given.seed,
        keeps_projection=given.start is not None,
    )
    encoder = TaughtEncoder(given.base, given.rank, given.untouched)
    if given.start:
        earlier = torch.load(given.start)
        encoder.go_on_from(earlier["state"], earlier["alarm_classes"])
    teaching = Teaching(encoder, phrasings, _rows(given.alarms), settings)
    for step, steps, loss in teaching.learn():
        if step % 50 == 0 or step == steps:
            print(f"step {step} of {steps}: loss {loss:.3f}", flush=True)
    torch.save(
        {
            "state": encoder.taught(),
            "rank": given.rank,
            "untouched": given.untouched,
            "labels": teaching.labels,
            "alarm_classes": ALARM_CLASSES,
        },
        given.checkpoint,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
