import inspect

import jsonschema
import pytest
from rasa.core.actions import action

from painguide import action_result_validation


def test_rasa_still_validates_its_own_schema_on_every_call():
    """When this fails, the patch of painguide/action_result_validation.py can go."""
    assert "validate(result, self.action_response_format_spec())" in inspect.getsource(action)


def test_a_wrong_result_is_still_refused():
    with pytest.raises(jsonschema.ValidationError):
        action_result_validation._validate_action_result(None, {"events": "none", "responses": []})


def test_a_right_result_passes():
    assert action_result_validation._validate_action_result(None, {"events": [], "responses": []})
