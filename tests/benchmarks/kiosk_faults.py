"""Makes each fault of a kiosk on real processes and writes what came of it into the kiosk's README, in both languages.

    python -m tests.benchmarks.kiosk_faults [--only WORD] [--dry-run]

Needs Linux, Xvfb for a screen, PulseAudio for a microphone, root for the disks; what is not there is told as not made.
"""

import argparse
import importlib.util
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from game.kiosk import child
from tests.benchmarks.kiosk_game import (
    NotMadeError,
    Row,
    crash,
    first_start,
    hang,
    memory,
    no_screen,
    storm,
    supervisor,
)
from tests.benchmarks.kiosk_house import (
    black_hole,
    clock,
    ear_killed,
    ear_stopped,
    full_disk,
    no_network,
    read_only,
    truncated,
    unplugged,
    writes,
)
from voice.words import Text

READMES = {"en": Path("game/kiosk/README.md"), "zh": Path("game/kiosk/README.zh.md")}
MARKS = ("<!-- faults -->", "<!-- /faults -->")
HEADS = {
    "en": ("fault", "how it was made", "what a visitor saw", "back after, s", "goal, s"),
    "zh": ("故障", "怎么制造的", "访客看到什么", "恢复用时，秒", "目标，秒"),
}


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
        "On two cores, under Xvfb. Screen: {shown}; of restart storm, memory, disks and clock a small stand-in that "
        "speaks to the supervisor as the game does. Of five times the longest is told (and the middle one). A lost "
        "graphics card and a busy sound device could not be made here.",
        "双核机器，Xvfb 下测得。屏幕上是{shown}；反复重启、内存、磁盘、时钟几行用的是与守护进程同样通信的小替身。"
        "做五次的写最长值（括号里是中位数）。显卡故障和声卡被占用在这里无法制造。",
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
