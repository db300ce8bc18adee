"""A run as a code of text, `RUN1-…`: its level, and what was said at which tick; who gets it can watch and race it.

The run is played again when the code is opened: it ends as it was recorded, or it is refused.
"""

import json
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.level import LevelError, read, to_json
from game.level.files import digest
from game.replay import OTHER_VERSION, Replay, play
from game.share.code import document
from game.share.seal import Seal
from game.sim import TICKS_PER_SECOND, VERSION
from voice.words import Text

MOST_TICKS: Final = 10 * 60 * TICKS_PER_SECOND
"""Of a stranger's run: it is played again to be opened, a thousandth of a second for each second."""
HASH: Final = 12  # hexadecimal digits of the state's hash that travel
RUN: Final = Seal(
    "RUN",
    1,
    Text("is no whole code of a run: a character is missing, or wrong", "不是完整的奔跑代码：缺了字符，或有字符不对"),
    Text("is longer than any run's code", "比任何奔跑的代码都长"),
    Text("unpacks to more than a run can hold", "解开后比任何奔跑都大"),
)
NO_RUN: Final = Text("holds no run", "里面没有奔跑")
TOO_LONG: Final = Text("is longer than ten minutes; no code holds it", "超过十分钟；无法变成代码")


class _Said(BaseModel):
    """One command; named like an obstacle, whose columns pack well."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: str = Field(max_length=80)
    x: int = Field(ge=0, le=MOST_TICKS, description="the tick at which it took effect")


class _Run(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    level: dict[str, Any]
    sim: int
    rules: dict[str, Any] | None = None
    said: tuple[_Said, ...] = Field(max_length=10_000)
    ticks: int = Field(ge=0, le=MOST_TICKS)
    end: str = Field(pattern=f"^[0-9a-f]{{{HASH}}}$")


def encode_run(run: Replay) -> str:
    """Give a run's code.

    Raises:
        LevelError: it is longer than ten minutes, or its level cannot be packed.

    """
    if run.ticks > MOST_TICKS:
        raise LevelError("replay", TOO_LONG)
    data: dict[str, Any] = {
        "level": document(read(run.level, "replay")),
        "sim": run.sim,
        "said": [{"kind": command, "x": tick} for tick, command in run.commands if tick < run.ticks],
        "ticks": run.ticks,
        "end": run.state_hash[:HASH],
    }
    if run.rules is not None:
        data["rules"] = run.model_dump(mode="json", include={"rules"})["rules"]
    return RUN.close(data, "replay")


def is_run_code(text: str) -> bool:
    """Tell whether this is meant as a run's code, whole or not."""
    return RUN.is_meant(text)


def decode_run(text: str, where: str = "code") -> Replay:
    """Give the run of a code; whoever wrote it, it ends in a run that was played again, or in one line.

    Raises:
        LevelError: it is no whole code, of another version of the game, or does not end as it says.

    """
    try:
        data = _Run.model_validate(RUN.open(text, where))
        if data.sim != VERSION:
            raise LevelError(where, OTHER_VERSION)
        level = read(json.dumps(data.level), where)
        run = Replay(
            level_hash=digest(level),
            level=to_json(level),
            rules=data.rules,
            commands=tuple((said.x, said.kind) for said in data.said),
            ticks=data.ticks,
            finished=False,
            state_hash="0" * 64,
        )
    except ValidationError:
        raise LevelError(where, NO_RUN) from None
    world, _ = play(run)
    if not world.digest().startswith(data.end):
        raise LevelError(where, OTHER_VERSION)
    return run.model_copy(update={"finished": world.phase == "finished", "state_hash": world.digest()})
