"""Teaches low-rank updates of a base, a projection to 256 numbers, and an alarm head, together.

Cross-entropy over the intents by cosine to a prototype of each, and over the alarm classes.
What is no intent but learns from the same vector, `after_alarm/...`, `tone/...` and `person/...`,
competes with its own kind alone.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from model import ALARM_CLASSES, TaughtEncoder
from torch import Tensor, nn
from torch.nn import functional

SCALE = 20.0
LABEL_SMOOTHING = 0.05
# What an ordinary phrasing weighs for the alarm head, which has harmless texts of its own.
ORDINARY_WEIGHT = 0.3
HEAD_RATE = 2.0
LONGEST_BATCH = 48
_PROTOTYPE_PHRASINGS = 8
# The first parts of the names of what is told apart among themselves.
APART = ("after_alarm", "tone", "person")


@dataclass(frozen=True)
class Example:
    """Word pieces with an intent, or with an alarm class."""

    pieces: list[int]
    intent: int | None = None
    alarm: int | None = None


@dataclass(frozen=True)
class Settings:
    """How to teach; see `main` for what each means."""

    rank: int
    untouched: int
    epochs: float
    rate: float
    warm_up: float
    alarms: float
    tokens: int
    seed: int
    keeps_projection: bool


class Teaching:
    """An encoder with the prototypes of its intents, and the examples it learns from."""

    def __init__(
        self,
        encoder: TaughtEncoder,
        phrasings: Sequence[dict[str, str]],
        alarms: Sequence[dict[str, str]],
        settings: Settings,
    ) -> None:
        self._random = random.Random(settings.seed)  # noqa: S311 (draws examples, no secrets)
        self._settings, self.encoder = settings, encoder
        self.labels = sorted({row["intent"] for row in phrasings})
        places = {label: place for place, label in enumerate(self.labels)}
        self._examples = [
            Example(encoder.word_pieces(row["text"]), places[row["intent"]]) for row in phrasings
        ]
        self._alarms = [
            Example(encoder.word_pieces(row["text"]), alarm=ALARM_CLASSES.index(row["tier"]))
            for row in alarms
        ]
        counts = Counter(row["intent"] for row in phrasings)
        weights = torch.tensor([counts[label] ** -0.5 for label in self.labels])
        mean = sum(float(weights[places[row["intent"]]]) for row in phrasings) / len(phrasings)
        self._weights = weights / mean
        parts = [label.partition("/")[0] for label in self.labels]
        groups = torch.tensor([APART.index(part) if part in APART else len(APART) for part in parts])
        self._competing = groups[:, None] == groups[None, :]
        self._ordinary = int((groups == len(APART)).nonzero()[0])
        self.prototypes = nn.Parameter(self._first_prototypes(settings.keeps_projection))

    def _first_prototypes(self, keeps_projection: bool) -> Tensor:
        """Returns the mean vector of each intent.

        Sets the projection to the main directions of some phrasings, but for one that was taught before.
        """
        by_intent: dict[int, list[Example]] = defaultdict(list)
        for example in self._examples:
            by_intent[int(example.intent or 0)].append(example)
        drawn = [
            example
            for intent in range(len(self.labels))
            for example in self._random.sample(
                by_intent[intent], min(_PROTOTYPE_PHRASINGS, len(by_intent[intent]))
            )
        ]
        drawn.sort(key=lambda example: len(example.pieces))
        self.encoder.eval()
        with torch.no_grad():
            batches = (drawn[start : start + 64] for start in range(0, len(drawn), 64))
            pooled = torch.cat([self.encoder.pooled([item.pieces for item in batch]) for batch in batches])
            if not keeps_projection:
                _, _, directions = torch.linalg.svd(pooled - pooled.mean(0), full_matrices=False)
                self.encoder.projection.weight.copy_(directions[: self.encoder.projection.out_features])
            vectors, _ = self.encoder.heads(pooled)
        rows = [
            [place for place, item in enumerate(drawn) if item.intent == intent]
            for intent in range(len(self.labels))
        ]
        return torch.stack([functional.normalize(vectors[row].mean(0), dim=0) for row in rows])

    def batches(self) -> list[list[Example]]:
        """Return one epoch: all phrasings and a share of alarms, texts of like length together."""
        share = min(len(self._alarms), int(len(self._examples) * self._settings.alarms))
        drawn = self._examples + self._random.sample(self._alarms, share)
        drawn.sort(key=lambda item: len(item.pieces) + 3 * self._random.random())
        batches: list[list[Example]] = [[]]
        for item in drawn:
            longest = max([len(item.pieces), *(len(other.pieces) for other in batches[-1])])
            if batches[-1] and (
                longest * (len(batches[-1]) + 1) > self._settings.tokens or len(batches[-1]) >= LONGEST_BATCH
            ):
                batches.append([])
            batches[-1].append(item)
        self._random.shuffle(batches)
        return batches

    def loss(self, batch: Sequence[Example]) -> Tensor:
        """Return the mean loss of a batch."""
        vectors, alarms = self.encoder([item.pieces for item in batch])
        asked = torch.tensor([item.intent is not None for item in batch])
        total = torch.zeros(())
        if asked.any():
            intents = torch.tensor([item.intent for item in batch if item.intent is not None])
            scores = SCALE * vectors[asked] @ functional.normalize(self.prototypes, dim=-1).T
            total = total + (self._intent_losses(scores, intents) * self._weights[intents]).sum()
            ordinary = self._competing[intents, self._ordinary]
            harmless = torch.full_like(intents, ALARM_CLASSES.index(""))
            calm = functional.cross_entropy(alarms[asked], harmless, reduction="none")
            total = total + ORDINARY_WEIGHT * (calm * ordinary).sum()
        if not asked.all():
            tiers = torch.tensor([item.alarm for item in batch if item.alarm is not None])
            total = total + functional.cross_entropy(alarms[~asked], tiers, reduction="sum")
        return total / len(batch)

    def _intent_losses(self, scores: Tensor, intents: Tensor) -> Tensor:
        """Return the loss of each phrasing, with some of the target spread over what competes with it."""
        competing = self._competing[intents]
        logarithms = functional.log_softmax(scores.masked_fill(~competing, float("-inf")), dim=-1)
        told = -logarithms.gather(1, intents[:, None]).squeeze(1)
        spread = -(logarithms.masked_fill(~competing, 0.0).sum(1) / competing.sum(1))
        return (1 - LABEL_SMOOTHING) * told + LABEL_SMOOTHING * spread

    def learn(self) -> Iterator[tuple[int, int, float]]:
        """Teaches; yields each step, the number of all steps, and the loss."""
        updates = [
            value for name, value in self.encoder.named_parameters() if name.endswith((".down", ".up"))
        ]
        heads = [self.prototypes, self.encoder.projection.weight, *self.encoder.alarm.parameters()]
        groups = [
            {"params": updates, "base": self._settings.rate, "weight_decay": 0.01},
            {"params": heads, "base": HEAD_RATE * self._settings.rate, "weight_decay": 0.0},
        ]
        optimizer = torch.optim.AdamW(groups, lr=self._settings.rate)
        self.encoder.train()
        steps, step = int(len(self.batches()) * self._settings.epochs), 0
        while step < steps:
            for batch in self.batches()[: steps - step]:
                done = step / steps
                share = (
                    done / self._settings.warm_up
                    if done < self._settings.warm_up
                    else (1 - done) / (1 - self._settings.warm_up)
                )
                for group in optimizer.param_groups:
                    group["lr"] = group["base"] * share
                loss = self.loss(batch)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(updates + heads, 1.0)
                optimizer.step()
                step += 1
                yield step, steps, float(loss)
