"""What an error tells without a patient's word: its message and its locals may hold what a patient wrote."""

import traceback
from collections.abc import Iterator


def wordless_traceback(error: BaseException) -> str:
    """Return the frames and types of an error and of those behind it, the first cause first."""
    return "\n".join(line for each in reversed(list(with_causes(error))) for line in _lines(each)) + "\n"


def with_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, then what caused it, and so on."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def _lines(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
