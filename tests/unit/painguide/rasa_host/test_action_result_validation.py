from importlib import util

import jsonschema
import pytest
from rasa.core.actions import action

from painguide.rasa_host import action_result_validation

RESULT = {"events": [], "responses": []}


@pytest.fixture
def stock_remote_action():
    """Rasa's own class: the one of this process may be patched already."""
    spec = util.spec_from_file_location("stock_action", action.__file__)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.RemoteAction("action_x", None)


def test_rasa_still_checks_its_own_schema_on_every_call(stock_remote_action, monkeypatch):
    """When this fails, the patch of painguide/rasa_host/action_result_validation.py can go."""
    checked = []
    monkeypatch.setattr(jsonschema, "validate", lambda *arguments: checked.append(arguments))
    stock_remote_action._validate_action_result(RESULT)
    stock_remote_action._validate_action_result(RESULT)
    assert checked == [(RESULT, stock_remote_action.action_response_format_spec())] * 2


@pytest.mark.parametrize(
    "result",
    [
        {"events": "none", "responses": []},
        {"events": [{}], "responses": []},
        {"events": [], "responses": [3]},
    ],
)
def test_what_rasa_refuses_is_still_refused(stock_remote_action, result):
    with pytest.raises(jsonschema.ValidationError):
        stock_remote_action._validate_action_result(result)
    with pytest.raises(jsonschema.ValidationError):
        action_result_validation._validate_action_result(None, result)


def test_a_right_result_passes():
    assert action_result_validation._validate_action_result(None, RESULT)


def test_the_patch_takes_the_place_of_rasas_own_check(monkeypatch):
    def refuse(*arguments):
        raise AssertionError("Rasa's own check was called")

    action_result_validation.build_validator_once()
    monkeypatch.setattr(jsonschema, "validate", refuse)
    assert action.RemoteAction("action_x", None)._validate_action_result(RESULT)
