"""`voxleap bench`: this machine's figures."""

import os
from typing import Annotated, Literal

import typer

from game.cli.say import give, give_json

What = Literal["frame", "sim"]


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(bench)


def bench(
    what: Annotated[What, typer.Argument(help="frame or sim")] = "frame",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure what a frame costs while the ears work, or how fast the world runs."""
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.bench import bench_frame, bench_sim

    found = bench_frame() if what == "frame" else bench_sim()
    if as_json:
        give_json(found)
        return
    for key, value in found.items():
        give(f"{key}\t{value}")
