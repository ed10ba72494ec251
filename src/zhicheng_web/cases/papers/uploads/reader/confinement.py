"""What a reader gives up before it looks at a stranger's bytes: rights, network, memory, time, files."""

import ctypes
import os
import resource
import sys
from typing import Final

from zhicheng_web.cases.papers.uploads.limits import READING_FILES, READING_MEMORY, READING_SECONDS

NOBODY: Final = 65534
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_NO_NEW_PRIVS: Final = 38
CPU_SECONDS: Final = int(READING_SECONDS)


def give_up_rights() -> None:
    """Once, when everything is imported: no network where the kernel lets one do without, no way to more rights; root
    becomes nobody.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.unshare(CLONE_NEWNET if os.geteuid() == 0 else CLONE_NEWUSER | CLONE_NEWNET)  # refused here and there
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def limit_resources() -> None:
    """For each upload: from here on memory, CPU time and open files are limited, and no byte can be written to a file."""
    limit_memory(READING_MEMORY, READING_FILES)
    lower_limits((resource.RLIMIT_CPU, CPU_SECONDS))


def limit_memory(memory: int, files: int) -> None:
    """From here on memory, in bytes, and open files are limited, and no byte can be written to a file."""
    lower_limits(
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, files),
    )


def lower_limits(*limits: tuple[int, int]) -> None:
    """Limits of the kernel, each with its amount; none is raised."""
    for kind, amount in limits:
        hard = resource.getrlimit(kind)[1]
        most = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(kind, (most, most))
