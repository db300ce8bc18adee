"""Checking in a process of its own: it takes minutes, needs pygame, and handles what nobody trusts.

The supervisor keeps its memory and its time; a pack that brings the checker down, or keeps it busy without an end,
brings down nothing else.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.kiosk.pack.errors import PackError
from game.kiosk.pack.report import Line
from voice.child import be_nice
from voice.words import Text

LONGEST_S: Final = 1800.0  # of one pack: sixty levels at half a minute each
NICE: Final = 15
DIED = Text("the check itself failed ({why}); the content stays as it is", "检查程序出错（{why}）；内容保持不变")
TOO_LONG = Text("took longer than {minutes} minutes to check", "检查超过 {minutes} 分钟")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a pack."""

    good: bool
    text: Text
    lines: tuple[Line, ...] = ()


def install_apart(
    source: Path, root: Path, key: Path | None = None, tell: Callable[[Line], None] = lambda _line: None,
    longest_s: float = LONGEST_S,
) -> Outcome:  # fmt: skip
    """Install a pack by a child process; never raises, for nobody is there to see it.

    Args:
        source: a folder or a zip.
        root: the kiosk's content.
        key: the file with the house's key; with it only signed packs are taken.
        tell: is told of each part as soon as it is known.
        longest_s: after which the child is ended, s.

    """
    command = [sys.executable, "-P", "-m", "game.kiosk.pack.apart", str(source), str(root), str(key or "")]
    environment = os.environ | {
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYTHONIOENCODING": "utf-8",
    }
    lines: list[Line] = []
    with tempfile.TemporaryFile() as trouble:
        try:
            child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=trouble, env=environment, encoding="utf-8")
        except OSError as error:
            return Outcome(False, DIED.format(why=error.strerror))
        with child, _ended_after(child, longest_s) as late:
            last: dict[str, object] = {}
            assert child.stdout is not None
            for said in child.stdout:
                last = json.loads(said)
                if "part" in last:
                    line = _line(last)
                    lines.append(line)
                    tell(line)
        if late():
            return Outcome(False, TOO_LONG.format(minutes=round(longest_s / 60)), tuple(lines))
        if "good" in last:
            told = last["text"]
            assert isinstance(told, dict)
            return Outcome(bool(last["good"]), Text(told["en"], told["zh"]), tuple(lines))
        trouble.seek(0)
        why = trouble.read().decode("utf-8", "replace").strip().rpartition("\n")[2][:120] or str(child.returncode)
        return Outcome(False, DIED.format(why=why), tuple(lines))


@contextmanager
def _ended_after(child: "subprocess.Popen[str]", seconds: float) -> Iterator[Callable[[], bool]]:
    """Kill a process after so long; gives a function that tells whether it was."""
    late = threading.Event()

    def end() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late.is_set
    finally:
        timer.cancel()


def _line(said: dict[str, object]) -> Line:
    text = said["text"]
    assert isinstance(text, dict)
    seconds = said["seconds"]
    return Line(
        part=str(said["part"]),
        verdict=said["verdict"],  # type: ignore[arg-type]  # our own child wrote it
        text=Text(text["en"], text["zh"]),
        seconds=float(seconds) if isinstance(seconds, int | float) else 0.0,
    )


def _child(source: Path, root: Path, key: Path | None) -> None:
    from game.kiosk.pack.store import install
    from game.kiosk.pack.sums import read_key

    be_nice(NICE)
    try:
        report = install(source, root, read_key(key) if key else None, lambda line: _say(line.to_json()))
        good, text = report.good, report.text()
    except PackError as error:
        good, text = False, Text(f"{error.where}: {error.text.en}", f"{error.where}：{error.text.zh}")
    except OSError as error:
        why = f"{error.filename or root}: {error.strerror or error}"
        good, text = False, Text(why, why)
    _say({"good": good, "text": {"en": text.en, "zh": text.zh}})


def _say(document: object) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _child(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3] else None)
