"""The settings file that every command of the kiosk is about."""

from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import say
from game.kiosk.errors import KioskError
from game.kiosk.settings import KioskSettings, found, load

Config = Annotated[Path | None, typer.Option("--config", help="settings, TOML 设置文件，TOML")]


def settings(config: Path | None) -> KioskSettings:
    """Read them; where they are wrong, say it in one line and end."""
    try:
        return load(config or found())
    except KioskError as error:
        say(error.text, error.where)
        raise typer.Exit(error.code) from None
