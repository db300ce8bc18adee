"""`voxleap bench`: this machine's figures."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.say import give, give_json, say
from voice.words import Text

What = Literal["frame", "sim", "play"]


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(bench)


def bench(
    what: Annotated[What, typer.Argument(help="frame, sim or play 测哪一项")] = "frame",
    runs: Annotated[int, typer.Option(min=1, max=10_000, help="play: of each level in each way 每种玩法的次数")] = 200,
    delays: Annotated[
        Path | None,
        typer.Option(help="play: measured, ms a line, or a report of voice bench 实测延迟，或 voice bench 的报告"),
    ] = None,
    level: Annotated[list[str] | None, typer.Option(help="play: only these levels 只玩这些关卡")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="play: processes 并行进程数")] = 1,
    keep: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="play: goes on from what it holds 中断后从这个文件接着玩")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure what a frame costs while the ears work, how fast the world runs, or how often a level is finished.

    测量：耳朵工作时一帧的开销、世界运行的速度，或通关的几率。
    """
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.bench import bench_frame, bench_play, bench_sim

    if what == "play":
        found = bench_play(runs, delays, level or (), tell=lambda line: say(Text(line, line)), jobs=jobs, keep=keep)
    else:
        found = bench_frame() if what == "frame" else bench_sim()
    if as_json:
        give_json(found)
        return
    for key, value in found.items():
        give(f"{key}\t{value}")
