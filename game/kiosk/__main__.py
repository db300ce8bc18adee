"""`python -P -m game.kiosk`: the supervisor without the rest of the command line, as services start it."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from game.kiosk.errors import KioskError
from game.kiosk.kiosk import Kiosk
from game.kiosk.notify import Notifier
from game.kiosk.settings import KioskSettings, found, load
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
    parser.add_argument("--unattended", action="store_true")
    parser.add_argument("--lang", default="en", choices=("en", "zh"))
    given = parser.parse_args(arguments)
    try:
        return run(given.config, given.window, given.seconds, given.unattended, given.lang)
    except KioskError as error:
        sys.stderr.write(f"{error.where}: {error.text.to(given.lang)}\n")
        return error.code


def run(config: Path | None, window: bool, seconds: float | None, unattended: bool, language: Language) -> int:
    """Run one kiosk.

    Args:
        config: the settings file; None looks for one.
        window: in a window, to try things out.
        seconds: after which it ends; None never.
        unattended: a broken settings file does not stop it: the last good settings count, and the operator is told.
        language: of messages.

    Raises:
        KioskError: it cannot be started.

    """
    file = config or found()
    broken: KioskError | None = None
    try:
        settings = load(file)
    except KioskError as error:
        good = KioskSettings.model_construct().good
        if not unattended or not good.is_file():
            raise
        settings, broken = load(good), error
        line = LAST_GOOD.format(error=error.text.to(language), file=good)
        sys.stderr.write(f"{error.where}: {line.to(language)}\n")
    if window:
        settings = settings.model_copy(update={"display": settings.display.model_copy(update={"window": True})})
    kiosk = Kiosk(settings, file=file, broken=str(broken) if broken else "", notifier=Notifier())
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


if __name__ == "__main__":
    sys.exit(main())
