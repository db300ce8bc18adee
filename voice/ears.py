"""`Ears`: what a game holds. It never waits; a child process does the hearing."""

import contextlib
import json
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from voice import wire
from voice.chains import parse
from voice.child import idles, memory_mb, spawn, written_bytes
from voice.events import DROPPED, Event, Health, Heard, Rejected, SpeechStarted
from voice.source import RATE, Samples, to_ear
from voice.vocabulary import language_of, normal, vocabulary
from voice.words import Language, Text, Words

RESTARTS = 5  # in a row, before it stays deaf
PATIENCE_S = 5.0  # s without an answer after which a child that does nothing is taken for hung
LOOK_S = 0.1  # between two looks at it
BUSY_S = 20.0  # s on one utterance, or without an answer though it computes: a machine may be that busy
LOADING_S = 180.0  # the same for its first answer: a model has to be read
PING_S = 0.25
QUEUE = 4096  # messages to the child
CLOSE_S = 0.8
TAIL_S = 0.25  # s that a button held to talk counts as held after it was let go
STEP_DB = 1.0  # dB that the game's own sound changes before the child is told

_RESTARTED = Text("my ears were restarted", "耳朵已重新启动")
_DEAF = Text("no ear works; keys and typing do", "听不见了；可以用键盘和打字")


class Ears:
    """Speech commands for a game loop.

    Args:
        words: command to what may be said for it.
        source: "microphone", or "feed" when the game gives the sound itself.
        engine: an ear's name; "auto" is the best one here.
        model: a model file or folder for that ear.
        device: a microphone's name or number; None is the system's.
        gain_db: what a microphone's sound is raised by before it is heard, dB.
        language: the one that the speaker probably speaks; phrases of others must be surer.
        voice_channel: also tell of claps (`Burst`) and held notes (`Note`).
        debounce_s: for so long after a command its own word is refused as `inactive`, s; one figure, or by command.
        patience_s: how long a child is waited for that neither answers nor computes, s; one that computes, or waits for
            the processor or a disk, gets `BUSY_S`. At least 0.8: it says only each 0.4 s that it lives.

    """

    def __init__(
        self,
        words: Mapping[str, Words | Sequence[str]],
        *,
        source: Literal["microphone", "feed"] = "microphone",
        engine: str = "auto",
        model: Path | None = None,
        device: str | int | None = None,
        gain_db: float = 0.0,
        language: Language = "en",
        voice_channel: bool = False,
        debounce_s: float | Mapping[str, float] = 0.0,
        patience_s: float | None = None,
    ) -> None:
        self._patience_s = patience_s
        self.words = vocabulary(words)
        self.level = -120.0
        """Loudness of the last block, dBFS; -120 while muted."""
        self.floor = -120.0
        """Loudness of the room when nobody speaks, dBFS."""
        self.alive = False
        """Whether a child is hearing."""
        self.engine = engine
        """The ear that was asked for."""
        self._active: frozenset[str] = frozenset(words)
        self._setup: dict[str, Any] = {
            "words": dict(self.words.commands),
            "sure": dict(self.words.sure),
            "engine": engine,
            "model": str(model) if model else "",
            "microphone": source == "microphone",
            "device": device,
            "gain": 10 ** (gain_db / 20),
            "language": language,
            "voice_channel": voice_channel,
            "debounce_s": dict(debounce_s) if isinstance(debounce_s, Mapping) else dict.fromkeys(words, debounce_s),
        }
        self._kept: dict[str, Any] = {}
        self._playing = -120.0
        self._events: deque[Event] = deque(maxlen=1024)
        self._lock = threading.Condition()
        self._fed = 0
        self._synced = self._asked = 0
        self._open: float | None = None
        self._closing = False
        self._failures = 0
        self._child: subprocess.Popen[bytes] | None = None
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def poll(self) -> list[Event]:
        """Give what happened since the last call; never waits."""
        found = []
        while self._events:
            found.append(self._events.popleft())
        return found

    def commands(self) -> list[str]:
        """Give only the names of the commands heard since the last call, each as often as it was said; never waits.

        What else `poll` would tell, why something was not understood for one, is dropped.
        """
        heard = [event for event in self.poll() if isinstance(event, Heard)]
        return [name for event in heard for name, times in event.commands for _ in range(times)]

    def feed(self, samples: NDArray[np.floating], rate: int = RATE) -> None:
        """Give sound by the same door as the microphone.

        Args:
            samples: shape (n,) or (n, channels), within -1..1.
            rate: Hz.

        """
        block = to_ear(samples, rate)
        self._fed += len(block)
        for at in range(0, len(block), RATE):
            self._send(block[at : at + RATE])

    @property
    def fed_s(self) -> float:
        """How much sound was fed so far: the feed's clock, s."""
        return self._fed / RATE

    def type(self, text: str) -> None:
        """Say it by typing; the answer comes by `poll` as for speech, also without any ear."""
        phrase = normal(text)
        said = parse(phrase, self.words.phrases)
        commands = tuple((self.words.commands[one], times) for one, times in said)
        at = self.fed_s if not self._setup["microphone"] else time.monotonic()
        if not commands:
            self._events.append(Rejected("not_in_list", 0.0, "", 0.0, at, at, at))
        elif not all(name in self._active for name, _ in commands):
            self._events.append(Rejected("inactive", 0.0, phrase, 0.0, at, at, at))
        else:
            self._events.append(Heard(commands, phrase, language_of(phrase), 1.0, "", 0.0, at, at, at, "typed"))

    def listen_for(self, names: Collection[str]) -> None:
        """Say which commands count now; the others are rejected as `inactive`."""
        self._active = frozenset(names)
        self._send({"active": sorted(self._active)})

    def expect(self, language: Language | None) -> None:
        """Say which language the next speaker probably speaks; None when that is not known, as of a new visitor."""
        self._keep({"language": language})

    def mute(self, muted: bool = True) -> None:
        """Hear nothing until unmuted."""
        self._keep({"muted": muted, "tail_s": 0.0})

    def hold_to_talk(self, pressed: bool) -> None:
        """Hear only while a button is held, and a moment longer: people let go within the word."""
        self._keep({"muted": not pressed, "tail_s": TAIL_S})

    def playing(self, level: float) -> None:
        """Say how loud the game's own sound is from now on, so that it is not taken for the player.

        Args:
            level: of the mix, dBFS; -120 is silence. Call it each frame, if you like: only changes travel.

        """
        if abs(level - self._playing) >= STEP_DB or (level <= -120.0 < self._playing):
            self._playing = level
            self._keep({"playing": level})

    @property
    def memory_mb(self) -> float | None:
        """What the child holds in memory now, its model for the most part, MB; None without one, or where unknown."""
        return memory_mb(self._child.pid) if self._child and self.alive else None

    @property
    def stored_bytes(self) -> int | None:
        """What the child has written to storage since it began to hear, bytes; None without one, or where unknown.

        Counted by the system and not by us, so that a visitor may be shown it: sound that is only in memory makes it 0.
        """
        now = written_bytes(self._child.pid) if self._child and self.alive else None
        return None if now is None or self._wrote is None else now - self._wrote

    def ask(self, phrase: str) -> None:
        """Take the next utterances for takes of a phrase, until another is asked for; "" asks for none.

        Each is answered by `Taken` after its end. Takes are templates, kept in the child's memory alone.
        """
        self._keep({"ask": phrase})

    def keep_takes(self, name: str) -> None:
        """Write what was taken as a person's profile, over one of that name; `Enrolled` tells what it holds."""
        self._send({"keep": name})

    def settle(self, timeout_s: float = 10.0) -> bool:
        """Wait until all that was fed has been heard. For tests and for runs faster than real time, not for a frame.

        Returns:
            False when no ear is left, or the time is over.

        """
        with self._lock:
            self._asked += 1
            asked = self._asked
        self._send({"sync": asked})
        with self._lock:
            return self._lock.wait_for(lambda: self._synced >= asked or not self.alive, timeout_s) and self.alive

    def close(self) -> None:
        """End the child, within a second."""
        self._closing = True
        child = self._child
        if child is None:
            return
        self._outbox.put(None) if not self._outbox.full() else child.kill()
        try:
            child.wait(CLOSE_S)
        except subprocess.TimeoutExpired:
            child.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):  # the system buries it when it comes to it
                child.wait(CLOSE_S)
        self.alive = False

    def _start(self) -> None:
        self._outbox: queue.Queue[Samples | dict[str, Any] | None] = queue.Queue(maxsize=QUEUE)
        try:
            child = spawn("voice.worker")
        except OSError:
            self._events.append(Health("no_ear", _DEAF))
            return
        self._child, self.alive, self._answered = child, True, time.monotonic()
        self._wrote: int | None = None
        self._offset = self._fed / RATE
        self._outbox.put(self._setup | self._kept | {"active": sorted(self._active)})
        if self._asked > self._synced:  # somebody waits in `settle` for a child that is gone
            self._outbox.put({"sync": self._asked})
        threading.Thread(target=self._write, args=(child, self._outbox), daemon=True).start()
        threading.Thread(target=self._read, args=(child,), daemon=True).start()
        threading.Thread(target=self._watch, args=(child,), daemon=True).start()

    def _keep(self, message: dict[str, Any]) -> None:
        """Tell the child, and the next one too."""
        self._kept |= message
        self._send(message)

    def _send(self, message: Samples | dict[str, Any]) -> None:
        try:
            self._outbox.put_nowait(message)
        except queue.Full:
            self._events.append(Health("dropped", DROPPED))

    def _write(self, child: "subprocess.Popen[bytes]", outbox: "queue.Queue[Any]") -> None:
        assert child.stdin is not None
        asked = time.monotonic()
        try:
            while child.poll() is None:
                with contextlib.suppress(queue.Empty):
                    message = outbox.get(timeout=max(0.001, asked + PING_S - time.monotonic()))
                    if message is None:
                        break
                    child.stdin.write(wire.pack(message))
                if time.monotonic() - asked >= PING_S:
                    asked = time.monotonic()
                    child.stdin.write(wire.pack({"sync": 0}))
                child.stdin.flush()
            child.stdin.close()
        except (OSError, ValueError):
            return

    def _watch(self, child: "subprocess.Popen[bytes]") -> None:
        """Kill a child that hangs; in a thread of its own, as writing to one that hangs may never end."""
        began = looked = time.monotonic()
        answered, silent_s = self._answered, 0.0
        while child.poll() is None:
            time.sleep(LOOK_S)
            now = time.monotonic()
            # A look counts for two at most: while this process was held up itself it has read no answer either.
            silent_s = silent_s + min(now - looked, 2 * LOOK_S) if self._answered == answered else 0.0
            answered, looked = self._answered, now
            loads = answered <= began
            if silent_s > (LOADING_S if loads else self._patience_s or PATIENCE_S):
                idle = idles(child.pid)
                if loads or idle or silent_s > (PATIENCE_S if idle is None else BUSY_S):
                    child.kill()
                    return

    def _read(self, child: "subprocess.Popen[bytes]") -> None:
        assert child.stdout is not None
        deaf = False
        for line in child.stdout:
            self._answered = time.monotonic()
            try:
                message = json.loads(line)
            except ValueError:
                break
            if "event" not in message and "level" in message:
                self.level, self.floor = message["level"], message["floor"]
            elif "busy" in message:
                if message["busy"] > BUSY_S:
                    child.kill()
            elif "sync" in message:
                with self._lock:
                    self._synced = max(self._synced, message["sync"])
                    self._lock.notify_all()
            else:
                event = wire.to_event(message)
                deaf = isinstance(event, Health) and event.state == "no_ear"
                if self._wrote is None and isinstance(event, Health):
                    self._wrote = written_bytes(child.pid)
                if not self._setup["microphone"]:
                    event = wire.moved(event, self._offset)
                if isinstance(event, SpeechStarted):
                    self._open = event.at
                elif isinstance(event, Heard | Rejected):
                    self._open = None
                    self._failures = 0
                self._events.append(event)
        child.wait()
        self._lost(deaf)

    def _lost(self, deaf: bool) -> None:
        """The child is gone: end what it had begun, and start another."""
        self.alive = False
        if not self._closing:
            if self._open is not None:
                at = self._open
                self._events.append(Rejected("engine", self.level, "", 0.0, at, at, at))
                self._open = None
            self._failures += 1
            if deaf or self._failures > RESTARTS:
                if not deaf:
                    self._events.append(Health("no_ear", _DEAF))
            else:
                self._events.append(Health("restarted", _RESTARTED))
                self._start()
        with self._lock:
            self._lock.notify_all()
