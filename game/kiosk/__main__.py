"""`python -P -m game.kiosk`: the supervisor without the rest of the command line, as services start it."""

import argparse
import os
import signal
import sys
import threading
import time
from pathlib import Path

from game.kiosk.errors import KioskError
from game.kiosk.kiosk import Kiosk
from game.kiosk.notify import Notifier
from game.kiosk.ops import needs
from game.kiosk.settings import KioskSettings, found, good, load
from voice.words import Language, Text

LAST_GOOD = Text(
    "{error}; the settings of {file} are used, with which a picture was shown last",
    "{error}；改用上次有画面时的设置 {file}",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one kiosk until it is ended; give the exit code."""
    parser = argparse.ArgumentParser(prog="voxleap kiosk", add_help=False)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--rehearse", type=float)
    parser.add_argument("--unattended", action="store_true")
    parser.add_argument("--lang", default="en", choices=("en", "zh"))
    given = parser.parse_args(arguments)
    try:
        settings, file, broken = read(given.config, given.unattended, given.lang)
        if given.window:
            display = settings.display.model_copy(update={"window": True})
            settings = settings.model_copy(update={"display": display})
        lacks = needs.line(settings)
        if lacks is not None:
            sys.stderr.write(lacks.to(given.lang) + "\n")
        if given.rehearse:
            return rehearse(settings, given.rehearse, given.lang)
        return run(Kiosk(settings, file=file, broken=broken, notifier=Notifier()), given.seconds)
    except KioskError as error:
        sys.stderr.write(f"{error.where}: {error.text.to(given.lang)}\n")
        return error.code


def read(config: Path | None, unattended: bool, language: Language) -> tuple[KioskSettings, Path | None, str]:
    """Read the settings.

    Args:
        config: the settings file; None looks for one.
        unattended: a broken file does not stop the kiosk: the last good settings count, and the operator is told.
        language: of messages.

    Returns:
        the settings, their file, and what is wrong with it if others are in force.

    Raises:
        KioskError: the file is broken.

    """
    file = config or found()
    try:
        return load(file), file, ""
    except KioskError as error:
        if file is None or not unattended or not good(file).is_file():
            raise
        settings, broken = load(good(file)), error
    line = LAST_GOOD.format(error=broken.text.to(language), file=good(file))
    sys.stderr.write(f"{broken.where}: {line.to(language)}\n")
    return settings, file, str(broken)


def run(kiosk: Kiosk, seconds: float | None) -> int:
    """Run a kiosk until it ends by itself, by a signal, or after so long; give the exit code.

    Raises:
        KioskError: it cannot be started.

    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: kiosk.ask("stop"))
    kiosk.start()
    if seconds is not None:
        timer = threading.Timer(seconds, kiosk.ask, ("stop",))
        timer.daemon = True
        timer.start()
    while kiosk.running:  # a signal is only taken between two waits on some systems
        kiosk.wait(0.5)
    return kiosk.wait()


def rehearse(settings: KioskSettings, seconds: float, language: Language) -> int:
    """Run the real thing with faults made on purpose, print the report; give 0 when it is fit to open.

    Raises:
        KioskError: it cannot be started, or this system cannot rehearse.

    """
    if os.name != "posix":
        raise KioskError("--rehearse", Text("needs signals, which Windows has not", "需要信号机制，Windows 没有"))
    from game.kiosk.rehearse import JumpingClock, Rehearsal, Result, line, report

    def tell(result: Result) -> None:
        sys.stderr.write(line(result, language) + "\n")

    clock = JumpingClock()
    with Kiosk(settings, clock=clock) as kiosk:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: kiosk.ask("stop"))
        began = time.monotonic()
        results = Rehearsal(kiosk, clock).run(seconds, tell)
        took = time.monotonic() - began
    sys.stdout.writelines(told + "\n" for told in report(results, took))
    return 0 if all(result.fine for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
