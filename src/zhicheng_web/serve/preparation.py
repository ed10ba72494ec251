"""The preparing process as the supervisor sees it: a child that is waited for, and stopped where the office is stopped."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

from zhicheng_web.serve import obstacles, owner_url
from zhicheng_web.serve.obstacles import Obstacle, ReportedElsewhere
from zhicheng_web.serve.parent_death_signal import die_with_parent

GRACE = 10.0
"""Seconds in which it leaves a step that it has begun."""
STATUS_REPORTED = 2
"""Its exit status where it has said itself what must be put right."""


class Preparation:
    """One run of it; it gets what is known of the database's owner, and from then on nobody else has it."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it: from the main thread, whose death ends it."""
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "zhicheng_web.serve.preparing"],
            stdin=subprocess.DEVNULL,
            pass_fds=owner_url.list_pipes(),
            start_new_session=True,  # Ctrl-C reaches us first, who stop it in order
            preexec_fn=die_with_parent(os.getpid(), signal.SIGTERM),
        )
        owner_url.close_pipe()

    def finish(self) -> None:
        """Wait for its end. Raises Obstacle where it came to none, ReportedElsewhere where it has said itself what is wrong."""
        status = self._child.wait() if self._child else STATUS_REPORTED
        if status == STATUS_REPORTED:
            raise ReportedElsewhere
        if status:
            raise Obstacle(obstacles.NOT_PREPARED)

    def stop(self) -> None:
        """Stop it where it still runs."""
        if self._child is None or self._child.poll() is not None:
            return
        self._child.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(GRACE)
        self._child.kill()
        self._child.wait()
