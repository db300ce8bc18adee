"""The self-test that an operator may ask for at any time: what this process can see for itself, in under a second."""

import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.kiosk.board import State
from game.kiosk.pack.shelf import Pack
from voice.words import Text

ROOM: Final = 500_000_000  # bytes that a kiosk should have free
STILL_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Test:
    """One answer."""

    name: Text
    good: bool
    detail: Text


def selftest(state: State, data: Path, audits_well: bool, pack: Pack | None) -> tuple[Test, ...]:
    """Test picture, ear, disk, audits and content.

    Args:
        state: of the kiosk.
        data: the folder in which it keeps what it keeps.
        audits_well: whether their file is whole.
        pack: what is shown; None for the levels that ship.

    """
    shows = state.mode in ("attract", "visit", "safe")
    return (
        Test(
            Text("Picture", "画面"),
            state.mode == "closed" or (shows and state.frame_age_s < STILL_S),
            Text(f"{state.mode}, {state.frame_age_s:.1f} s old", f"{state.mode}，{state.frame_age_s:.1f} 秒前"),
        ),
        Test(Text("Ear", "语音识别"), bool(state.engine), Text(state.engine or "none yet", state.engine or "暂无")),
        _disk(data),
        Test(Text("Audits", "统计"), audits_well, Text("one file, whole", "文件完好")),
        _content(pack),
    )


def _disk(data: Path) -> Test:
    """Write, read back and remove a few bytes: a dying disk takes them and gives others."""
    name, sign = Text("Disk", "磁盘"), secrets.token_bytes(4096)
    file = data / ".canary"
    began = time.monotonic()
    try:
        data.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            out.write(sign)
            out.flush()
            os.fsync(out.fileno())
        same, free = file.read_bytes() == sign, shutil.disk_usage(data).free
        file.unlink()
    except OSError as error:
        why = error.strerror or str(error)
        return Test(name, False, Text(why, why))
    took = (time.monotonic() - began) * 1000
    if not same:
        return Test(name, False, Text("gives back other bytes than were written", "读出的内容与写入的不一致"))
    megabytes = free // 1_000_000
    return Test(name, free > ROOM, Text(f"{megabytes} MB free, {took:.0f} ms", f"剩余 {megabytes} MB，{took:.0f} 毫秒"))


def _content(pack: Pack | None) -> Test:
    if pack is None:
        return Test(Text("Content", "内容"), True, Text("built-in levels", "自带关卡"))
    return Test(
        Text("Content", "内容"), True, Text(f"{pack.title.en} {pack.version}", f"{pack.title.zh} {pack.version}")
    )
