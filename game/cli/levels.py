"""`voxleap levels`: list, describe, prove, picture, export and import."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, give_json, language, say
from game.level import LevelError, find, save, shipped, to_course
from game.level.describe import describe as describe_level
from game.level.files import write
from game.pilot import prove as prove_course
from game.pilot import required_moves
from game.share import open_level
from game.share.tiled import from_tiled, to_tiled
from game.sim import TICKS_PER_SECOND
from voice.words import Text

EXPORTED = Text("open it in Tiled; voxleap levels import reads it back", "可用 Tiled 打开；voxleap levels import 读回")
IMPORTED = Text(
    "not proved yet: voxleap levels prove tells whether it can be played",
    "还没证明：用 voxleap levels prove 看能不能玩",
)
TOO_LARGE = Text("is larger than 8 MB; no map of a level is", "超过 8 MB；不像是关卡地图")
MOST_BYTES = 8_000_000
MIDDLE = 900  # ticks of the run that are looked at


app = typer.Typer(no_args_is_help=True, help="Levels: list, describe, prove, picture, export, import. 关卡")


@app.command("list")
def list_levels() -> None:
    """List every shipped level: id, title in both languages.

    列出自带的关卡：编号和中英文标题。
    """
    for name in shipped():
        level = find(name)
        give(f"{name}\t{level.title.en}\t{level.title.zh}")


@app.command()
def prove(
    level: Annotated[str, typer.Argument(metavar="LEVEL")],
    runs: Annotated[int, typer.Option(min=1, max=1000, help="with misses 有听错的次数")] = 20,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Tell whether a level can be finished by voice, or which place stops it.

    判断关卡能否用声音通关，或卡在哪里。
    """
    proof = prove_course(to_course(open_level(level).level, level), runs)
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
    """Tell what a level is: its place, its obstacles in order, the moves it cannot do without, how long it takes.

    描述一个关卡：场景、依次的障碍物、不可缺少的动作、用时。
    """
    document = open_level(level).level
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
    out: Annotated[Path, typer.Option(help="a PNG file 一个 PNG 文件")],
) -> None:
    """Save a level's picture: the middle of the pilot's run.

    保存关卡的图片：试玩到一半时的画面。
    """
    from game.screens.film import AFTER_COMMAND, piloted, shoot

    document = open_level(level).level
    commands = piloted(document, MIDDLE)
    at = commands[-1][0] + AFTER_COMMAND if commands else 0
    write(out, shoot(document, commands, at, (1280, 720), language()))


@app.command("export")
def to_map(
    level: Annotated[str, typer.Argument(metavar="LEVEL")],
    out: Annotated[Path, typer.Option(help="a map of Tiled's, .tmj Tiled 地图 .tmj")],
) -> None:
    """Save a level as a map of the editor Tiled. 导出为 Tiled 地图"""
    write(out, to_tiled(open_level(level).level).encode())
    say(EXPORTED, str(out))


@app.command("import")
def from_map(
    file: Annotated[Path, typer.Argument(metavar="MAP", help="a map of Tiled's, .tmj or .json Tiled 地图")],
    out: Annotated[Path, typer.Option(help="a level file 关卡文件")],
) -> None:
    """Make a level of a map of the editor Tiled. 从 Tiled 地图导入"""
    if file.stat().st_size > MOST_BYTES:
        raise LevelError(file.name, TOO_LARGE)
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise LevelError(file.name, Text("cannot be read as UTF-8 text", "无法按 UTF-8 文本读取")) from None
    level = from_tiled(text, file.name)
    to_course(level, file.name)
    save(level, out)
    say(IMPORTED, str(out))


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_plain(v) for v in value)
    if isinstance(value, dict):
        return " ".join(f"{k}={_plain(v)}" for k, v in value.items())
    return "-" if value is None else str(value)
