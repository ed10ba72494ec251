"""The process that does the jobs: a child of ours, started again when it dies, stopped with patience.

Not a thread: stopping a thread puts a job back that is still running, and it would run twice.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from zhicheng_web.private_files import open_private
from zhicheng_web.serve.parent_death_signal import die_with_parent
from zhicheng_web.serve.postgres import rotate_long_log

PAUSE = 3.0
GRACE = 20.0


class Worker:
    """One worker; its lines go to `worker.log`, what it prints besides to `worker.out`.

    Its watching thread lives as long as this process, so that the child does as well.
    """

    def __init__(self, logs: Path) -> None:
        self.output = logs / "worker.out"
        self._stopping = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._watch, name="worker", daemon=True)

    def start(self) -> None:
        """Start it and watch over it."""
        self._thread.start()

    def _watch(self) -> None:
        while not self._stopping.is_set():
            begun = time.monotonic()
            rotate_long_log(self.output)
            with open(self.output, "ab", opener=open_private) as output:
                self._child = subprocess.Popen(
                    [sys.executable, "-P", "-m", "zhicheng_web", "worker"],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env=os.environ | {"ZHICHENG_LOG": "worker"},
                    start_new_session=True,
                    preexec_fn=die_with_parent(os.getpid(), signal.SIGTERM),
                )
            self._child.wait()
            self._stopping.wait(max(0.0, PAUSE - (time.monotonic() - begun)))

    def stop(self) -> None:
        """Let it finish the job that it is doing."""
        self._stopping.set()
        if self._child is None or self._child.poll() is not None:
            return
        self._child.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(GRACE)
            return
        self._child.kill()
        self._child.wait()
