"""Runs `rasa` without the deprecation warnings of the libraries it uses; takes the same arguments."""

import importlib
import sys
import warnings


def show_no_warning(*_: object, **__: object) -> None:
    """Stands in for what prints a warning: some libraries turn theirs on again, past any filter."""


warnings.showwarning = show_no_warning
try:
    importlib.import_module("rasa.__main__").main()
except KeyboardInterrupt:
    sys.exit(130)
