"""Fits the alarm head of a taught encoder anew, and nothing else: the vectors stay, none is computed again.

For what was written after the encoder was taught. Runs in the environment of `make encoder`, in
minutes; `export.py` then writes the weights.
"""

import argparse
import json
from pathlib import Path

import torch
from model import ALARM_CLASSES, TaughtEncoder
from torch import Tensor, nn
from torch.nn import functional

TEXTS_AT_ONCE = 64
# The encoder knows the earlier texts by heart, so they say less about texts that it does not.
WEIGHT_OF_EARLIER = 0.3
# These and the settings below were found by leaving half the hands out.
PASSES, BATCH, RATE, DECAY, DROPOUT = 25, 256, 0.002, 0.01, 0.3


def main() -> None:
    """Reads the checkpoint and the messages, fits the head, and writes another checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder with the base's weights")
    parser.add_argument("--earlier", type=Path, required=True, help="JSON lines: text, tier; taught by")
    parser.add_argument("--new", type=Path, required=True, help="JSON lines: text, tier; not taught by")
    parser.add_argument("--to", type=Path, required=True, help="the checkpoint to write")
    given = parser.parse_args()
    taught = torch.load(given.checkpoint)
    encoder = TaughtEncoder(given.base, taught["rank"], taught["untouched"])
    encoder.load_state_dict(taught["state"], strict=False)
    new, earlier = _read(given.new, encoder), _read(given.earlier, encoder)
    weights = torch.cat([torch.ones(len(new[1])), torch.full((len(earlier[1]),), WEIGHT_OF_EARLIER)])
    fit(encoder, torch.cat([new[0], earlier[0]]), torch.cat([new[1], earlier[1]]), weights)
    torch.save({**taught, "state": encoder.taught()}, given.to)


def fit(encoder: TaughtEncoder, inputs: Tensor, classes: Tensor, weights: Tensor) -> None:
    """Fits what bends of the alarm head on inputs (texts x width) of known classes, each with its weight."""
    torch.manual_seed(0)
    learnt = [*encoder.alarm_hidden.parameters(), *encoder.alarm_output.parameters(), encoder.alarm.bias]
    optimizer = torch.optim.AdamW(learnt, lr=RATE / 2, weight_decay=DECAY)
    steps = PASSES * -(-len(inputs) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    drop = nn.Dropout(DROPOUT)
    for _ in range(PASSES):
        for batch in torch.randperm(len(inputs)).split(BATCH):
            hidden = functional.gelu(encoder.alarm_hidden(drop(inputs[batch])))
            scores = encoder.alarm(inputs[batch]) + encoder.alarm_output(drop(hidden))
            wrong = functional.cross_entropy(scores, classes[batch], reduction="none")
            optimizer.zero_grad()
            (wrong * weights[batch]).mean().backward()
            optimizer.step()
            schedule.step()


def _read(path: Path, encoder: TaughtEncoder) -> tuple[Tensor, Tensor]:
    """Return what the alarm head gets of each text (texts x width), and the classes."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pieces = [encoder.word_pieces(row["text"]) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: len(pieces[place]))
    inputs = torch.zeros(len(rows), encoder.base.config.hidden_size)
    with torch.no_grad():
        for start in range(0, len(order), TEXTS_AT_ONCE):
            batch = order[start : start + TEXTS_AT_ONCE]
            pooled = encoder.pooled([pieces[place] for place in batch])
            inputs[batch] = functional.layer_norm(pooled, pooled.shape[-1:])
    return inputs, torch.tensor([ALARM_CLASSES.index(row["tier"]) for row in rows])


if __name__ == "__main__":
    main()
