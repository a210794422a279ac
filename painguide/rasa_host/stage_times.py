"""Takes the times of a turn's stages inside Rasa, for /metrics.

Rasa 3.6.21 offers no seam for it (its graph's hooks are for training alone), so this is a patch of five
methods; a test fails when a turn no longer goes through them.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

from rasa.core.processor import MessageProcessor

from telemetry.turns import stage_timer

STAGE_OF_METHOD = {
    "get_tracker": "loading",
    "_parse_message_with_graph": "nlu",
    "_predict_next_with_tracker": "policies",
    "_run_action": "actions",
    "save_tracker": "storing",
}
_TIMED = "_painguide_stage"


def time_stages() -> None:
    """Has every message processor of this process count how long its stages take."""
    for name, stage in STAGE_OF_METHOD.items():
        method = getattr(MessageProcessor, name)
        if not hasattr(method, _TIMED):
            setattr(MessageProcessor, name, _timed(method, stage))


def _timed(method: Callable[..., Any], stage: str) -> Callable[..., Any]:
    @functools.wraps(method)
    async def run_timed(*args: Any, **kwargs: Any) -> Any:
        with stage_timer(stage):
            return await method(*args, **kwargs)

    @functools.wraps(method)
    def call_timed(*args: Any, **kwargs: Any) -> Any:
        with stage_timer(stage):
            return method(*args, **kwargs)

    timed = run_timed if inspect.iscoroutinefunction(method) else call_timed
    setattr(timed, _TIMED, stage)
    return timed
