"""Writes the base encoder into a folder, for the training: `python -m encoder_training.base FOLDER`."""

import sys
from pathlib import Path

from nlu.encoder.base_weights import write_base

if __name__ == "__main__":
    write_base(Path(sys.argv[1]))
