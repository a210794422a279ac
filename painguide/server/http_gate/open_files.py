"""Each connection is an open file: how many of them can there be?"""

import resource

# What the server itself has open: the model's files, the event loop's, calls to chat services.
FILES_BESIDE = 100
FEWEST_CONNECTIONS = 10


def connections_allowed(wanted: int) -> int:
    """Raises the process's limit of open files for so many connections; return how many it allows.

    Some systems start a process with 256; without one to spare the event loop turns everybody away.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + FILES_BESIDE
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return wanted
    allowed = needed if hard == resource.RLIM_INFINITY else min(hard, needed)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return max(FEWEST_CONNECTIONS, allowed - FILES_BESIDE)
