"""The encoder that is taught: a frozen base with low-rank updates, a projection, and an alarm head."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

DIMENSIONS = 256
MOST_WORD_PIECES = 64
ALARM_CLASSES = ("A", "B", "C", "D", "E", "")
ALARM_HIDDEN = 512


class LowRankLinear(nn.Module):
    """A frozen linear layer with a taught update of low rank."""

    def __init__(self, base: nn.Linear, rank: int) -> None:
        super().__init__()
        self.base = base
        self.down = nn.Parameter(torch.empty(rank, base.in_features))
        self.up = nn.Parameter(torch.zeros(base.out_features, rank))
        nn.init.kaiming_uniform_(self.down, a=5**0.5)

    def forward(self, values: Tensor) -> Tensor:
        """Return what the layer makes of its input, with the update."""
        out = self.base(values)
        flat = values.reshape(-1, values.shape[-1])
        return torch.addmm(out.view(-1, out.shape[-1]), flat @ self.down.T, self.up.T).view_as(out)


class TaughtEncoder(nn.Module):
    """Word pieces of texts to vectors of length 1, and to scores of the alarm classes.

    Args:
        base: Folder with the weights and the tokenizer of a sentence encoder.
        rank: Rank of the updates.
        untouched: How many of the first layers get no update.
    """

    def __init__(self, base: Path, rank: int, untouched: int) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(base)
        self.tokenizer = AutoTokenizer.from_pretrained(base)
        for parameter in self.base.parameters():
            parameter.requires_grad = False
        for layer in self.base.encoder.layer[untouched:]:
            for module in list(layer.modules()):
                for name, child in list(module.named_children()):
                    if isinstance(child, nn.Linear):
                        setattr(module, name, LowRankLinear(child, rank))
        for module in self.base.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        width = self.base.config.hidden_size
        self.projection = nn.Linear(width, DIMENSIONS, bias=False)
        self.alarm = nn.Linear(width, len(ALARM_CLASSES))
        # What a sum over the inputs can't tell; it begins with 0, as the encoder was taught without it.
        self.alarm_hidden = nn.Linear(width, ALARM_HIDDEN)
        self.alarm_output = nn.Linear(ALARM_HIDDEN, len(ALARM_CLASSES), bias=False)
        nn.init.zeros_(self.alarm_output.weight)

    def word_pieces(self, text: str) -> list[int]:
        """Return the word pieces of a text; of a long story the end, where its question stands."""
        pieces = self.tokenizer(text)["input_ids"]
        return pieces if len(pieces) <= MOST_WORD_PIECES else pieces[:1] + pieces[1 - MOST_WORD_PIECES :]

    def pooled(self, pieces: list[list[int]]) -> Tensor:
        """Return the mean of the last layer over each text's word pieces."""
        longest, padding = max(map(len, pieces)), self.tokenizer.pad_token_id
        ids = torch.tensor([row + [padding] * (longest - len(row)) for row in pieces])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in pieces])
        return self.mean(ids, mask)

    def mean(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the mean of the last layer over what the mask leaves."""
        states = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        return (states * weights).sum(1) / weights.sum(1)

    def heads(self, pooled: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors of length 1, and the scores of the alarm classes."""
        vectors = functional.normalize(self.projection(pooled), dim=-1)
        return vectors, self.alarms(functional.layer_norm(pooled, (self.base.config.hidden_size,)))

    def alarms(self, inputs: Tensor) -> Tensor:
        """Return the scores of the alarm classes, of inputs with mean 0 and variance 1 (texts x width)."""
        return self.alarm(inputs) + self.alarm_output(functional.gelu(self.alarm_hidden(inputs)))

    def forward(self, pieces: list[list[int]]) -> tuple[Tensor, Tensor]:
        """Return the vectors and the scores of the alarm classes of texts."""
        return self.heads(self.pooled(pieces))

    def go_on_from(self, state: dict[str, Tensor], alarm_classes: Sequence[str]) -> None:
        """Takes over what an earlier pass taught; a class of alarms that it did not know begins with 0."""
        taught = dict(state)
        for name in ("alarm.weight", "alarm.bias"):
            rows = torch.zeros_like(self.state_dict()[name])
            for row, known in enumerate(alarm_classes):
                rows[ALARM_CLASSES.index(known)] = taught[name][row]
            taught[name] = rows
        self.load_state_dict(taught, strict=False)

    def taught(self) -> dict[str, Tensor]:
        """Return what training changes."""
        kept = (".down", ".up")
        return {
            name: value
            for name, value in self.state_dict().items()
            if name.endswith(kept) or name.startswith(("projection", "alarm"))
        }
