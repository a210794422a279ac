"""Fits the alarm head of a taught encoder anew, and nothing else: the vectors stay, none is computed again.

For what was written after the encoder was taught. Runs in the environment of `make encoder`, in
minutes; `export.py` then writes the weights.
"""

import argparse
import json
from pathlib import Path

import torch
from model import ALARM_CLASSES, TaughtEncoder
from torch import Tensor
from torch.nn import functional

_TEXTS_AT_ONCE = 64
# The encoder knows the earlier texts by heart, so they say less about texts that it does not.
_WEIGHT_OF_EARLIER = 0.2
# How strongly the new head is held to the one that was taught: found by leaving half the hands out.
_HELD = 0.003


def main() -> None:
    """Reads the checkpoint and the alarms, fits the head, and writes another checkpoint."""
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
    weights = torch.cat([torch.ones(len(new[1])), torch.full((len(earlier[1]),), _WEIGHT_OF_EARLIER)])
    fit(encoder, torch.cat([new[0], earlier[0]]), torch.cat([new[1], earlier[1]]), weights)
    torch.save({**taught, "state": encoder.taught()}, given.to)


def fit(encoder: TaughtEncoder, inputs: Tensor, classes: Tensor, weights: Tensor) -> None:
    """Fits the alarm head on inputs (texts x width) of known classes, each with its weight."""
    before = encoder.alarm.weight.detach().clone()
    optimizer = torch.optim.LBFGS(
        encoder.alarm.parameters(), max_iter=60, history_size=20, line_search_fn="strong_wolfe"
    )

    def loss() -> Tensor:
        optimizer.zero_grad()
        wrong = functional.cross_entropy(encoder.alarm(inputs), classes, reduction="none")
        total = (wrong * weights).sum() / weights.sum()
        total = total + _HELD * ((encoder.alarm.weight - before) ** 2).sum()
        total.backward()
        return total

    optimizer.step(loss)


def _read(path: Path, encoder: TaughtEncoder) -> tuple[Tensor, Tensor]:
    """Return what the alarm head gets of each text (texts x width), and the classes."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pieces = [encoder.word_pieces(row["text"]) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: len(pieces[place]))
    inputs = torch.zeros(len(rows), encoder.base.config.hidden_size)
    with torch.no_grad():
        for start in range(0, len(order), _TEXTS_AT_ONCE):
            batch = order[start : start + _TEXTS_AT_ONCE]
            pooled = encoder.pooled([pieces[place] for place in batch])
            inputs[batch] = functional.layer_norm(pooled, pooled.shape[-1:])
    return inputs, torch.tensor([ALARM_CLASSES.index(row["tier"]) for row in rows])


if __name__ == "__main__":
    main()
