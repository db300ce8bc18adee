"""A rehearsal: the real kiosk, faults made on purpose, and a report for whoever signs that it may open."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Final

from game.kiosk.clock import SystemClock
from game.kiosk.events import Event, Restarted
from game.kiosk.kiosk import Kiosk
from voice.words import Language, Text

START_S: Final = 60.0  # s for the first picture
CRASH_S, HANG_S, EAR_S, POLITE_S, OPEN_S, SAFE_S = 5.0, 10.0, 3.0, 8.0, 3.0, 60.0
PATIENCE_S: Final = 60.0  # s after which a fault counts as not healed
CALM_S: Final = 3.0  # s of play between two faults
LOOK_S: Final = 0.02


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one fault."""

    fault: Text
    seconds: float | None
    """Until it was healed; None when it was not, or could not be made."""
    goal_s: float
    tried: bool = True

    @property
    def fine(self) -> bool:
        """Whether it was healed in time; what could not be tried is no failure."""
        return not self.tried or (self.seconds is not None and self.seconds <= self.goal_s)


class JumpingClock(SystemClock):
    """The machine's clock, put forward and back."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def now(self) -> datetime:
        """The wall clock, as far as it was shifted."""
        return super().now() + self.shift


class Rehearsal:
    """Makes faults of a running kiosk. POSIX only, as it needs signals."""

    def __init__(self, kiosk: Kiosk, clock: JumpingClock) -> None:
        self._kiosk, self._clock = kiosk, clock
        self._restarts: list[Restarted] = []

    def run(self, seconds: float, tell: Callable[[Result], None]) -> tuple[Result, ...]:
        """Make fault after fault for so long, each kind once at least; `tell` gets each as it is known."""
        end = time.monotonic() + seconds
        results: list[Result] = []
        kinds = (self._crash, self._restart, self._hang, self._restart, self._close, self._ear, self._jump, self._storm)
        with self._kiosk.board.subscribed() as wait:
            self._wait = wait
            began = time.monotonic()
            self._kiosk.ask("open")  # a house rehearses while it is closed
            shown = self._until(lambda: self._kiosk.state.mode == "attract", START_S)
            first = Text("the start, until the first picture", "启动到第一个画面")
            results.append(Result(first, round(time.monotonic() - began, 2) if shown else None, START_S))
            tell(results[-1])
            for number, kind in enumerate(cycle(kinds)):
                if not self._kiosk.running or (number >= len(kinds) and time.monotonic() > end):
                    break
                results.append(kind())
                tell(results[-1])
                self._until(lambda: False, CALM_S)
            self._until(lambda: False, max(0.0, end - time.monotonic()))
        return tuple(results)

    def _crash(self) -> Result:
        fault = Text("the game is killed (SIGKILL)", "游戏被杀掉（SIGKILL）")
        return Result(fault, self._back_after(lambda: self._signal(signal.SIGKILL)), CRASH_S)

    def _hang(self) -> Result:
        fault = Text("the game is stopped (SIGSTOP)", "游戏被冻结（SIGSTOP）")
        return Result(fault, self._back_after(lambda: self._signal(signal.SIGSTOP)), HANG_S)

    def _restart(self) -> Result:
        fault = Text("the operator restarts it", "运营人员重新启动")
        return Result(fault, self._back_after(lambda: self._kiosk.ask("restart")), POLITE_S)

    def _close(self) -> Result:
        began = time.monotonic()
        self._kiosk.ask("close")
        closed = self._until(lambda: self._kiosk.state.mode == "closed", PATIENCE_S)
        self._kiosk.ask("open")
        fine = closed and self._until(lambda: self._kiosk.state.mode == "attract", PATIENCE_S)
        fault = Text("closed and opened again", "闭馆后重新开放")
        return Result(fault, round(time.monotonic() - began, 2) if fine else None, OPEN_S)

    def _ear(self) -> Result:
        """Kill the recogniser and wait for another."""
        fault = Text("the recogniser is killed (SIGKILL)", "语音识别进程被杀掉（SIGKILL）")
        before = ears(self._kiosk.pid)
        if not before:
            return Result(fault, None, EAR_S, tried=False)
        began = time.monotonic()
        for pid in before:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        fine = self._until(lambda: bool(ears(self._kiosk.pid) - before), PATIENCE_S)
        return Result(fault, round(time.monotonic() - began, 2) if fine else None, EAR_S)

    def _jump(self) -> Result:
        """Put the clock a day forward, and back; the morning that this makes may start the game afresh."""
        fault = Text("the clock jumps a day forward and back", "系统时钟跳一天再跳回")
        began = time.monotonic()
        jumped = True
        for days in (1, 0):
            self._clock.shift = timedelta(days=days)
            jumped &= self._until(lambda: "clock_jumped" in self._kiosk.state.faults, PATIENCE_S)
        fine = jumped and self._until(self._calm, PATIENCE_S)
        return Result(fault, round(time.monotonic() - began, 2) if fine else None, SAFE_S)

    def _storm(self) -> Result:
        """Kill it until safe mode comes, then have the operator mend it."""
        fault = Text("killed again and again: safe mode, and out of it", "连续被杀：进入安全模式再恢复")
        began = time.monotonic()
        for _ in range(self._kiosk.settings.life.restarts):
            self._back_after(lambda: self._signal(signal.SIGKILL))
        safe = self._until(lambda: self._kiosk.state.mode == "safe", PATIENCE_S)
        self._kiosk.ask("restart")
        fine = safe and self._until(self._calm, PATIENCE_S)
        return Result(fault, round(time.monotonic() - began, 2) if fine else None, SAFE_S)

    def _calm(self) -> bool:
        return self._kiosk.state.mode in ("attract", "visit", "closed") and not (
            {"safe_mode", "clock_jumped", "crash", "hang"} & set(self._kiosk.state.faults)
        )

    def _signal(self, number: int) -> None:
        pid = self._kiosk.pid
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    def _back_after(self, do: Callable[[], None]) -> float | None:
        """Give the seconds without a picture, as the kiosk itself tells them; None when it did not come back."""
        self._restarts.clear()
        do()
        came = self._until(lambda: bool(self._restarts), PATIENCE_S)
        return self._restarts[0].seconds if came else None

    def _until(self, what: Callable[[], bool], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not what() and self._kiosk.running:
            if time.monotonic() > end:
                return False
            self._take(self._wait(LOOK_S))
        return what()

    def _take(self, events: Sequence[Event]) -> None:
        self._restarts += [event for event in events if isinstance(event, Restarted)]


def ears(game: int | None) -> frozenset[int]:
    """Give the recognisers that a game has started; none where the system does not tell (Linux does)."""
    found = set()
    if game is not None and Path("/proc").is_dir():
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError, IndexError):
                if b"voice.worker" in (entry / "cmdline").read_bytes():
                    group = int((entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[2])
                    found |= {int(entry.name)} if group == game else set()
    return frozenset(found)


def line(result: Result, language: Language) -> str:
    """Give one line of the report."""
    if not result.tried:
        said = Text("not tried: there is none", "未试：没有该项")
    elif result.seconds is None:
        said = Text("NOT HEALED", "未恢复")
    else:
        mark = Text("ok", "通过") if result.fine else Text("TOO SLOW", "太慢")
        said = Text(
            f"{result.seconds:.2f} s, goal {result.goal_s:g} s: {mark.en}",
            f"{result.seconds:.2f} 秒，目标 {result.goal_s:g} 秒：{mark.zh}",
        )
    return f"{result.fault.to(language)}\t{said.to(language)}"


def report(results: Sequence[Result], seconds: float) -> Iterator[str]:
    """Give the whole report, in both languages."""
    fine = all(result.fine for result in results)
    verdict = Text("fit to open", "可以开放") if fine else Text("not fit to open yet", "暂不适合开放")
    tried = sum(result.tried for result in results)
    heads = Text(
        f"Rehearsal of {seconds:.0f} s, {tried} faults: {verdict.en}",
        f"演练 {seconds:.0f} 秒，{tried} 个故障：{verdict.zh}",
    )
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        yield heads.to(language)
        for result in results:
            yield "  " + line(result, language)
