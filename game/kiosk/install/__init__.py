"""Starting with the machine: units for systemd, and what Windows' Shell Launcher wants, as files and steps."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.kiosk.errors import KioskError
from game.level.files import write
from voice.words import Text


@dataclass(frozen=True, slots=True)
class Plan:
    """What installing means: files to write, then commands to run, then what a person does."""

    files: tuple[tuple[Path, str], ...]
    commands: tuple[tuple[str, ...], ...] = ()
    by_hand: tuple[Text, ...] = ()


def supervisor(config: Path | None, more: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the command that services start: the supervisor, with the settings file by its whole path."""
    file = ("--config", str(config.absolute())) if config else ()
    return (sys.executable, "-P", "-m", "game.kiosk", "--unattended", *file, *more)


def carry_out(plan: Plan) -> None:
    """Write the files and run the commands.

    Raises:
        KioskError: a file cannot be written, or a command fails; what was done until then stays.

    """
    for file, text in plan.files:
        try:
            write(file, text.encode())
        except OSError as error:
            why = error.strerror or str(error)
            raise KioskError(str(file), Text(f"cannot be written: {why}", f"无法写入：{why}"), 1) from None
    _run(plan.commands, must=True)


def take_back(plan: Plan, commands: Sequence[Sequence[str]]) -> tuple[Path, ...]:
    """Run the commands that undo, and remove the files; give those that were there.

    Raises:
        KioskError: a file cannot be removed.

    """
    _run(commands[:-1], must=False)  # stopping what does not run is no failure
    removed = []
    for file, _ in plan.files:
        try:
            file.unlink()
            removed.append(file)
        except FileNotFoundError:
            continue
        except OSError as error:
            why = error.strerror or str(error)
            raise KioskError(str(file), Text(f"cannot be removed: {why}", f"无法删除：{why}"), 1) from None
    _run(commands[-1:], must=False)
    return tuple(removed)


def _run(commands: Sequence[Sequence[str]], must: bool) -> None:
    for command in commands:
        try:
            done = subprocess.run(list(command), capture_output=True, text=True, timeout=60, check=False)
            wrong = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[0] if done.returncode else ""
        except (OSError, subprocess.TimeoutExpired) as error:
            wrong = str(error)
        if wrong and must:
            raise KioskError(" ".join(command), Text(wrong, wrong), 1)


def is_root() -> bool:
    """Tell whether this user may write the system's units."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
