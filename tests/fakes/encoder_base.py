"""A base encoder of a few numbers, in packages as pip leaves them."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

PACKAGES = ("made-up-part-1", "made-up-part-2")
TOKENIZER = b'{"version": "1.0"}'


def safetensors(numbers: Mapping[str, npt.ArrayLike]) -> bytes:
    """Return the bytes of a safetensors file: the length of an index, the index, and the numbers."""
    index, data = {}, b""
    for name, values in numbers.items():
        array = np.asarray(values, dtype=np.float32)
        end = len(data) + array.nbytes
        index[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), end]}
        data += array.tobytes()
    header = json.dumps(index).encode()
    return len(header).to_bytes(8, "little") + header + data


def zipped(**contents: bytes) -> bytes:
    """Return an archive of the base's folder; `model_safetensors` stands for that name with a dot."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in contents.items():
            opened.writestr(f"all-mpnet-base-v2/{name.replace('_', '.')}", content)
    return archive.getvalue()


def install(site: Path, archive: bytes) -> None:
    """Writes an archive into two installed packages, half of it each."""
    half = len(archive) // 2
    for package, part in zip(PACKAGES, (archive[:half], archive[half:]), strict=True):
        name = part_name(package)
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(part)
        information = site / f"{package.replace('-', '_')}-1.dist-info"
        information.mkdir(exist_ok=True)
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n")
        (information / "RECORD").write_text(f"{name},,\n")


def part_name(package: str) -> str:
    """Return the path of a package's part of the archive below the folder of all packages."""
    return f"{package.replace('-', '_')}/input/all-mpnet-base-v2.zip.00{package[-1]}"
