"""One free utterance to text, for a spoken prompt. The sound is kept nowhere; the caller's frame never waits."""

import contextlib
import json
import queue
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from voice import wire
from voice.child import spawn
from voice.source import RATE, Samples, to_ear
from voice.words import Text
from voice.writer import DEADLINE_S, NOTHING, Dictated

LOADING_S = 60.0  # s in which the model must be read
LISTENING_S = 40.0  # s in which somebody must have begun and ended; the child ends sooner by itself

LATE = Text("it took too long; say it again, or type", "花的时间太长；请再说一遍，或打字")
BROKEN = Text("the dictation stopped; say it again, or type", "语音输入中断了；请再说一遍，或打字")


class Dictation:
    """Listens once, in a child process, and gives what was said; never waits.

    Args:
        source: "microphone", or "feed" when the caller gives the sound.
        device: a microphone's name or number; None is the one that was chosen last.
        model: a checkpoint; None is the best here.
        deadline_s: from the end of the speech to its text.

    """

    def __init__(
        self,
        *,
        source: Literal["microphone", "feed"] = "microphone",
        device: str | int | None = None,
        model: Path | None = None,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self.state: Literal["loading", "waiting", "speaking", "writing", "done"] = "loading"
        self.result: Dictated | None = None
        """There when `state` is "done"."""
        self._deadline_s = deadline_s
        self._lock = threading.Lock()
        self._outbox: queue.Queue[Samples | dict[str, Any]] = queue.Queue(maxsize=4096)
        self._child: subprocess.Popen[bytes] | None = None
        self._timer: threading.Timer | None = None
        try:
            child = self._child = spawn("voice.dictating")
        except OSError:
            self._end(Dictated("", "en", "", BROKEN))
            return
        setup = {"microphone": source == "microphone", "device": device, "model": str(model) if model else ""}
        self._outbox.put(setup)
        self._timer = self._limit(LOADING_S)
        threading.Thread(target=self._write, args=(child,), daemon=True).start()
        threading.Thread(target=self._read, args=(child,), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def feed(self, samples: Samples, rate: int = RATE) -> None:
        """Give sound by the same door as the microphone."""
        with contextlib.suppress(queue.Full):
            self._outbox.put_nowait(to_ear(samples, rate))

    def wait(self, timeout_s: float) -> Dictated:
        """Wait for the text. For the command line and for tests, not for a frame."""
        end = time.monotonic() + timeout_s
        while self.result is None and time.monotonic() < end:
            time.sleep(0.02)
        return self.result or Dictated("", "en", "", LATE)

    def close(self) -> None:
        """Stop, whatever it is doing."""
        self._end(Dictated("", "en", "", NOTHING))

    def _limit(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._end, (Dictated("", "en", "", LATE),))
        timer.daemon = True
        timer.start()
        return timer

    def _end(self, result: Dictated) -> None:
        with self._lock:
            if self.result is None:
                self.result, self.state = result, "done"
        child = self._child
        if child is not None and child.poll() is None:
            child.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(1.0)
        if self._timer is not None:
            self._timer.cancel()

    def _write(self, child: "subprocess.Popen[bytes]") -> None:
        assert child.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            while child.poll() is None:
                with contextlib.suppress(queue.Empty):
                    child.stdin.write(wire.pack(self._outbox.get(timeout=0.2)))
                    child.stdin.flush()

    def _read(self, child: "subprocess.Popen[bytes]") -> None:
        assert child.stdout is not None
        for line in child.stdout:
            try:
                message = json.loads(line)
            except ValueError:
                break
            if "state" in message and self.result is None:
                self.state = message["state"]
                if self._timer is not None:
                    self._timer.cancel()
                self._timer = self._limit(self._deadline_s if self.state == "writing" else LISTENING_S)
            elif "text" in message:
                why = Text(**message["why"]) if message["why"] else None
                self._end(Dictated(message["text"], message["language"], message["engine"], why))
                return
        self._end(Dictated("", "en", "", BROKEN))
