"""`voxleap edit`: change a level by mouse."""

from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, language, say
from game.level import Level, LevelError, read, to_course
from game.screens.window import Window
from game.share import is_code, open_level
from game.share.fetch import is_address
from voice.words import Text

KEYS = Text(
    "drag things; the left column adds; Ctrl+Z undo, Ctrl+S save, Ctrl+P prove, F1 keys, Esc leaves; saves to {file}",
    "拖动物件；左栏添加；Ctrl+Z 撤销，Ctrl+S 保存，Ctrl+P 证明，F1 按键，Esc 退出；保存到 {file}",
)
THERE = Text("is here already; edit it, or give --out FILE", "这里已有这个文件；请直接编辑它，或用 --out 指定文件")
LEFT = Text("left without saving", "没有保存就退出了")
NEW = """{"title": {"en": "New level", "zh": "新关卡"}, "moves": ["run", "stop", "turn_back", "jump", "slide"],
"start": {"x": 3}, "goal": {"x": 60}, "ground": [{"x": 0, "width": 70}]}"""


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(edit)


def edit(
    level: Annotated[str, typer.Argument(metavar="LEVEL", help="a level, or the name of a new file 关卡，或新文件名")],
    out: Annotated[Path | None, typer.Option(help="where it is saved 保存到哪里")] = None,
) -> None:
    """Edit a level by mouse: drag, add, set, delete, undo, prove, save.

    用鼠标编辑关卡：拖动、添加、设置、删除、撤销、证明、保存。
    """
    file = out or _place(level)
    if out is None and file != Path(level) and file.exists():
        raise LevelError(str(file), THERE)
    document = _opened(level)
    to_course(document, level)
    from game.screens.editor import run_editor

    with Window("VoxLeap") as window:
        say(KEYS.format(file=file))
        saved = run_editor(window, document, file, language(), say)
    if not saved:
        say(LEFT)
    if file.exists():
        give(str(file))


def _opened(name: str) -> Level:
    if name.endswith(".json") and not Path(name).exists():
        return read(NEW)
    return open_level(name).level


def _place(name: str) -> Path:
    """Give where a level is saved: its own file, or one of its name here when it is a shipped one or came by a code."""
    path = Path(name)
    if is_code(name) or is_address(name):
        return Path("level.json")
    if path.suffix == ".json":
        return path
    return Path(f"{path.stem}.json")
