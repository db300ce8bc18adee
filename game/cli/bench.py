"""`voxleap bench`: this machine's figures."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.say import give, give_json, language, say
from voice.words import Text

What = Literal["frame", "sim", "play"]


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(bench)


def bench(
    what: Annotated[What, typer.Argument(help="frame, sim or play")] = "frame",
    runs: Annotated[int, typer.Option(min=1, max=10_000, help="play: of each level 每关次数")] = 200,
    delays: Annotated[Path | None, typer.Option(help="play: measured delays, ms a line 实测延迟文件")] = None,
    level: Annotated[list[str] | None, typer.Option(help="play: only these levels 只玩这些关卡")] = None,
    size: Annotated[str, typer.Option(metavar="WxH", help="frame: of the window, px 窗口大小")] = "1280x720",
    every: Annotated[
        bool, typer.Option("--every", help="frame: each theme, weather and time of day 每种主题、天气、时段")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure what a frame costs while the ears work, how fast the world runs, or how often a level is finished."""
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.bench import bench_frame, bench_play, bench_sim

    if what == "play":
        found = bench_play(runs, delays, level or (), tell=lambda line: say(Text(line, line)))
    else:
        found = bench_frame(size=_size(size), every=every) if what == "frame" else bench_sim()
    if as_json:
        give_json(found)
        return
    for key, value in found.items():
        give(f"{key}\t{value}")


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.lower().partition("x")
    if not (wide.isdecimal() and high.isdecimal() and 160 <= int(wide) <= 7680 and 90 <= int(high) <= 4320):
        line = Text(f"{text!r} is no size; write it as 1920x1080", f"{text!r} 不是窗口大小；请写成 1920x1080")
        raise typer.BadParameter(line.to(language()), param_hint="--size")
    return int(wide), int(high)
