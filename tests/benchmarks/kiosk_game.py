"""Faults of the game and of what keeps it alive, made on real processes; `kiosk_faults` writes the table."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.kiosk import Kiosk
from game.kiosk.events import Restarted
from game.kiosk.settings import KioskSettings
from tests.kiosk.life.games import PLAY, Watched, alive, game, running
from tests.kiosk.life.games import settings as short
from voice.words import Text

TIMES = 5  # each crash and hang is made, and the worst is told
LIFE: dict[str, Any] = {"start_s": 60.0, "hang_s": 4.0, "stop_s": 3.0, "look_s": 1.0, "spare": True, "delay_s": 1.0}
FROZEN = Text("the picture, standing still; then the poster again", "画面静止，然后恢复")
DARK = Text("a dark screen, then the picture again", "黑屏，然后恢复")
NOTHING = Text("nothing: it played on", "没有任何影响")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    fault: Text
    how: Text
    saw: Text
    back: str
    goal: str


class NotMadeError(Exception):
    """This machine cannot make the fault."""


@contextmanager
def screen() -> Iterator[Callable[[], None]]:
    """Give a screen of its own, and a way to switch it off and on."""
    if not shutil.which("Xvfb"):
        raise NotMadeError("no Xvfb")
    number = next(n for n in range(300, 400) if not Path(f"/tmp/.X11-unix/X{n}").exists())
    servers: list[subprocess.Popen[bytes]] = []

    def switch() -> None:
        if servers and servers[-1].poll() is None:
            servers[-1].kill()
            servers[-1].wait()
            for left in (Path(f"/tmp/.X{number}-lock"), Path(f"/tmp/.X11-unix/X{number}")):
                left.unlink(missing_ok=True)
            return
        command = ["Xvfb", f":{number}", "-screen", "0", "1280x720x24"]
        servers.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        while not Path(f"/tmp/.X11-unix/X{number}").exists():
            time.sleep(0.02)

    before = dict(os.environ)
    os.environ.update({"DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"})
    switch()
    try:
        yield switch
    finally:
        os.environ.clear()
        os.environ.update(before)
        if servers[-1].poll() is None:
            servers[-1].kill()
            servers[-1].wait()


def real(folder: Path) -> KioskSettings:
    """Give the settings of the real thing, with its own limits."""
    return short(folder, **LIFE)


def shown(at: Watched) -> None:
    at.until(lambda: at.kiosk.state.mode == "attract", 120)


def back_after(at: Watched, do: Callable[[], None]) -> Restarted:
    before = len(at.of(Restarted))
    do()
    at.until(lambda: len(at.of(Restarted)) > before, 120)
    return at.of(Restarted)[-1]


def kill(at: Watched, number: int) -> None:
    assert at.kiosk.pid is not None
    os.kill(at.kiosk.pid, number)


def died(folder: Path, number: int) -> list[float]:
    """Kill or stop the real game again and again, each time after the spare is loaded; give the seconds."""
    seconds = []
    with screen(), running(Kiosk(real(folder))) as at:
        shown(at)
        for _ in range(TIMES):
            time.sleep(8)
            seconds.append(back_after(at, lambda: kill(at, number)).seconds)
            at.kiosk.ask("reload")  # the deaths so far are forgiven
            before = len(at.of(Restarted))
            at.until(lambda before=before: len(at.of(Restarted)) > before, 60)  # type: ignore[misc]
    return seconds


def crash(folder: Path) -> Row:
    seconds = died(folder, signal.SIGKILL)
    how = Text(f"SIGKILL to the game, {TIMES} times", f"对游戏进程发 SIGKILL，{TIMES} 次")
    return Row(Text("crash of the game", "游戏崩溃"), how, DARK, worst(seconds), "5")


def hang(folder: Path) -> Row:
    seconds = died(folder, signal.SIGSTOP)
    how = Text(f"SIGSTOP to the game, {TIMES} times", f"对游戏进程发 SIGSTOP，{TIMES} 次")
    return Row(Text("hang of the game", "游戏卡死"), how, FROZEN, worst(seconds), "10")


def first_start(folder: Path) -> Row:
    with screen(), running(Kiosk(short(folder, **{**LIFE, "spare": False}))) as at:
        shown(at)
        seconds = [back_after(at, lambda: kill(at, signal.SIGKILL)).seconds]
    how = Text("SIGKILL before a spare was loaded", "备用进程未就绪时发 SIGKILL")
    return Row(Text("crash without a spare", "没有备用进程时崩溃"), how, DARK, worst(seconds), "5")


def storm(folder: Path) -> Row:
    boots = 'sys.exit(3) if setup["mode"] == "again" else None\n' + PLAY
    with running(Kiosk(short(folder, delay_s=1.0, longest_delay_s=60.0), command=game(boots))) as at:
        at.until(lambda: at.of(Restarted), 60)
        assert at.kiosk.state.mode == "safe"
    how = Text("a game that dies as soon as it starts", "一启动就退出的游戏")
    saw = Text("a dark screen, then the built-in level", "黑屏，然后是内置关卡")
    return Row(Text("restart storm", "反复重启"), how, saw, worst([at.of(Restarted)[0].seconds]), "60")


def memory(folder: Path) -> Row:
    hog = """
held = []
while not asked("stop"):
    ping()
    if count == 0 and len(held) < 60: held.append(bytearray(b"x" * 10_000_000))
"""
    limits = {**LIFE, "memory_mb": 450.0, "memory_hard_mb": 450.0, "spare": False, "look_s": 0.5}
    with running(Kiosk(short(folder, **limits), command=game(hog))) as at:
        at.until(lambda: at.of(Restarted), 60)
    assert at.of(Restarted)[0].why == "memory_hard"
    how = Text("a game that takes 10 MB each frame, limit 450 MB", "每帧占 10 MB 的游戏，上限 450 MB")
    return Row(Text("memory hog", "内存暴涨"), how, DARK, worst([at.of(Restarted)[0].seconds]), "5")


def no_screen(folder: Path) -> Row:
    with screen() as switch, running(Kiosk(real(folder))) as at:
        shown(at)
        before = len(at.of(Restarted))
        switch()
        at.until(lambda: "no_display" in at.kiosk.state.faults, 60)
        time.sleep(5)
        switch()
        began = time.monotonic()
        at.until(lambda: len(at.of(Restarted)) > before and at.kiosk.state.mode == "attract", 60)
        seconds = time.monotonic() - began
    how = Text("the X server is killed, and started again 5 s later", "杀掉 X 服务器，5 秒后再启动")
    saw = Text("a dark screen, then the picture again", "黑屏，然后恢复")
    return Row(Text("no screen", "屏幕消失"), how, saw, worst([seconds]), "15")


def supervisor(folder: Path) -> Row:
    script = (
        "import sys; from pathlib import Path; from game.kiosk import Kiosk\n"
        "from tests.benchmarks.kiosk_game import real\n"
        "with Kiosk(real(Path(sys.argv[1]))) as k:\n"
        "    while k.state.mode != 'attract': k.wait(0.05)\n"
        "    print(k.pid, flush=True)\n"
        "    k.wait()\n"
    )
    with screen():
        process = subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        process.kill()
        began = time.monotonic()
        while alive(pid):
            time.sleep(0.01)
        seconds = time.monotonic() - began
        process.wait()
        with running(Kiosk(real(folder))) as at:
            shown(at)
            seconds += time.monotonic() - began
    how = Text("SIGKILL to the supervisor, started again as systemd does", "杀掉守护进程，再像 systemd 那样启动")
    return Row(Text("supervisor killed", "守护进程被杀"), how, DARK, worst([seconds]), "15")


def worst(seconds: list[float]) -> str:
    """Give the longest, and the middle one where there are more."""
    ordered = sorted(seconds)
    middle = f" ({ordered[len(ordered) // 2]:.2f})" if len(ordered) > 1 else ""
    return f"{ordered[-1]:.2f}{middle}"
