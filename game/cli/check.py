"""`voxleap check`: may others trust this extension?"""

from typing import Annotated

import typer

from game.check import check_move, check_obstacle, load_subject
from game.cli.say import give, say


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(check)


def check(
    subject: Annotated[str, typer.Argument(metavar="PACKAGE_OR_FILE", help="of moves and obstacles 动作或障碍物")],
) -> None:
    """Check a package's or file's moves and obstacles, each by trying it; one line for what is wrong."""
    found = load_subject(subject)
    results = [(move.name, "move", check_move(where, move)) for where, move in found.moves]
    results += [(kind.tag(), "obstacle", check_obstacle(where, kind)) for where, kind in found.obstacles]
    for name, noun, faults in results:
        if not faults:
            give(f"{name}\t{noun}\tok")
        for fault in faults:
            say(fault.text, fault.where)
    raise typer.Exit(1 if any(faults for _, _, faults in results) else 0)
