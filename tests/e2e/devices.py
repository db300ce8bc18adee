"""A screen, keys and a microphone that are not there: Xvfb, xdotool, PulseAudio."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = (sys.executable, "-P", "-c", "from game.cli import main; main()")
Environment = dict[str, str]


@contextmanager
def virtual_screen() -> Iterator[Environment]:
    """Give an environment with a screen of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24"], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as number:
        display = f":{number.readline().strip()}"
    environment = {k: v for k, v in os.environ.items() if k != "SDL_VIDEODRIVER"}
    try:
        yield environment | {"DISPLAY": display, "SDL_VIDEODRIVER": "x11"}
    finally:
        server.terminate()
        server.wait(10)


def until(what: Callable[[], bool], seconds: float = 60.0, instead: Callable[[], object] = lambda: "") -> None:
    """Wait for something that another process does; `instead` tells what came when that did not."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"nothing came {instead()}"
        time.sleep(0.1)


def keys(screen: Environment, *names: str) -> None:
    """Press keys one after the other."""
    subprocess.run(["xdotool", "key", "--delay", "120", *names], env=screen, check=True, timeout=20)


def until_it_plays(game: "subprocess.Popen[str]") -> str:
    """Wait until the level is painted and the run begins; give what the program has said until then."""
    assert game.stderr is not None
    said = ""
    for line in game.stderr:
        said += line
        if line.startswith("playing"):
            return said
    raise AssertionError(f"it ended: {said}")


def window_is_there(screen: Environment) -> bool:
    """Tell whether a program has opened a window."""
    found = subprocess.run(["xdotool", "search", "--class", ".*"], env=screen, capture_output=True, check=False)
    return len(found.stdout.split()) > 1  # the first is the screen itself


class Microphone:
    """A sound server of its own, whose only source repeats what is played to it."""

    def __init__(self, folder: Path) -> None:
        self.environment = {"XDG_RUNTIME_DIR": str(folder), "PULSE_SOURCE": "vox.monitor", "HOME": str(folder)}
        folder.chmod(0o700)
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--load=module-native-protocol-unix"],
            env=os.environ | self.environment,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: self._ask("info").returncode == 0)
        self._sink = ""

    def plug(self) -> None:
        """Make it be there."""
        self._sink = self._ask("load-module", "module-null-sink", "sink_name=vox").stdout.strip()

    def unplug(self) -> None:
        """Take it away while it is used."""
        self._ask("unload-module", self._sink)

    def say(self, file: Path) -> None:
        """Play a recording into it."""
        environment = os.environ | self.environment
        subprocess.run(["paplay", "-d", "vox", str(file)], env=environment, check=True, timeout=200)

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)

    def _ask(self, *words: str) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | self.environment
        return subprocess.run(["pactl", *words], env=environment, capture_output=True, text=True, check=False)
