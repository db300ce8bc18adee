"""`voxleap bench`: this machine's figures."""

import json
import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.say import give, give_json, language, say
from game.level.files import write
from voice.words import Text

What = Literal["frame", "sim", "play", "voice"]


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(bench)


def bench(
    what: Annotated[What, typer.Argument(help="frame, sim, play or voice 测哪一项")] = "frame",
    runs: Annotated[int, typer.Option(min=1, max=10_000, help="play: of each level in each way 每种玩法的次数")] = 200,
    delays: Annotated[
        Path | None,
        typer.Option(help="play: measured, ms a line, or a report of voice bench 实测延迟，或 voice bench 的报告"),
    ] = None,
    level: Annotated[list[str] | None, typer.Option(help="play: only these levels 只玩这些关卡")] = None,
    size: Annotated[str, typer.Option(metavar="WxH", help="frame: of the window, px 窗口大小")] = "1280x720",
    every: Annotated[
        bool, typer.Option("--every", help="frame: each theme, weather and time of day 每种主题、天气、时段")
    ] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="play: processes 并行进程数")] = 1,
    keep: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="play: goes on from what it holds 中断后从这个文件接着玩")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option(help="voice: a folder with manifest.csv and phrases_en.txt 录音文件夹")
    ] = None,
    ear: Annotated[list[str] | None, typer.Option(help="voice: only these ears 只测这些耳朵")] = None,
    model: Path | None = None,
    most: Annotated[int | None, typer.Option(min=1, help="voice: recordings of each list 每个词表最多多少录音")] = None,
    report: Path | None = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure what a frame costs, how fast the world runs, how often a level is finished, or how well the ears hear.

    测量一帧的开销、世界运行的速度、通关的几率，或每种耳朵听得多准。
    """
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.bench import bench_frame, bench_play, bench_sim, markdown

    if what == "voice":
        _voice(corpus, ear, model, most, report, as_json)
        return
    if what == "play":
        found = bench_play(runs, delays, level or (), tell=lambda line: say(Text(line, line)), jobs=jobs, keep=keep)
    else:
        found = bench_frame(size=_size(size), every=every) if what == "frame" else bench_sim()
    if as_json:
        give_json(found)
        return
    if what == "play":
        give(markdown(found, language()))
        return
    for key, value in found.items():
        give(f"{key}\t{value}")


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.lower().partition("x")
    if not (wide.isdecimal() and high.isdecimal() and 160 <= int(wide) <= 7680 and 90 <= int(high) <= 4320):
        line = Text(f"{text!r} is no size; write it as 1920x1080", f"{text!r} 不是窗口大小；请写成 1920x1080")
        raise typer.BadParameter(line.to(language()), param_hint="--size")
    return int(wide), int(high)


def _voice(
    corpus: Path | None,
    ears: list[str] | None,
    model: Path | None,
    most: int | None,
    report: Path | None,
    as_json: bool,
) -> None:
    from voice.bench import EARS, markdown, run_table

    shared = os.environ.get("VOXLEAP_SHARED")
    folder = corpus or (Path(shared) / "speech" if shared else None)
    if folder is None:
        raise typer.BadParameter(
            Text("name a folder of recordings", "请指定录音文件夹").to(language()), param_hint="--corpus"
        )
    for name in ears or ():
        if name not in EARS:
            known = ", ".join(EARS)
            raise typer.BadParameter(Text(f"one of {known}", f"应为 {known} 之一").to(language()), param_hint="--ear")
    rows = run_table(folder, ears or EARS, model, most, lambda line: say(Text(line, line)))
    if report:
        write(report, json.dumps(rows, ensure_ascii=False, indent=1).encode())
    if as_json:
        give_json(rows)
    else:
        give(markdown(rows, language()))
