"""`voxleap levels`: list and prove."""

from typing import Annotated

import typer

from game.cli.say import give, give_json, say
from game.level import find, shipped, to_course
from game.pilot import prove as prove_course
from game.sim import TICKS_PER_SECOND

app = typer.Typer(no_args_is_help=True, help="Levels: list, prove. 关卡")


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
