"""The game ends with its supervisor, whatever either of them is doing."""

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h
FIRST_TO_GO = 500  # of 1000: when memory runs out the system ends the game, and the supervisor starts it again


def die_with_parent() -> None:
    """Have the system kill this process when its parent ends, also while it is stopped or hangs. Linux only.

    Elsewhere the end of the pipe does it, as long as this process still runs.
    """
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it went in this moment
            os._exit(0)


def be_the_first_to_go() -> None:
    """Let the system's out-of-memory killer choose the game, not the supervisor. Linux only."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_GO), encoding="ascii")
