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
    wrong = False
    for where, move in found.moves:
        faults = check_move(where, move)
        if not faults:
            give(f"{move.name}\tmove\tok")
        for fault in faults:
            wrong = True
            say(fault.text, fault.where)
    for where, kind in found.obstacles:
        faults = check_obstacle(where, kind)
        if not faults:
            give(f"{kind.tag()}\tobstacle\tok")
        for fault in faults:
            wrong = True
            say(fault.text, fault.where)
    raise typer.Exit(1 if wrong else 0)
