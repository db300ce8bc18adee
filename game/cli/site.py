"""`voxleap voice check`: what a site does to speech; a colour, one sentence, an exit code."""

import contextlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from game.cli.meter import Meter
from game.cli.say import give, give_json, language, say
from game.level.files import write
from voice.check import Figures, Slot, Verdict, examine, judge
from voice.check.record import record
from voice.check.timetable import WORDS
from voice.check.verdict import kept
from voice.devices import microphones_now, pick, unknown
from voice.engine import make_engine
from voice.hearing import Hearing
from voice.source import SourceError, read_audio
from voice.vocabulary import vocabulary
from voice.words import Text

NAMES = {
    "green": Text("green", "绿"),
    "yellow": Text("yellow", "黄"),
    "red": Text("red", "红"),
    "grey": Text("not measured", "未测"),
}


def check(
    audio: Annotated[Path | None, typer.Option(help="a recording of the timetable 按时间表录的音")] = None,
    device: Annotated[
        str, typer.Option(help="a microphone, by number or part of its name 麦克风编号或名称的一部分")
    ] = "",
    engine: str = "auto",
    model: Path | None = None,
    installed: Annotated[
        bool, typer.Option("--installed", help="today is what later days are compared with 今天作为基准")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure this place in 90 seconds: noise, hum, level, echo, and whether five commands are understood.

    Exit code 1 when it is red. No sound is kept; of the first day the figures are, for later days to be compared with.

    花 90 秒测量这个场地：噪声、电流声、音量、回声，以及五个口令能否听懂。

    红色时退出码为 1。不保存声音；首日的数据会留下，供日后比较。
    """
    words = vocabulary(WORDS)
    ear = make_engine(engine, model)
    ear.prepare(words)
    hearing = Hearing(ear, words, language())
    if audio is not None:
        figures = examine(read_audio(audio), hearing)
    else:
        if device and pick(device, found := microphones_now()) is None:
            raise unknown(device, found)
        try:
            figures = _measured(device, hearing)
        except SourceError as error:
            say(error.text)
            raise typer.Exit(78) from None
    first = _first_day()
    verdict = judge(figures, first)
    if installed or (not first and audio is None):
        write(_file(), (json.dumps(kept(figures)) + "\n").encode())
        say(Text("kept as the day of installation", "已记为安装当天的基准"), str(_file()))
    _tell(figures, verdict, first, as_json)
    raise typer.Exit(1 if verdict.colour == "red" else 0)


def _measured(device: str, hearing: Hearing) -> Figures:
    meter = Meter()
    asked: list[Slot] = []

    def show(slot: Slot, left_s: float, level: float) -> None:
        if not asked or asked[-1] != slot:
            asked.append(slot)
            meter.clear()
            say(slot.ask)
        meter.note = f"{left_s:.0f} s"
        meter.show(level, -120.0)

    recording = record(device or None, show)
    meter.clear()
    return examine(recording.samples, hearing, recording.lost)


def _tell(figures: Figures, verdict: Verdict, first: dict[str, float], as_json: bool) -> None:
    if as_json:
        give_json(
            {
                "colour": verdict.colour,
                "sentence": asdict(verdict.sentence),
                "findings": [asdict(f) for f in verdict.findings],
                "figures": asdict(figures),
                "installed": first or None,
            }
        )
        return
    for f in verdict.findings:
        number = "-" if f.figure is None else f"{f.figure:.3g} {f.unit}".strip()
        give(f"{f.id}\t{NAMES[f.colour].to(language())}\t{number}\t{f.text.to(language())}")
    give(f"*\t{NAMES[verdict.colour].to(language())}\t{verdict.sentence.to(language())}")


def _file() -> Path:
    return user_data_path("voxleap", appauthor=False) / "site.json"


def _first_day() -> dict[str, float]:
    with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
        return {str(k): float(v) for k, v in json.loads(_file().read_text(encoding="utf-8")).items()}
    return {}
