"""`voxleap shot`: the picture that a player sees at a moment."""

import re
from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import language
from game.level.files import write
from game.share import open_level
from voice.words import Text

SIZE = re.compile(r"([1-9]\d{1,3})x([1-9]\d{1,3})\Z")
WRONG_SIZE = Text("a size looks like 1280x720", "尺寸要像 1280x720 这样写")


def add_to(app: typer.Typer) -> None:
    """Put the commands on the root."""
    app.command()(shot)


def shot(
    level: Annotated[str, typer.Argument(metavar="LEVEL")],
    out: Annotated[Path, typer.Option(help="a PNG file 一个 PNG 文件")],
    at: Annotated[float, typer.Option(min=0, max=3600, help="seconds of the pilot's run 试玩到第几秒")] = 6.0,
    size: Annotated[str, typer.Option(help="width x height 宽x高")] = "1280x720",
) -> None:
    """Save the picture that a player sees then, in the run of a pilot who says every word in time.

    保存那一刻玩家看到的画面（试玩者每个词都说得及时）。
    """
    parts = SIZE.match(size)
    if not parts:
        raise typer.BadParameter(WRONG_SIZE.to(language()), param_hint="--size")
    from game.screens.film import moment, piloted, shoot

    document = open_level(level).level
    until = moment(at)
    picture = shoot(document, piloted(document, until), until, (int(parts[1]), int(parts[2])), language())
    write(out, picture)
