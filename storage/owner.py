"""Which process has taken work over, and whether it is gone: work of one that is gone is anyone's."""

import os
import secrets
import socket

_SEPARATOR = " "


def new_owner() -> str:
    """Return a name for this process, that no other has and no later one will."""
    return _SEPARATOR.join((socket.gethostname(), str(os.getpid()), secrets.token_hex(8)))


def is_surely_gone(owner: str, me: str) -> bool:
    """Return whether a process of this machine has ended; of another machine nobody knows."""
    host, pid, _ = owner.rsplit(_SEPARATOR, 2)
    my_host, my_pid, _ = me.rsplit(_SEPARATOR, 2)
    if host != my_host or owner == me:
        return False
    # In a container each life of the server has the same number.
    return pid == my_pid or not _runs(int(pid))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
