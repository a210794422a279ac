import sys

import pytest

from painguide.project import CONFIG_FILE
from painguide.rasa_host.without_tensorflow import TensorflowNeededError, refuse_tensorflow_components


def test_a_component_that_needs_tensorflow_is_refused_by_name(tmp_path):
    config = tmp_path / "config.yml"
    config.write_text("pipeline:\n  - name: DIETClassifier\n", encoding="utf-8")
    with pytest.raises(TensorflowNeededError, match="DIETClassifier"):
        refuse_tensorflow_components(config)


def test_our_configuration_runs_without_it():
    refuse_tensorflow_components(CONFIG_FILE)


def test_this_process_has_not_loaded_tensorflow():
    # What stands in for it, where a component of Rasa's names it, came from no file.
    module = sys.modules.get("tensorflow.python")
    assert getattr(module, "__file__", None) is None
