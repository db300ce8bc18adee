"""What of the extra `[kiosk]` the settings ask for and this machine has not."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from voice.words import Text

if TYPE_CHECKING:
    from game.kiosk.settings import KioskSettings

MISSING = Text(
    "{names} not installed: {what} does not run; the game does. pip install 'voxleap[kiosk]'",
    "未安装 {names}：{what} 不运行，游戏不受影响。请运行 pip install 'voxleap[kiosk]'",
)


def missing(settings: "KioskSettings") -> tuple[tuple[str, str], ...]:
    """Give what does not run and the package it needs, for each that is not there."""
    wanted = (
        ("[operator]", "fastapi", settings.operator.enabled),
        ("[operator]", "uvicorn", settings.operator.enabled),
        ("[metrics]", "prometheus_client", settings.operator.enabled and settings.metrics.enabled),
        ("[mqtt]", "paho", bool(settings.mqtt.host)),
    )
    return tuple((what, name) for what, name, asked in wanted if asked and find_spec(name) is None)


def line(settings: "KioskSettings") -> Text | None:
    """Say in one line what is not there; None where all of it is."""
    found = missing(settings)
    if not found:
        return None
    names = ", ".join(name.replace("_", "-").replace("paho", "paho-mqtt") for _, name in found)
    return MISSING.format(names=names, what=", ".join(dict.fromkeys(what for what, _ in found)))
