"""`voxleap share`: a level as a code of text, or as a card."""

from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, language, say
from game.level.files import write
from game.share import encode, open_level, packed_bytes
from voice.words import Text

TITLE = Text(
    "{title}: {size} bytes; voxleap play opens it, pasted whole", "{title}：{size} 字节；整段粘给 voxleap play 就能玩"
)
CARD = Text(
    "card: voxleap play opens it, also after a chat has shrunk it", "卡片：聊天软件压缩后 voxleap play 也能打开"
)
PNG_ONLY = Text("a card is a .png file", "卡片是 .png 文件")


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(share)


def share(
    level: Annotated[
        str, typer.Argument(metavar="LEVEL", help="path, pack/name, card or code 路径、包/名、卡片或代码")
    ],
    card: Annotated[Path | None, typer.Option(help="paint a card, a PNG file 画一张卡片，PNG 文件")] = None,
    code: Annotated[bool, typer.Option("--code", help="give the code too 同时给出代码")] = False,
) -> None:
    """Give a level away: as a code of text, or as a card with its picture, title and QR.

    把关卡送给别人：一段文本代码，或一张有图片、标题和二维码的卡片。
    """
    if card is not None and card.suffix.lower() != ".png":
        raise typer.BadParameter(PNG_ONLY.to(language()), param_hint="--card")
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
