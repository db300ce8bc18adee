"""A child process of ours: nothing of its surroundings leaks in, and it ends when its input does."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path


def spawn(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """Start `python -P -m MODULE ARGUMENTS` with pipes; a stranger's voice.py in the folder is not taken for ours.

    Raises:
        OSError: no process can be started.

    """
    home = str(Path(__file__).resolve().parent.parent)
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    path = os.pathsep.join(p for p in (home, *sys.path) if p and Path(p).is_absolute())
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **one, "PYTHONPATH": path},
    )


def memory_mb(pid: int) -> float | None:
    """Give what a process holds in memory (resident), MB; None where the system does not tell, or it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError, IndexError, AttributeError):
        pass
    try:  # macOS has no /proc
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, timeout=5, check=True
        )
        return int(told.stdout) * 1024 / 1e6
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def written_bytes(pid: int) -> int | None:
    """Give how many bytes a process has had written to storage; None where the system does not tell, or it is gone."""
    try:
        lines = Path(f"/proc/{pid}/io").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("write_bytes:"))
    except (OSError, ValueError, StopIteration):
        return None


def idles(pid: int) -> bool | None:
    """Tell whether no thread of a process computes, or waits for processor or disk; None where nobody can tell.

    A child that is asked something, does not answer and idles all the same is stopped, or waits for itself.
    """
    try:
        states = [file.read_text(errors="replace").rpartition(")")[2].split()[0] for file in _tasks(pid)]
    except (OSError, IndexError):
        return None
    return not set(states) & {"R", "D"} if states else None


def _tasks(pid: int) -> list[Path]:
    return list(Path(f"/proc/{pid}/task").glob("*/stat"))


def be_nice(by: int = 10) -> None:
    """Let this process stand back for others, where the system knows how."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(by)


def leave_no_core() -> None:
    """Have no memory of this process written to a disk if it crashes: what was spoken is in it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
