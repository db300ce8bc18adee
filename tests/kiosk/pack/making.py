"""Packs for tests: small, whole, and quickly proved."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from game.kiosk.pack import PackError
from game.kiosk.pack.examine import Brought, Checked
from game.kiosk.pack.report import Report, Tell
from game.level.files import to_json
from game.scenegen.result import answer

MANIFEST = """
format = 1
name = "river_museum"
version = "{version}"
title = {{ en = "The River Robot", zh = "江上机器人" }}
{more}
"""


@cache
def level_text() -> str:
    """Give a level of eleven seconds, without a proof."""
    made = answer("a short level, 10 seconds, one gap", 1, described=False).level
    assert made is not None
    return to_json(made.model_copy(update={"proof": None}))


def files(version: str = "1", more: str = "", **others: bytes | str) -> dict[str, bytes]:
    """Give the files of a pack with one level; `levels__dawn` stands for `levels/dawn.json`."""
    found = {"pack.toml": MANIFEST.format(version=version, more=more).encode()}
    for name, data in (others or {"levels__dawn": level_text()}).items():
        kind, _, stem = name.partition("__")
        suffix = {"levels": ".json", "themes": ".json", "pictures": ".png", "stories": ".txt"}[kind]
        found[f"{kind}/{stem}{suffix}"] = data.encode() if isinstance(data, str) else data
    return found


def folder(at: Path, content: dict[str, bytes]) -> Path:
    """Write a pack as a folder."""
    for name, data in content.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_bytes(data)
    return at


def zipped(content: dict[str, bytes], top: str = "") -> bytes:
    """Give a pack as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(top + name, data)
    return out.getvalue()


def unproved(brought: Brought, tell: Tell) -> Checked:
    """Stand in for the pilot where a test is about files."""
    levels = tuple(sorted(p.stem for p in (brought.folder / "levels").glob("*.json")))
    return Checked(Report(brought.manifest.name, brought.manifest.version, ()), levels)


def one_line(call: Callable[[], object]) -> None:
    """Call it; it may refuse, in one line."""
    told = ""
    try:
        call()
    except PackError as error:
        told = str(error)
    assert "\n" not in told


def deep(depth: int) -> str:
    """Give JSON that is nested so deeply."""
    return '{"a":' * depth + "1" + "}" * depth


def with_field(path: str, value: object) -> str:
    """Give the level with one field set; `path` like `title.en`."""
    data = json.loads(level_text())
    *parents, last = path.split(".")
    inside = data
    for part in parents:
        inside = inside[part]
    inside[last] = value
    return json.dumps(data, ensure_ascii=False)
