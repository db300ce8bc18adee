"""The game's process: loads what is slow, waits for its supervisor's word, and shows the visit."""

import importlib
import os
import sys
from pathlib import Path
from typing import Any

from game.kiosk.bond import be_the_first_to_go, die_with_parent
from game.kiosk.errors import CONFIGURATION, TRY_AGAIN
from game.kiosk.link import Link
from voice.child import leave_no_core

VISIT = "game.kiosk.visit"


def main() -> int:
    """Serve one supervisor over standard input and output; give the exit code."""
    die_with_parent()
    be_the_first_to_go()
    leave_no_core()
    link = Link.of_standard()
    visit = _visit()  # before it is asked for: a spare has read everything by then
    setup = link.setup()
    if setup is None:
        return 0
    try:
        return _show(link, setup, visit)
    finally:
        link.close()


def _visit() -> Any:
    """Give the visit's module, ready to run, or what went wrong: the still picture must come up without it."""
    try:
        visit = importlib.import_module(VISIT)
        visit.prepare()
    except Exception as error:
        return error
    return visit


def _show(link: Link, setup: dict[str, Any], visit: Any) -> int:
    from pydantic import ValidationError

    from game.kiosk.display import DisplaySettings
    from game.screens.window import NoDisplayError

    sections, mode = setup["settings"], setup["mode"]
    try:
        display = DisplaySettings.model_validate(sections["display"])
        if mode == "bare":
            from game.kiosk import still

            return still.run(link, display, is_open=setup["open"])
        if isinstance(visit, Exception):
            raise visit
        content = None if mode == "safe" else Path(setup["data"]) / "content"
        _find_themes(content)
        code: int | None = visit.run(
            link,
            visit.VisitSettings.model_validate(sections.get("visit", {})),
            content=content,
            safe=mode == "safe",
            display=display,
            is_open=setup["open"],
            folder=Path(setup["data"]),
        )
    except NoDisplayError:
        return TRY_AGAIN
    except ValidationError:
        return CONFIGURATION
    return code or 0


def _find_themes(content: Path | None) -> None:
    """Let the levels of the house's pack be painted with its own themes."""
    if content is None or not content.is_dir():
        return
    from game.kiosk.pack.shelf import current
    from game.theme import add_folder

    pack = current(content)
    if pack is not None:
        add_folder(pack.themes)


if __name__ == "__main__":
    # Not by sys.exit: a thread waits at the pipe, and the interpreter would wait for it, or abort.
    code = main()
    sys.stderr.flush()
    os._exit(code)
