"""A service of systemd: it starts the kiosk with the session or with the machine, and watches its supervisor."""

from pathlib import Path
from typing import Final

from game.kiosk.errors import CONFIGURATION
from game.kiosk.install import Plan, supervisor
from voice.words import Text

NAME: Final = "voxleap-kiosk.service"
SYSTEM: Final = Path("/etc/systemd/system")
WATCHDOG_S: Final = 30  # s without a sign of the supervisor until systemd starts it again
STARTS, STARTS_S = 20, 600  # a supervisor that dies more often than this is not what a restart heals
_UNIT: Final = """\
# Written by `voxleap kiosk install`; `voxleap kiosk uninstall` takes it away.
[Unit]
Description=VoxLeap kiosk
{after}
StartLimitIntervalSec={starts_s}
StartLimitBurst={starts}

[Service]
Type=notify
NotifyAccess=main
ExecStart={command}
{who}
# Ended on purpose (0) it stays ended; anything else is started again, but not settings that are wrong (78).
Restart=on-failure
RestartSec=1
RestartPreventExitStatus={configuration}
WatchdogSec={watchdog_s}
TimeoutStartSec=180
TimeoutStopSec=15
KillMode=mixed
# When memory runs out the game goes first; the supervisor stays and starts it again.
OOMPolicy=continue

[Install]
WantedBy={wanted}
"""
_USER_STEPS: Final = (
    Text("let this user log in by itself when the machine starts", "请设置该用户开机自动登录"),
    Text("start it now: systemctl --user start voxleap-kiosk", "立即启动：systemctl --user start voxleap-kiosk"),
)
_SYSTEM_STEPS: Final = (Text("start it now: systemctl start voxleap-kiosk", "立即启动：systemctl start voxleap-kiosk"),)


def user_folder(home: Path) -> Path:
    """Give where a user's own units lie."""
    return home / ".config" / "systemd" / "user"


def plan(*, system: bool, user: str, display: str, config: Path | None, home: Path) -> Plan:
    """Give what is written and run.

    Args:
        system: for the whole machine, else with the session of the user who installs.
        user: whom the system's service runs as.
        display: of X, such as ":0"; a user's service without one takes the session's own, X or Wayland.
        config: the settings file.
        home: of the user who installs.

    """
    who: tuple[str, ...]
    after: tuple[str, ...]
    if system:
        who = (f"User={user}", "RuntimeDirectory=voxleap-kiosk", f"Environment=DISPLAY={display or ':0'}")
        after = ("After=display-manager.service sound.target",)
        wanted, place = "graphical.target", SYSTEM / NAME
    elif display:
        who, after = (f"Environment=DISPLAY={display}",), ("After=pipewire.service pulseaudio.service",)
        wanted, place = "default.target", user_folder(home) / NAME
    else:
        who, after = ("# The session's own screen, X or Wayland.",), ("PartOf=graphical-session.target",)
        after = (*after, "After=graphical-session.target")
        wanted, place = "graphical-session.target", user_folder(home) / NAME
    text = _UNIT.format(
        after="\n".join(after),
        who="\n".join(who),
        command=" ".join(_quoted(part) for part in supervisor(config)),
        configuration=CONFIGURATION,
        watchdog_s=WATCHDOG_S,
        starts=STARTS,
        starts_s=STARTS_S,
        wanted=wanted,
    )
    control = ("systemctl",) if system else ("systemctl", "--user")
    commands = ((*control, "daemon-reload"), (*control, "enable", NAME))
    return Plan(((place, text),), commands, _SYSTEM_STEPS if system else _USER_STEPS)


def undone(system: bool) -> tuple[tuple[str, ...], ...]:
    """Give the commands that take it back, the last one after the files are gone."""
    control = ("systemctl",) if system else ("systemctl", "--user")
    return ((*control, "disable", "--now", NAME), (*control, "daemon-reload"))


def _quoted(part: str) -> str:
    """Write one word of a command line as systemd reads it (man 5 systemd.service)."""
    safe = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{safe}"' if any(c in part for c in " \t\"'\\;") else safe
