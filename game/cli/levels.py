"""`voxleap levels`: list, describe, prove, picture."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, give_json, language, say
from game.level import find, shipped, to_course
from game.level.describe import describe as describe_level
from game.level.files import write
from game.pilot import prove as prove_course
from game.pilot import required_moves
from game.sim import TICKS_PER_SECOND

MIDDLE = 900  # ticks of the run that are looked at
AFTER_COMMAND = 14  # ticks after its last command: in the middle of the move

app = typer.Typer(no_args_is_help=True, help="Levels: list, describe, prove, picture. 关卡")


@app.command("list")
def list_levels() -> None:
    """List every shipped level: id, title in both languages."""
    for name in shipped():
        level = find(name)
        give(f"{name}\t{level.title.en}\t{level.title.zh}")


@app.command()
def prove(
    level: Annotated[str, typer.Argument(metavar="LEVEL")],
    runs: Annotated[int, typer.Option(min=1, max=1000, help="with misses 有听错的次数")] = 20,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Tell whether a level can be finished by voice, or which place stops it."""
    proof = prove_course(to_course(find(level), level), runs)
    if as_json:
        give_json(
            {
                "playable": proof.playable,
                "runs": proof.runs,
                "finished": proof.finished,
                "why": {"en": proof.why.en, "zh": proof.why.zh},
                "plan": [{"say_at_s": round(s.onset / TICKS_PER_SECOND, 3), "command": s.command} for s in proof.plan],
            }
        )
    else:
        say(proof.why, level)
    raise typer.Exit(0 if proof.playable else 1)


@app.command()
def describe(
    level: Annotated[str, typer.Argument(metavar="LEVEL")],
    runs: Annotated[int, typer.Option(min=1, max=1000, help="of the proof 证明的次数")] = 20,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Tell what a level is: its place, its obstacles in order, the moves it cannot do without, how long it takes."""
    document = find(level)
    course = to_course(document, level)
    proof = prove_course(course, runs)
    required = required_moves(course, proof) if proof.playable else ()
    found = asdict(describe_level(document, proof.ticks, required, proof.playable))
    if as_json:
        give_json(found)
        return
    for key, value in found.items():
        give(f"{key}\t{_plain(value)}")


@app.command()
def picture(
    level: Annotated[str, typer.Argument(metavar="LEVEL")],
    out: Annotated[Path, typer.Option(help="a PNG file PNG 文件")],
) -> None:
    """Save a level's picture: the middle of the pilot's run."""
    from game.screens.film import piloted, shoot

    document = find(level)
    commands = piloted(document, MIDDLE)
    at = commands[-1][0] + AFTER_COMMAND if commands else 0
    write(out, shoot(document, commands, at, (1280, 720), language()))


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_plain(v) for v in value)
    if isinstance(value, dict):
        return " ".join(f"{k}={_plain(v)}" for k, v in value.items())
    return "-" if value is None else str(value)
