"""Makes each fault of a kiosk on real processes and writes what came of it into the kiosk's README, in both languages.

    python -m tests.benchmarks.kiosk_faults [--only WORD] [--dry-run]

Needs Linux, Xvfb for a screen, PulseAudio for a microphone, root for the disks; what is not there is told as not made.
"""

import argparse
import contextlib
import importlib.util
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from game.content import content
from game.kiosk import Kiosk, child
from game.kiosk.disk import sweep
from game.kiosk.errors import KioskError
from game.kiosk.events import FaultBegan, Restarted
from game.kiosk.hours import HoursSettings
from game.kiosk.rehearse import JumpingClock
from game.kiosk.settings import KioskSettings, example, load
from game.level import LevelError
from game.level.files import read as read_level
from game.level.files import write
from tests.e2e.devices import Microphone
from tests.kiosk.life.games import PLAY, Watched, alive, game, running
from tests.kiosk.life.games import settings as short
from voice import Ears, Event, Health, Heard
from voice.source import read_audio
from voice.words import Text

READMES = {"en": Path("game/kiosk/README.md"), "zh": Path("game/kiosk/README.zh.md")}
MARKS = ("<!-- faults -->", "<!-- /faults -->")
HEADS = {
    "en": ("fault", "how it was made", "what a visitor saw", "back after, s", "goal, s"),
    "zh": ("故障", "怎么制造的", "访客看到什么", "恢复用时，秒", "目标，秒"),
}
TIMES = 5  # each crash and hang is made, and the worst is told
KILLS = 1000
WORDS = {"run": ["run", "跑"], "jump": ["jump", "跳"], "stop": ["stop", "停"]}
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
        "from tests.benchmarks.kiosk_faults import real\n"
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


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    place = folder / "disk"
    place.mkdir(parents=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        raise NotMadeError("mounting a tmpfs needs root")
    try:
        yield place
    finally:
        while place.is_mount():
            subprocess.run(["umount", "-l", str(place)], check=True)


def disk(folder: Path, fault: str, do: Callable[[Path], None], undo: Callable[[Path], None]) -> float:
    """Spoil the disk of a running kiosk, crash its game, mend the disk; give the seconds of the crash."""
    with (
        small_disk(folder) as place,
        running(Kiosk(real(place), command=game("while not asked('stop'): ping()"))) as at,
    ):
        shown(at)
        do(place)
        at.until(lambda: fault in at.kiosk.state.faults, 90)
        seconds = back_after(at, lambda: kill(at, signal.SIGKILL)).seconds
        undo(place)
        at.until(lambda: fault not in at.kiosk.state.faults, 90)
    return seconds


def full_disk(folder: Path) -> Row:
    def fill(place: Path) -> None:
        with contextlib.suppress(OSError), (place / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 512)

    seconds = disk(folder, "disk_full", fill, lambda place: (place / "filler").unlink())
    how = Text("a tmpfs of 64 kB, filled; then SIGKILL to the game", "写满 64 kB 的 tmpfs，再发 SIGKILL")
    saw = Text("nothing; the crash was healed as ever", "没有影响；崩溃照常恢复")
    return Row(Text("disk full", "磁盘已满"), how, saw, worst([seconds]), "5")


def read_only(folder: Path) -> Row:
    def sealed(place: Path) -> None:
        # A file that is open for writing holds up a change of the disk itself: a view of it is laid over, and sealed.
        subprocess.run(["mount", "--bind", str(place), str(place)], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=True)

    def writable(place: Path) -> None:
        subprocess.run(["umount", "-l", str(place)], check=True)

    seconds = disk(folder, "disk_read_only", sealed, writable)
    how = Text("the disk is made read-only; then SIGKILL to the game", "磁盘改为只读，再发 SIGKILL")
    saw = Text("nothing; the crash was healed as ever", "没有影响；崩溃照常恢复")
    return Row(Text("disk read-only", "磁盘只读"), how, saw, worst([seconds]), "5")


def truncated(folder: Path) -> Row:
    level = (content("levels") / "cyber_ruins" / "first_leap.json").read_bytes()
    whole = example().replace("#", "").encode()
    file = folder / "kiosk.toml"
    folder.mkdir(parents=True, exist_ok=True)
    tried = refused = 0
    for length in range(len(level)):
        tried += 1
        with contextlib.suppress(UnicodeDecodeError):
            try:
                read_level(level[:length].decode())
            except LevelError:
                refused += 1
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        tried += 1
        with contextlib.suppress(KioskError):
            load(file)
    how = Text(
        f"a level and the settings, cut off after each of their {tried} bytes",
        f"关卡和设置文件在 {tried} 个字节处逐一截断",
    )
    saw = Text("nothing: one line, or what is whole is used", "没有影响：提示一行，或使用完好的部分")
    return Row(Text("truncated file", "文件被截断"), how, saw, "0", "0")


def writes(folder: Path) -> Row:
    file, chance = folder / "kept", random.Random(1)
    folder.mkdir(parents=True, exist_ok=True)
    bad = 0
    for number in range(KILLS):
        pid = os.fork()
        if pid == 0:
            turn = number
            while True:
                write(file, b"%08d" % turn * 4000)
                turn += 1
        time.sleep(chance.random() * 0.006)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        if file.exists():
            data = file.read_bytes()
            bad += data != data[:8] * 4000
    swept = sweep(folder, older_s=-1)
    left = len(list(folder.iterdir())) - 1
    how = Text(f"SIGKILL while a file is written, {KILLS} times", f"写文件时发 SIGKILL，{KILLS} 次")
    saw = Text(
        f"nothing: {bad} files by half; {swept} unfinished ones swept, {left} stay",
        f"没有影响：损坏 {bad} 个；清掉未写完的 {swept} 个，剩 {left} 个",
    )
    return Row(Text("power cut in a save", "保存时断电"), how, saw, "0", "0")


def clock(folder: Path) -> Row:
    hours = HoursSettings(every_day="00:00-24:00", dates={})
    jumping = JumpingClock()
    day = (datetime.now() + timedelta(days=1)).date()
    hours = hours.model_copy(update={"dates": {day.isoformat(): "closed"}})
    with running(Kiosk(short(folder, hours, **LIFE), command=game(), clock=jumping)) as at:
        shown(at)
        jumping.shift = timedelta(days=1)
        began = time.monotonic()
        at.until(lambda: at.kiosk.state.mode == "closed")
        closed = time.monotonic() - began
        jumping.shift = timedelta()
        began = time.monotonic()
        at.until(lambda: at.kiosk.state.mode == "attract")
        opened = time.monotonic() - began
        deaths = [e.code for e in at.of(FaultBegan) if e.code != "clock_jumped"]
    assert not deaths, deaths
    how = Text(
        "an injected clock, a day (on which it is closed) forward and back", "注入的时钟跳到次日（闭馆日）再跳回"
    )
    saw = Text("a dark picture while the clock said so", "时钟说闭馆时黑屏")
    return Row(Text("clock jump ±1 day", "时钟跳变 ±1 天"), how, saw, worst([closed, opened]), "3")


def black_hole(folder: Path) -> Row:
    """A speech server that takes every call and never answers: the ear of the house hears in its place."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(16)
        taken: list[socket.socket] = []

        def take() -> None:
            with contextlib.suppress(OSError):
                while True:
                    taken.append(server.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        os.environ["VOXLEAP_REMOTE_URL"] = f"http://127.0.0.1:{server.getsockname()[1]}/v1"
        try:
            with Ears(WORDS, source="feed", engine="remote") as ears:
                ears.settle(120)
                began = time.monotonic()
                heard = hear(ears, 60)
                seconds = time.monotonic() - began
                if not taken:
                    raise NotMadeError("the remote ear called nobody")
                if not heard:
                    raise NotMadeError("the local ear did not answer")
        finally:
            del os.environ["VOXLEAP_REMOTE_URL"]
            for one in taken:
                one.close()
    how = Text("a speech server that accepts and never answers", "只接受连接、从不回应的语音服务器")
    saw = Text("the word was obeyed, later", "口令照常执行，只是稍晚")
    return Row(Text("network black hole", "网络黑洞"), how, saw, worst([seconds]), "3")


def no_network(folder: Path) -> Row:
    if not shutil.which("unshare"):
        raise NotMadeError("no unshare")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "kiosk.toml"
    file.write_text(f'data = "{folder}"\n')
    command = ["unshare", "-n", sys.executable, "-P", "-m", "game.kiosk", "--config", str(file), "--seconds", "12"]
    with screen():
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    log = (folder / "kiosk.log").read_text() if (folder / "kiosk.log").exists() else ""
    if done.returncode:
        raise NotMadeError(done.stderr.strip()[:80] or "unshare failed")
    assert "the picture is there" in log
    how = Text("a network namespace without any interface", "没有任何网卡的网络命名空间")
    return Row(Text("no network", "没有网络"), how, NOTHING, "0", "0")


def hear(ears: Ears, seconds: float) -> list[Event]:
    """Say a word to the ears until they obey, or for so long."""
    clip = read_audio(min((content("assets") / "clips" / "jump").glob("*.flac")))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ears.feed(np.concatenate((clip, np.zeros(8000, np.float32))))
        if ears.settle(max(0.1, min(5.0, end - time.monotonic()))):
            heard = [event for event in ears.poll() if isinstance(event, Heard)]
            if heard:
                return list(heard)
    return []


def ear(folder: Path, number: int) -> list[float]:
    seconds = []
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        hear(ears, 60)
        for _ in range(TIMES):
            child = ears._child
            assert child is not None
            began = time.monotonic()
            os.kill(child.pid, number)
            while ears._child is child:
                time.sleep(0.01)
            heard = hear(ears, 30)
            assert heard
            seconds.append(time.monotonic() - began)
    return seconds


def ear_killed(folder: Path) -> Row:
    seconds = ear(folder, signal.SIGKILL)
    how = Text(f"SIGKILL to the recogniser, {TIMES} times", f"对识别进程发 SIGKILL，{TIMES} 次")
    return Row(Text("crash of the recogniser", "识别进程崩溃"), how, NOTHING, worst(seconds), "3")


def ear_stopped(folder: Path) -> Row:
    seconds = ear(folder, signal.SIGSTOP)
    how = Text(f"SIGSTOP to the recogniser, {TIMES} times", f"对识别进程发 SIGSTOP，{TIMES} 次")
    return Row(Text("hang of the recogniser", "识别进程卡死"), how, NOTHING, worst(seconds), "10")


def unplugged(folder: Path) -> Row:
    if not shutil.which("pulseaudio"):
        raise NotMadeError("no PulseAudio")
    folder.mkdir(parents=True, exist_ok=True)
    microphone = Microphone(folder)
    before = dict(os.environ)
    os.environ.update(microphone.environment)
    try:
        microphone.plug()
        with Ears(WORDS, engine="sphinx") as ears:
            until_health(ears, "ready")
            microphone.unplug()
            gone = until_health(ears, "no_microphone")
            time.sleep(3)
            microphone.plug()
            back = until_health(ears, "ready")
    finally:
        os.environ.clear()
        os.environ.update(before)
        microphone.close()
    how = Text("the null sink that is recorded is unloaded, and loaded again", "卸载被录音的空声卡，再装回")
    saw = Text(f"play went on; told after {gone:.1f} s", f"照常玩；{gone:.1f} 秒后提示")
    return Row(Text("microphone unplugged", "麦克风被拔"), how, saw, worst([back]), "5")


def until_health(ears: Ears, state: str) -> float:
    began = time.monotonic()
    while time.monotonic() - began < 60:
        if any(isinstance(event, Health) and event.state == state for event in ears.poll()):
            return time.monotonic() - began
        time.sleep(0.02)
    raise NotMadeError(f"the ears never said {state}")


def worst(seconds: list[float]) -> str:
    """Give the longest, and the middle one where there are more."""
    ordered = sorted(seconds)
    middle = f" ({ordered[len(ordered) // 2]:.2f})" if len(ordered) > 1 else ""
    return f"{ordered[-1]:.2f}{middle}"


FAULTS: tuple[tuple[str, Text, Callable[[Path], Row]], ...] = (
    ("crash", Text("crash of the game", "游戏崩溃"), crash),
    ("first", Text("crash without a spare", "没有备用进程时崩溃"), first_start),
    ("hang", Text("hang of the game", "游戏卡死"), hang),
    ("storm", Text("restart storm", "反复重启"), storm),
    ("memory", Text("memory hog", "内存暴涨"), memory),
    ("screen", Text("no screen", "屏幕消失"), no_screen),
    ("supervisor", Text("supervisor killed", "守护进程被杀"), supervisor),
    ("ear_killed", Text("crash of the recogniser", "识别进程崩溃"), ear_killed),
    ("ear_stopped", Text("hang of the recogniser", "识别进程卡死"), ear_stopped),
    ("microphone", Text("microphone unplugged", "麦克风被拔"), unplugged),
    ("full", Text("disk full", "磁盘已满"), full_disk),
    ("read_only", Text("disk read-only", "磁盘只读"), read_only),
    ("truncated", Text("truncated file", "文件被截断"), truncated),
    ("writes", Text("power cut in a save", "保存时断电"), writes),
    ("clock", Text("clock jump ±1 day", "时钟跳变 ±1 天"), clock),
    ("black_hole", Text("network black hole", "网络黑洞"), black_hole),
    ("no_network", Text("no network", "没有网络"), no_network),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--dry-run", action="store_true")
    given = parser.parse_args()
    rows = []
    for name, title, make in FAULTS:
        if given.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                row = make(Path(folder) / "k")
            except NotMadeError as why:
                row = Row(title, Text(f"not made here: {why}", f"本机未能制造：{why}"), Text("-", "-"), "-", "-")
        print(name, row.how.en, "|", row.saw.en, "|", row.back, "| goal", row.goal, flush=True)
        rows.append(row)
    if not given.dry_run and not given.only:
        for language, file in READMES.items():
            text = file.read_text(encoding="utf-8")
            begin, end = (text.index(mark) for mark in MARKS)
            table = "\n".join(table_of(rows, "zh" if language == "zh" else "en"))
            file.write_text(f"{text[:begin]}{MARKS[0]}\n{table}\n\n{note_of(language)}\n{text[end:]}", encoding="utf-8")


def note_of(language: str) -> str:
    """Give what was on the screen while it was measured."""
    told = Text(
        "On two cores, under Xvfb. Screen: {shown}; of restart storm, memory, disks and clock a small stand-in that speaks "
        "to the supervisor as the game does. Of five times the longest is told (and the middle one). No graphics card and "
        "no busy sound device could be had here.",
        "双核机器，Xvfb 下测得。屏幕上是{shown}；反复重启、内存、磁盘、时钟几行用的是与守护进程同样通信的小替身。"
        "做五次的写最长值（括号里是中位数）。这里没有显卡，也无法占住声卡。",
    )
    visit = importlib.util.find_spec("game.kiosk.visit") is not None and child._visit() is not None
    shown = (
        Text("the visit", "访客流程") if visit else Text("the still picture of the last resort", "最后手段的静止画面")
    )
    text = Text(told.en.format(shown=shown.en), told.zh.format(shown=shown.zh))
    return text.zh if language == "zh" else text.en


def table_of(rows: list[Row], language: str) -> Iterator[str]:
    yield "| " + " | ".join(HEADS[language]) + " |"
    yield "|---|---|---|---|---|"
    for row in rows:
        texts = (text.zh if language == "zh" else text.en for text in (row.fault, row.how, row.saw))
        yield "| " + " | ".join((*texts, row.back, row.goal)) + " |"


if __name__ == "__main__":
    main()
