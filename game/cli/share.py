"""`voxleap share`: a level as a code of text or as a card, a run as a code."""

from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, language, say
from game.level import LevelError
from game.level.files import write
from game.replay import Replay
from game.share import encode, encode_run, is_run_code, open_level, open_run, packed_bytes
from game.sim import TICK
from voice.words import Text

TITLE = Text(
    "{title}: {size} bytes; voxleap play opens it, pasted whole", "{title}：{size} 字节；整段粘给 voxleap play 就能玩"
)
CARD = Text(
    "card: voxleap play opens it, also after a chat has shrunk it", "卡片：聊天软件压缩后 voxleap play 也能打开"
)
RUN = Text(
    "a run of {seconds:.1f} s; voxleap play races it, voxleap replay shows it, pasted whole",
    "一次 {seconds:.1f} 秒的奔跑；整段粘给 voxleap play 就能和它比赛，粘给 voxleap replay 就能看",
)
NO_CARD = Text("a card carries a level, no run", "卡片只能装关卡，不能装奔跑")
PNG_ONLY = Text("a card is a .png file", "卡片是 .png 文件")


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(share)


def share(
    level: Annotated[
        str, typer.Argument(metavar="LEVEL", help="path, pack/name, card, code, run 路径、包/名、卡片、代码、奔跑")
    ],
    card: Annotated[Path | None, typer.Option(help="paint a card, a PNG file 画一张卡片，PNG 文件")] = None,
    code: Annotated[bool, typer.Option("--code", help="give the code too 同时给出代码")] = False,
) -> None:
    """Give a level away, as a code of text or as a card with its picture, title and QR; or a recorded run, as a code.

    把关卡送给别人：一段文本代码，或一张有图片、标题和二维码的卡片；录制的奔跑也能变成代码。
    """
    if card is not None and card.suffix.lower() != ".png":
        raise typer.BadParameter(PNG_ONLY.to(language()), param_hint="--card")
    run = _run(level)
    if run is not None:
        if card is not None:
            raise typer.BadParameter(NO_CARD.to(language()), param_hint="--card")
        say(RUN.format(seconds=run.ticks * TICK))
        give(encode_run(run))
        return
    document = open_level(level).level
    if card is not None:
        from game.screens.card import paint_card

        write(card, paint_card(document, language(), card.name))
        say(CARD, str(card))
        if not code:
            give(str(card))
            return
    say(TITLE.format(title=document.title.text.to(language()), size=packed_bytes(document)))
    give(encode(document))


def _run(name: str) -> Replay | None:
    """Give a run, by its code or its file; what is none is opened as a level, whose errors fit."""
    try:
        return open_run(name)
    except (LevelError, OSError, ValueError):
        if is_run_code(name):
            raise
        return None
