"""Faults of disks, files, clock, network and ears, made on real processes; `kiosk_faults` writes the table."""

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from game.content import content
from game.kiosk import Kiosk
from game.kiosk.disk import sweep
from game.kiosk.errors import KioskError
from game.kiosk.events import FaultBegan
from game.kiosk.hours import HoursSettings
from game.kiosk.rehearse import JumpingClock
from game.kiosk.settings import example, load
from game.level import LevelError
from game.level.files import read as read_level
from game.level.files import write
from tests.benchmarks.kiosk_game import (
    LIFE,
    NOTHING,
    TIMES,
    NotMadeError,
    Row,
    back_after,
    kill,
    real,
    screen,
    shown,
    worst,
)
from tests.e2e.devices import Microphone
from tests.kiosk.life.games import game, running
from tests.kiosk.life.games import settings as short
from voice import Ears, Event, Health, Heard
from voice.source import read_audio
from voice.words import Text

KILLS = 1000
NO_WORDS = Text("play went on by hand; words count again after that", "可继续用手操作，之后口令恢复")
WORDS = {"run": ["run", "跑"], "jump": ["jump", "跳"], "stop": ["stop", "停"]}


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
    return Row(Text("crash of the recogniser", "识别进程崩溃"), how, NO_WORDS, worst(seconds), "3")


def ear_stopped(folder: Path) -> Row:
    seconds = ear(folder, signal.SIGSTOP)
    how = Text(f"SIGSTOP to the recogniser, {TIMES} times", f"对识别进程发 SIGSTOP，{TIMES} 次")
    return Row(Text("hang of the recogniser", "识别进程卡死"), how, NO_WORDS, worst(seconds), "3")


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
