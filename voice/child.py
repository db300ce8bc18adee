"""A child process of ours: nothing of its surroundings leaks in, and it ends when its input does."""

import os
import subprocess
import sys
from pathlib import Path


def spawn(module: str) -> "subprocess.Popen[bytes]":
    """Start `python -P -m MODULE` with pipes; a stranger's voice.py in the working folder is not taken for ours.

    Raises:
        OSError: no process can be started.

    """
    home = str(Path(__file__).resolve().parent.parent)
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    path = os.pathsep.join(p for p in (home, *sys.path) if p and Path(p).is_absolute())
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **one, "PYTHONPATH": path},
    )
