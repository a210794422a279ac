"""A made-up base for the encoder's parts, and a disk that takes little."""

import contextlib
import hashlib
import resource
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from nlu.encoder import base_weights
from tests.fakes.encoder_base import PACKAGES, TOKENIZER, install, safetensors, zipped

InstallBase = Callable[[Mapping[str, Any]], Path]


@pytest.fixture
def install_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InstallBase:
    """Installs a base of some numbers and pins it; returns the folder of the packages."""

    def install_numbers(numbers: Mapping[str, Any]) -> Path:
        weights = safetensors(numbers)
        site = tmp_path / "site"
        install(site, zipped(model_safetensors=weights, tokenizer_json=TOKENIZER))
        monkeypatch.setattr(base_weights, "WEIGHTS_SHA256", hashlib.sha256(weights).hexdigest())
        return site

    monkeypatch.setattr(base_weights, "_PACKAGES", PACKAGES)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return install_numbers


@contextlib.contextmanager
def _full(most_bytes: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def full_disk() -> Callable[[int], contextlib.AbstractContextManager[None]]:
    """Within it no file may grow beyond some bytes."""
    return _full
