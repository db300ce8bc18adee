"""Level files: JSON in UTF-8, written whole or not at all."""

import json
import math
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from game.actors import all_actors
from game.landmarks import all_landmarks
from game.level.document import VERSION, Level
from game.level.errors import LevelError, unknown, unknown_obstacle
from game.level.migrate import migrated
from game.obstacles import all_obstacles
from voice.words import Text

MOST_BYTES = 2_000_000


def load(path: Path) -> Level:
    """Read a level file.

    Raises:
        LevelError: it cannot be read, or is not a level; one line that says where.

    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LevelError(path.name, Text("is larger than 2 MB; no level is", "超过 2 MB；不像是关卡"))
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LevelError(str(path), Text("no such file", "没有这个文件")) from None
    except (OSError, UnicodeDecodeError):
        raise LevelError(path.name, Text("cannot be read as UTF-8 text", "无法按 UTF-8 文本读取")) from None
    return read(text, path.name)


def read(text: str, where: str = "level") -> Level:
    """Read a level from JSON text; `where` stands in front of errors.

    Raises:
        LevelError: it is not a level; one line that says where.

    """
    try:
        data = json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise LevelError(where, Text("is nested too deeply", "嵌套太深")) from None
    except ValueError as error:
        at = f"{where}: line {error.lineno}" if isinstance(error, json.JSONDecodeError) else where
        why = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise LevelError(at, Text(f"is not whole JSON: {why}", f"不是完整的 JSON：{why}")) from None
    if not isinstance(data, dict):
        raise LevelError(where, Text("must be a JSON object", "必须是一个 JSON 对象"))
    data = migrated(data)
    if data.get("version", VERSION) != VERSION:
        raise LevelError(
            f"{where}: version",
            Text(
                f"is {data['version']!r}; this program reads {VERSION}", f"是 {data['version']!r}；本程序只读 {VERSION}"
            ),
        )
    obstacles = data.get("obstacles", [])
    for number, entry in enumerate(obstacles if isinstance(obstacles, list) else []):
        at = f"{where}: obstacles[{number}].kind"
        kind = entry.get("kind") if isinstance(entry, dict) else None
        if not isinstance(kind, str) or kind not in all_obstacles():
            raise unknown_obstacle(at, str(kind), all_obstacles())
        try:
            all_obstacles()[kind].model_validate(entry)
        except ValidationError as error:
            raise _named(f"{where}: obstacles[{number}]", error) from None
    _known(where, data)
    try:
        return Level.model_validate(data)
    except ValidationError as error:
        raise _named(where, error) from None


def to_json(level: Level) -> str:
    """Give the document as it is saved; reading it again gives an equal level."""
    data = level.model_dump(mode="json", exclude_none=True)
    data["obstacles"] = [o.model_dump(mode="json", exclude_none=True) for o in level.obstacles]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def digest(level: Level) -> str:
    """Give the level's hash, hex; a replay belongs to it. A proof does not count: it plays the same without."""
    return sha256(to_json(level.model_copy(update={"proof": None})).encode()).hexdigest()


def save(level: Level, path: Path) -> None:
    """Write a level file."""
    write(path, to_json(level).encode())


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a power cut leaves the old one.

    Raises:
        OSError: the folder cannot be written.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # What is temporary is for nobody else; what was there keeps its rights, what is new gets the usual ones.
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _known(where: str, data: dict[str, Any]) -> None:
    """Name a landmark or an actor that is not there, before the schema only finds it odd."""
    for field, known, noun in (
        ("landmark", all_landmarks(), Text("a landmark", "地标")),
        ("companion", all_actors(), Text("an actor", "角色")),
        ("chaser", all_actors(), Text("an actor", "角色")),
    ):
        given = data.get(field)
        kind = given.get("kind") if isinstance(given, dict) else given
        if isinstance(kind, str) and kind not in known:
            at = f"{where}: {field}.kind" if isinstance(given, dict) else f"{where}: {field}"
            raise unknown(at, kind, known, noun)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a number" if math.isnan(float(name)) else f"{name} is too large")


def _named(where: str, error: ValidationError) -> LevelError:
    first = error.errors()[0]
    at = ""
    for part in first["loc"]:
        at += f"[{part}]" if isinstance(part, int) else f".{part}" if at else str(part)
    reason = str(first["msg"]).removeprefix("Value error, ")
    dot = "" if not at else "." if "[" in where else " "
    place = f"{where}{dot if dot != ' ' else ': '}{at}"
    return LevelError(place, Text(reason, f"不对：{reason}"))
