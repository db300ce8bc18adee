"""Makes each fault of a kiosk on real processes and writes what came of it into the kiosk's README, in both languages.

    [chrt -r 1] python -m tests.benchmarks.kiosk_faults [--only NAME,NAME] [--dry-run]

With `--only` the other rows stay as they are.

Needs Linux, Xvfb for a screen, PulseAudio for a microphone, root for the disks; what is not there is told as not made.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

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
from voice.words import Language, Text

READMES: dict[Language, Path] = {"en": Path("game/kiosk/README.md"), "zh": Path("game/kiosk/README.zh.md")}
MARKS = ("<!-- faults -->", "<!-- /faults -->")
HEADS: dict[Language, tuple[str, ...]] = {
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
    parser.add_argument("--only", default="", help="such as crash,hang")
    parser.add_argument("--dry-run", action="store_true")
    given = parser.parse_args()
    only = tuple(filter(None, given.only.split(",")))
    rows, load = [], os.getloadavg()[0]
    for name, title, make in FAULTS:
        if only and name not in only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                row = make(Path(folder) / "k")
            except NotMadeError as why:
                row = Row(title, Text(f"not made here: {why}", f"本机未能制造：{why}"), Text("-", "-"), "-", "-")
        print(name, row.how.en, "|", row.saw.en, "|", row.back, "| goal", row.goal, flush=True)
        rows.append(row)
    if given.dry_run:
        return
    for language, file in READMES.items():
        text = file.read_text(encoding="utf-8")
        begin, end = (text.index(mark) for mark in MARKS)
        head, rule, *made = table_of(rows, language)
        kept = [line for line in text[begin:end].splitlines() if only and line.startswith("| ")]
        by_fault = {fault_of(line): line for line in (*kept, *made)}
        order = [title.to(language) for _, title, _ in FAULTS]
        table = "\n".join((head, rule, *(by_fault[fault] for fault in order if fault in by_fault)))
        text = f"{text[:begin]}{MARKS[0]}\n{table}\n\n{note_of(language, load)}\n{text[end:]}"
        file.write_text(text, encoding="utf-8")


def fault_of(line: str) -> str:
    """Give the fault that a line of the table tells of."""
    return line.split("|")[1].strip()


def note_of(language: Language, load: float) -> str:
    """Give what was on the screen, and what else the machine did, while it was measured."""
    first = os.sched_getscheduler(0) in (os.SCHED_RR, os.SCHED_FIFO)
    before = Text("at real-time priority ", "以实时优先级") if first else Text("", "")
    told = Text(
        "On two cores, under Xvfb, {before}beside other work (load {load:.0f}). Screen: {shown}; of restart storm, "
        "memory, disks and clock a small stand-in that speaks to the supervisor as the game does. Of five times the "
        "longest is told (and the middle one). A lost graphics card and a busy sound device could not be made here.",
        "双核机器，Xvfb 下{before}测得，同时有其他程序（负载 {load:.0f}）。屏幕上是{shown}；"
        "反复重启、内存、磁盘、时钟几行用的是与守护进程同样通信的小替身。"
        "做五次的写最长值（括号里是中位数）。显卡故障和声卡被占用在这里无法制造。",
    )
    shown = Text("the visit, while nobody plays", "访客流程（无人时）")
    return told.to(language).format(shown=shown.to(language), load=load, before=before.to(language))


def table_of(rows: list[Row], language: Language) -> Iterator[str]:
    yield "| " + " | ".join(HEADS[language]) + " |"
    yield "|---|---|---|---|---|"
    for row in rows:
        texts = (text.to(language) for text in (row.fault, row.how, row.saw))
        yield "| " + " | ".join((*texts, row.back, row.goal)) + " |"


if __name__ == "__main__":
    main()
