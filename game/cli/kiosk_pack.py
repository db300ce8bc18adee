"""`voxleap kiosk pack`: check, install, go back, list and sign content packs."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from game.cli.kiosk_file import settings
from game.cli.say import give, give_json, language, say
from game.kiosk import pack as packs
from voice.words import Text

MARKS = {"ok": "✓", "note": "!", "no": "✗"}
SHOWN = Text("{id} is shown from the next visitor on", "下一位参观者起显示 {id}")
SIGNED = Text("wrote {names}", "已写入 {names}")

app = typer.Typer(no_args_is_help=True, help="Content packs: check, install, rollback, list, sign. 内容包")

Source = Annotated[Path, typer.Argument(metavar="PACK", exists=True, help="a folder or a zip 文件夹或 zip")]
Root = Annotated[Path | None, typer.Option("--root", help="the kiosk's content 内容存放的文件夹")]
Key = Annotated[Path | None, typer.Option("--key", help="file with the house's key 密钥文件")]
Json = Annotated[bool, typer.Option("--json")]


def content_root() -> Path:
    """Give where this machine's kiosk keeps its content."""
    return settings(None).folder / "content"


@app.command("check")
def check_pack(pack: Source, key: Key = None, as_json: Json = False) -> None:
    """Prove every level and story of a pack, and tell what a kiosk would refuse; nothing is changed.

    逐关证明内容包，并指出会被拒绝的部分；不做任何改动。
    """
    _told(packs.check(pack, packs.read_key(key) if key else None, _silent if as_json else _line), as_json)


@app.command("install")
def install_pack(pack: Source, root: Root = None, key: Key = None, as_json: Json = False) -> None:
    """Check a pack and show it from the next visitor on; a refused one changes nothing.

    检查并安装内容包，下一位参观者起生效；被拒绝的不会改动任何东西。
    """
    there = root or content_root()
    report = packs.install(pack, there, packs.read_key(key) if key else None, _silent if as_json else _line)
    shown = packs.current(there)
    if report.good and shown is not None and not as_json:
        say(SHOWN.format(id=shown.id))
    _told(report, as_json)


@app.command("rollback")
def roll_back(
    to: Annotated[str, typer.Argument(metavar="[VERSION]", help="of those that are kept 保留的版本之一")] = "",
    root: Root = None,
) -> None:
    """Show the content from before again.

    恢复之前的内容。
    """
    say(SHOWN.format(id=packs.rollback(root or content_root(), to).id))


@app.command("list")
def list_packs(root: Root = None, as_json: Json = False) -> None:
    """List what is kept, the newest first; the one that is shown has a star.

    列出保留的内容包，最新的在前；正在显示的带星号。
    """
    there = root or content_root()
    shown = packs.current(there)
    rows = [
        {
            "id": pack.id,
            "shown": shown is not None and pack.id == shown.id,
            "title": {"en": pack.title.en, "zh": pack.title.zh},
            "levels": len(pack.levels),
            "installed": datetime.fromtimestamp(pack.installed_at).astimezone().isoformat(timespec="minutes"),
        }
        for pack in packs.kept(there)
    ]
    if as_json:
        give_json(rows)
        return
    for row in rows:
        give("\t".join(str(v) for v in (row["id"], "*" if row["shown"] else "", row["levels"], row["installed"])))


@app.command("sign")
def sign_pack(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", exists=True, file_okay=False, help="a pack 内容包")],
    key: Key = None,
) -> None:
    """Write SHA256SUMS into a pack's folder, and with a key its SIGNATURE.

    在内容包文件夹里写入 SHA256SUMS；有密钥时再写入 SIGNATURE。
    """
    say(SIGNED.format(names=", ".join(packs.sign(folder, packs.read_key(key) if key else None))))


def _told(report: "packs.Report", as_json: bool) -> None:
    if as_json:
        lines = [line.to_json() for line in report.lines]
        give_json({"name": report.name, "version": report.version, "good": report.good, "lines": lines})
    else:
        say(report.text())
    raise typer.Exit(0 if report.good else 1)


def _line(line: "packs.Line") -> None:
    give(f"{MARKS[line.verdict]} {line.part}\t{line.text.to(language())}")
    sys.stdout.flush()


def _silent(_line: "packs.Line") -> None:
    """Tell nothing: one JSON document is all there is to be."""
