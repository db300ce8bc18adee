"""`voxleap start`: a team's own package to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, say
from game.scaffold import start as make
from voice.words import Text

NEXT = Text(
    "yours; next: cd {name}, pip install -e '.[test]', pytest, voxleap play levels/first_steps.json; README.md goes on",
    "建好了；接着：cd {name}，pip install -e '.[test]'，pytest，voxleap play levels/first_steps.json；见 README.zh.md",
)


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(start)


def start(
    name: Annotated[str, typer.Argument(metavar="NAME", help="such as my-team 例如 my-team")],
    into: Annotated[Path, typer.Option(help="the folder that gets it 放在哪个文件夹里")] = Path(),
) -> None:
    """Make a package of your own: an obstacle, a move, a theme, a level, a prompt, and tests.

    建一个自己的包：一种障碍、一个动作、一个主题、一个关卡、一句描述和测试。
    """
    place = make(name, into)
    say(NEXT.format(name=name), str(place))
    give(str(place))
