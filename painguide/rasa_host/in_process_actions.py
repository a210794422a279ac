"""Runs custom actions in the Rasa process: no HTTP hop, the same body and the same result."""

from functools import lru_cache
from typing import Any

from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

ACTIONS_PACKAGE = "actions"


@lru_cache(maxsize=1)
def _executor() -> ActionExecutor:
    executor = ActionExecutor()
    executor.register_package(ACTIONS_PACKAGE)
    return executor


class InProcessActions(EndpointConfig):
    """Stands where Rasa expects the address of an action server."""

    def __init__(self) -> None:
        """Creates the endpoint and registers every action."""
        super().__init__(url="in-process")
        _executor()

    async def request(self, *args: Any, json: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """Runs the action that the request's body names, as the action server would."""
        return await _executor().run(json or {})
