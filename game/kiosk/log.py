"""The supervisor's log: what happened to the game, never what was said to it. Small files that replace one another."""

import contextlib
import logging
import logging.handlers
import queue
from pathlib import Path

FILE_BYTES = 1_000_000
FILES = 5
WAITING = 1000  # lines, while a disk does not answer
LOG = logging.getLogger("voxleap.kiosk")


class _Lossy(logging.handlers.QueueHandler):
    """Hands lines to the thread that writes; with a full queue they are lost, and nobody waits."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        return


class _Rotating(logging.handlers.RotatingFileHandler):
    """A file that may be lost as well: a full disk is told of by its own fault, not by a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        return


class LogFile:
    """The log while a kiosk runs. Close it at the end."""

    def __init__(self, file: Path, file_bytes: int = FILE_BYTES) -> None:
        """Open it; where that is not possible nothing is logged, and the kiosk runs on."""
        self._listener: logging.handlers.QueueListener | None = None
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            writer = _Rotating(file, maxBytes=file_bytes, backupCount=FILES, encoding="utf-8", delay=True)
        except OSError:
            return
        writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
        self._lines: queue.Queue[logging.LogRecord] = queue.Queue(WAITING)
        self._handler = _Lossy(self._lines)
        self._listener = logging.handlers.QueueListener(self._lines, writer)
        self._listener.start()
        self._writer = writer
        LOG.addHandler(self._handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False

    def close(self) -> None:
        """Write what waits, and close the file."""
        if self._listener is not None:
            LOG.removeHandler(self._handler)
            with contextlib.suppress(queue.Full):  # the disk does not answer: its thread ends with the process
                self._listener.stop()
            with contextlib.suppress(OSError):  # what waits for a full disk is lost
                self._writer.close()
            self._listener = None
