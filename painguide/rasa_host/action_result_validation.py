"""Checks action results with a validator that is built once.

Rasa 3.6.21 checks its own constant schema anew on every call of a custom action, about
30 ms a turn. There is no seam for it, so this is a patch; a test fails when Rasa no
longer needs it.
"""

from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from rasa.core.actions.action import RemoteAction


@lru_cache(maxsize=1)
def _validator() -> Validator:
    schema = RemoteAction.action_response_format_spec()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
    _validator().validate(result)
    return True


def build_validator_once() -> None:
    """Makes every action result be checked by one validator."""
    RemoteAction._validate_action_result = _validate_action_result
