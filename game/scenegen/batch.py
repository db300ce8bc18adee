"""Many prompts at once: a line of JSON each in, a level file and a report line each out. It can be taken up again."""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from game.level import LevelError
from game.level.files import save, write
from game.scenegen.result import answer
from voice.words import Text

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}\Z")
REPORT = "report.jsonl"
MOST_BYTES = 2_000_000  # of one line


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a batch."""

    id: str
    prompt: str


def read_batch(file: Path) -> tuple[Asked, ...]:
    """Read a batch: `{"id": ..., "prompt": ...}` a line; other keys are ignored.

    Raises:
        LevelError: it cannot be read, or a line is not of that form; it names the line.

    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise LevelError(str(file), Text("cannot be read as UTF-8 text", "无法按 UTF-8 文本读取")) from None
    found: dict[str, Asked] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{file.name}: line {number}"
        asked = _line(line, where)
        if asked.id in found:
            raise LevelError(where, Text(f'the id "{asked.id}" occurs twice', f"编号“{asked.id}”出现了两次"))
        found[asked.id] = asked
    if not found:
        raise LevelError(file.name, Text("holds no prompts", "里面没有提示词"))
    return tuple(found.values())


def _line(line: str, where: str) -> Asked:
    try:
        data = json.loads(line) if len(line) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        data = None
    named = isinstance(data, dict) and isinstance(data.get("id"), str) and isinstance(data.get("prompt"), str)
    if not named or data is None:
        raise LevelError(where, Text('write {"id": "...", "prompt": "..."}', '请写成 {"id": "...", "prompt": "..."}'))
    if not ID.match(data["id"]):
        raise LevelError(
            where,
            Text(
                "an id is letters, digits, . _ and -, as it names a file",
                "编号只能用字母、数字和 . _ -，因为它是文件名",
            ),
        )
    return Asked(data["id"], data["prompt"])


def run_batch(
    asked: tuple[Asked, ...],
    out: Path,
    jobs: int,
    seed: int,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> int:
    """Make a level of every prompt, and write the report.

    Args:
        asked: the prompts.
        out: the folder; what a report in it has answered already for the same prompt is kept.
        jobs: processes.
        seed: of all levels.
        tell: gets how many are done, of how many.

    Returns:
        How many were answered now.

    """
    out.mkdir(parents=True, exist_ok=True)
    known = _known(out, seed)
    lines: dict[str, dict[str, Any]] = {
        a.id: known[a.id] for a in asked if known.get(a.id, {}).get("prompt") == a.prompt
    }
    todo = [a for a in asked if a.id not in lines]
    done = 0
    for one, line in _answered(todo, out, jobs, seed):
        lines[one.id] = line
        done += 1
        tell(done + len(asked) - len(todo), len(asked))
        _write(out, asked, lines)
    if not todo:
        _write(out, asked, lines)
    return done


def _write(out: Path, asked: tuple[Asked, ...], lines: dict[str, dict[str, Any]]) -> None:
    text = "".join(json.dumps(lines[a.id], ensure_ascii=False) + "\n" for a in asked if a.id in lines)
    write(out / REPORT, text.encode())


def _known(out: Path, seed: int) -> dict[str, dict[str, Any]]:
    """Give what an earlier run has answered; a broken report counts as none."""
    try:
        found = [json.loads(line) for line in (out / REPORT).read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError):
        return {}
    return {
        line["id"]: line
        for line in found
        if line.get("seed") == seed and (line.get("outcome") == "error" or (out / str(line.get("file"))).is_file())
    }


def _answered(todo: list[Asked], out: Path, jobs: int, seed: int) -> Iterator[tuple[Asked, dict[str, Any]]]:
    if jobs <= 1:
        for one in todo:
            yield one, _one(one, out, seed)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: list[tuple[Asked, Future[dict[str, Any]]]] = [(a, pool.submit(_one, a, out, seed)) for a in todo]
        for one, future in waiting:
            yield one, future.result()


def _one(one: Asked, out: Path, seed: int) -> dict[str, Any]:
    """Answer one line; the level lies beside the report."""
    found = answer(one.prompt, seed)
    line: dict[str, Any] = {
        "id": one.id,
        "outcome": found.outcome,
        "notes": [{"about": list(n.about), "text": n.text} for n in found.notes],
        "seconds": round(found.seconds, 3),
        "seed": seed,
        "prompt": one.prompt,
    }
    if found.level is not None:
        file = out / f"{one.id}.json"
        save(found.level, file)
        line |= {"file": file.name, "description": found.description}
    return line
