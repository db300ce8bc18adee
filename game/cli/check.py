"""`voxleap check`: may others trust this extension?"""

from pathlib import Path
from typing import Annotated

import typer

from game.check import DRAWS, THOROUGH, Fault, check_actor, check_landmark, check_move, check_obstacle, load_subject
from game.cli.say import give, say
from game.level import LevelError, load, to_course


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(check)


def check(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="PACKAGE_OR_FILE",
            help="a package or file of extensions, or a level 扩展的包或文件，或一个关卡",
        ),
    ],
    thorough: Annotated[
        bool, typer.Option("--thorough", help=f"try {THOROUGH} sets of parameters of each obstacle 更多参数组合")
    ] = False,
) -> None:
    """Check a package's or file's moves, obstacles, landmarks and actors by trying each; one line for what is wrong.

    逐个试用包或文件里的动作、障碍物、地标和角色；有问题就说一行。
    """
    path = Path(subject)
    if path.suffix == ".json" and path.is_file():
        raise typer.Exit(0 if _level(path) else 1)
    found = load_subject(subject)
    beside, draws = found.commands(), THOROUGH if thorough else DRAWS
    good = [_told("", found.doubled)]
    good += [_told(f"{move.name}\tmove", check_move(where, move, beside)) for where, move in found.moves]
    good += [
        _told(f"{kind.tag()}\tobstacle", check_obstacle(where, kind, beside, draws)) for where, kind in found.obstacles
    ]
    good += [_told(f"{kind.tag()}\tlandmark", check_landmark(where, kind)) for where, kind in found.landmarks]
    good += [_told(f"{actor.kind}\tactor", check_actor(where, actor)) for where, actor in found.actors]
    raise typer.Exit(0 if all(good) else 1)


def _told(what: str, faults: tuple[Fault, ...]) -> bool:
    """Tell what was found; True when none of it is grave."""
    for fault in faults:
        say(fault.text, fault.where)
    good = not any(fault.grave for fault in faults)
    if good and what:
        give(f"{what}\tok")
    return good


def _level(path: Path) -> bool:
    try:
        to_course(load(path), path.name)
    except LevelError as error:
        say(error.text, error.where)
        return False
    give(f"{path.name}\tlevel\tok")
    return True
