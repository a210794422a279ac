"""Writes what the product needs of a taught encoder into nlu/encoder/weights/.

`encoder.onnx` is the graph without its numbers, `updates.npz` what was taught, and
`layout.json` says how each number of the graph is made of the base weights and the updates
(nlu/encoder/assembly.py does it). `recorded_vectors.json` holds what the assembled file must give.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from model import LowRankLinear, TaughtEncoder
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from nlu.encoder.assembly import write_numbers
from nlu.encoder.base_weights import read_base

WEIGHTS = Path(__file__).parent.parent / "nlu" / "encoder" / "weights"
# Numbers of fewer bytes than this stay in the graph.
SMALLEST_OUTSIDE = 1024
# How much of the range of a layer's inputs its weights take over: 0 to 1.
SMOOTHING = 0.5
# The inputs of these layers have a few very large numbers.
OUTPUT_SMOOTHING = 0.85
CALIBRATION_TEXTS = 300


class _Smoothed(nn.Module):
    """A linear layer whose input is divided, and whose weights are multiplied, channel by channel."""

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.inverse = nn.Parameter(1.0 / scale, requires_grad=False)
        linear.weight.data = linear.weight.data * scale

    def forward(self, values: Tensor) -> Tensor:
        return self.linear(values * self.inverse)


class _Graph(nn.Module):
    def __init__(self, encoder: TaughtEncoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: Tensor) -> tuple[Tensor, Tensor]:
        return self.encoder.heads(self.encoder.mean(input_ids, torch.ones_like(input_ids)))


def _round_as_stored(encoder: TaughtEncoder) -> None:
    with torch.no_grad():
        for value in encoder.taught().values():
            value.copy_(value.half().float())


def _largest_inputs(encoder: TaughtEncoder, texts: list[str]) -> dict[str, Tensor]:
    """Return how large each input channel of each linear layer gets on some texts."""
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> Any:
        def hook(_module: nn.Module, inputs: tuple[Tensor, ...], _output: Tensor) -> None:
            seen = inputs[0].detach().abs().reshape(-1, inputs[0].shape[-1]).amax(0)
            largest[name] = torch.maximum(largest[name], seen) if name in largest else seen

        return hook

    layers = encoder.base.encoder.layer
    named = [(name, module) for name, module in layers.named_modules() if type(module) is nn.Linear]
    hooks = [module.register_forward_hook(watch(name.removesuffix(".base"))) for name, module in named]
    with torch.no_grad():
        for text in texts:
            encoder([encoder.word_pieces(text)])
    for hook in hooks:
        hook.remove()
    return largest


def _merge_and_smooth(encoder: TaughtEncoder, largest: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """Puts the updates into the weights and the smoothing around them; returns the smoothing scales."""
    layers, scales = encoder.base.encoder.layer, {}
    for name, seen in largest.items():
        parent = layers.get_submodule(name.rpartition(".")[0])
        child = getattr(parent, name.rpartition(".")[2])
        linear = child
        if isinstance(child, LowRankLinear):
            linear = child.base
            update = child.up.double() @ child.down.double()
            linear.weight.data = (linear.weight.double() + update).float()
        weight = linear.weight.abs().amax(0)
        share = OUTPUT_SMOOTHING if name.endswith("output.dense") else SMOOTHING
        scale = seen.clamp(min=1e-4) ** share / weight.clamp(min=1e-4) ** (1 - share)
        scale = (scale / scale.median()).clamp(min=1e-2).half().float()
        scales[name] = scale.numpy().astype(np.float16)
        setattr(parent, name.rpartition(".")[2], _Smoothed(linear, scale))
    return scales


def _layout(graph: onnx.ModelProto, plain: onnx.ModelProto, encoder: TaughtEncoder) -> list[dict[str, Any]]:
    """Return how each number outside the graph is made, in the order of the file."""
    known: dict[tuple[Any, ...], dict[str, Any]] = {}
    for name, value in encoder.state_dict().items():
        array = value.numpy()
        for turned, form in ((False, array), (True, array.T if array.ndim == 2 else None)):
            if form is not None:
                known.setdefault((form.shape, form.tobytes()), {"from": name, "transposed": turned})
    source = {}
    for item in plain.graph.initializer:
        array = numpy_helper.to_array(item)
        source[item.name] = known.get((array.shape, array.tobytes()))
    layout = []
    for item in graph.graph.initializer:
        array = numpy_helper.to_array(item)
        base = next((n for n in source if item.name.startswith(n + "_") or item.name == n), None)
        part = item.name.removeprefix(base).lstrip("_") if base else ""
        turned = part.startswith("Transposed")
        part = part.removeprefix("Transposed").lstrip("_")
        if array.nbytes < SMALLEST_OUTSIDE and not part:
            continue
        if base is None or source[base] is None:
            raise SystemExit(f"{item.name} {array.shape}: not found among the weights")
        embeds = array.dtype == np.uint8 or (part == "scale" and array.ndim == 0)
        made = source[base]
        layout.append(
            {
                "name": item.name,
                "levels": "unsigned" if embeds else "signed",
                "part": part,
                "shape": list(array.shape),
                "type": str(array.dtype),
                "from": made["from"],
                "transposed": made["transposed"] or turned,
            }
        )
    return layout


def export(encoder: TaughtEncoder, texts: list[str], target: Path, scratch: Path) -> None:
    """Writes graph, updates and layout into the target folder."""
    encoder.eval()
    _round_as_stored(encoder)
    taught = {name: value.numpy().astype(np.float16) for name, value in encoder.taught().items()}
    scales = _merge_and_smooth(encoder, _largest_inputs(encoder, texts))
    example = torch.tensor([encoder.word_pieces("how does a nerve block work")] * 2)
    plain_path, graph_path = scratch / "plain.onnx", scratch / "quantised.onnx"
    torch.onnx.export(
        _Graph(encoder),
        (example,),
        str(plain_path),
        input_names=["input_ids"],
        output_names=["vector", "alarm"],
        opset_version=17,
        dynamo=False,
        dynamic_axes={"input_ids": {0: "texts", 1: "pieces"}},
    )
    quantize_dynamic(
        str(plain_path),
        str(graph_path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
        nodes_to_exclude=_heads(onnx.load(str(plain_path))),
    )
    graph, plain = onnx.load(str(graph_path)), onnx.load(str(plain_path))
    layout = _layout(graph, plain, encoder)
    smoothing = {f"smoothing.{name}": value for name, value in scales.items()}
    np.savez(target / "updates.npz", **taught, **smoothing)
    _strip(graph, layout)
    onnx.save(graph, str(target / "encoder.onnx"))
    base, _ = read_base()
    with np.load(target / "updates.npz") as updates:
        digest = write_numbers(scratch / "encoder.bin", layout, base, dict(updates))
    lines = ",\n".join(json.dumps(item) for item in layout)
    (target / "layout.json").write_text(f'{{"sha256": "{digest}", "numbers": [\n{lines}\n]}}\n')


def _heads(graph: onnx.ModelProto) -> list[str]:
    # They are small, and what is measured on them is fine.
    return [node.name for node in graph.graph.node if "projection" in node.name or "alarm" in node.name]


def _strip(graph: onnx.ModelProto, layout: list[dict[str, Any]]) -> None:
    offset, outside = 0, {item["name"]: item for item in layout}
    for tensor in graph.graph.initializer:
        item = outside.get(tensor.name)
        if item is None:
            continue
        size = int(np.prod(item["shape"])) * np.dtype(item["type"]).itemsize
        item["offset"], item["bytes"] = offset, size
        tensor.ClearField("raw_data")
        for field in ("float_data", "int32_data", "int64_data"):
            tensor.ClearField(field)
        tensor.data_location = TensorProto.EXTERNAL
        del tensor.external_data[:]
        for key, value in (("location", "encoder.bin"), ("offset", offset), ("length", size)):
            entry = tensor.external_data.add()
            entry.key, entry.value = key, str(value)
        offset += -(-size // 64) * 64


def main() -> None:
    """Reads a checkpoint and exports it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with the base's weights and tokenizer"
    )
    parser.add_argument(
        "--phrasings", type=Path, required=True, help="some are read to find how large inputs get"
    )
    parser.add_argument(
        "--scratch", type=Path, required=True, help="folder for files of 1 GB that may be removed"
    )
    given = parser.parse_args()
    kept = torch.load(given.checkpoint)
    encoder = TaughtEncoder(given.base, kept["rank"], kept["untouched"])
    encoder.load_state_dict(kept["state"], strict=False)
    lines = given.phrasings.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[:: max(1, len(lines) // CALIBRATION_TEXTS)]]
    export(encoder, texts, WEIGHTS, given.scratch)


if __name__ == "__main__":
    main()
