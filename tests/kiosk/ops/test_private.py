"""What the kiosk promises about the network and about what is said, shown on real processes."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra [kiosk]")

from game.kiosk import Kiosk
from game.kiosk.events import LevelStarted, NotUnderstood, Understood
from game.kiosk.ops import running as operator_side
from game.kiosk.ops.settings import OperatorSettings
from tests.kiosk.life.games import game, running, settings
from tests.kiosk.ops.serving import Served
from tests.kiosk.ops.test_page import stream

ROOT = Path(__file__).parents[3]
CANARY = "zyzzyva"
PATHS = ("/", "/audits", "/settings", "/api/state", "/api/audits", "/api/audits.csv", "/metrics", "/api/content")
WITNESS = """
import sys
def _witness(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        with open({file!r}, "a") as out:
            out.write(event + " " + repr(arguments[-1] if event != "socket.getaddrinfo" else arguments[:2]) + "\\n")
sys.addaudithook(_witness)
"""


def environment(data: Path, **more: str) -> dict[str, str]:
    return os.environ | {
        "VOXLEAP_KIOSK_DATA": str(data),
        "VOXLEAP_KIOSK_OPERATOR__PORT": "0",
        "XDG_CONFIG_HOME": str(data),
        "XDG_RUNTIME_DIR": "",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        **more,
    }


def family(pid: int) -> set[int]:
    """Give a process and all that it has started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def sockets(pids: set[int]) -> set[tuple[str, str, str]]:
    """Give the sockets of the network that processes hold: protocol, local address, state."""
    inodes = set()
    for pid in pids:
        try:
            links = [str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()]
        except OSError:
            continue
        inodes |= {link[8:-1] for link in links if link.startswith("socket:[")}
    return {(kind, local, state) for kind, local, state, inode in _table() if inode in inodes}


def _table() -> Iterator[tuple[str, str, str, str]]:
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        file = Path("/proc/net") / kind
        for line in file.read_text().splitlines()[1:] if file.exists() else ():
            parts = line.split()
            number = parts[1].partition(":")[0]
            local = socket.inet_ntoa(bytes.fromhex(number)[::-1]) if len(number) == 8 else number
            yield kind, local, "listening" if parts[3] == "0A" else parts[3], parts[9]


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux' /proc")
def test_by_default_nothing_leaves_the_machine_and_only_the_page_listens_to_it_alone(tmp_path: Path) -> None:
    witness, told = tmp_path / "witness", tmp_path / "told"
    witness.mkdir()
    (witness / "sitecustomize.py").write_text(WITNESS.format(file=str(told)))
    path = os.pathsep.join((str(witness), os.environ.get("PYTHONPATH", "")))
    kiosk = subprocess.Popen(
        [sys.executable, "-m", "game.kiosk", "--seconds", "9"],
        cwd=ROOT,
        env=environment(tmp_path / "kiosk", PYTHONPATH=path),
    )
    seen: set[tuple[str, str, str]] = set()
    processes = 0
    while kiosk.poll() is None:
        pids = family(kiosk.pid)
        processes = max(processes, len(pids))
        seen |= sockets(pids)
        time.sleep(0.05)

    log = (tmp_path / "kiosk" / "kiosk.log").read_text()
    assert kiosk.returncode == 0
    assert "the picture is there" in log
    assert "the operator's page: http://127.0.0.1:" in log
    assert processes >= 2
    assert seen == {("tcp", "127.0.0.1", "listening")}
    calls = [line.partition(" ") for line in told.read_text().splitlines()]
    outward = [f"{call} {rest}" for call, _, rest in calls if "kiosk.sock" not in rest]
    assert outward == ["socket.bind ('127.0.0.1', 0)"]


INSIDE = """
import json, sys, time, urllib.request
from pathlib import Path
from game.kiosk import Kiosk
from game.kiosk.settings import load
with Kiosk(load(None)) as kiosk:
    end = time.monotonic() + 60
    while (kiosk.state.mode, bool(kiosk.state.faults)) != ("attract", False) and time.monotonic() < end:
        time.sleep(0.1)
    log = Path(sys.argv[1])
    while "operator's page: " not in log.read_text() and time.monotonic() < end:
        time.sleep(0.1)
    address = log.read_text().partition("operator's page: ")[2].split()[0]
    page = urllib.request.urlopen(address, timeout=20)
    routes = Path("/proc/net/route").read_text().splitlines()[1:]
    state = kiosk.state
    print(json.dumps({"mode": state.mode, "faults": dict(state.faults), "page": page.status, "routes": routes}))
"""


def _lonely() -> list[str]:
    """Give what starts a command without any network but a loopback; empty where that is not allowed."""
    if not shutil.which("unshare") or not shutil.which("ip"):
        return []
    command = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else []


def test_in_a_machine_without_a_network_it_plays_and_its_page_answers(tmp_path: Path) -> None:
    lonely = _lonely()
    if not lonely:
        pytest.skip("needs a network namespace of its own")
    command = [*lonely, sys.executable, "-c", INSIDE, str(tmp_path / "kiosk" / "kiosk.log")]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path / "kiosk"), capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"mode": "attract", "faults": {}, "page": 200, "routes": []}


HEARS = f"""
for _ in range(5): ping()
say({{"event": "ready", "at": 1.0, "safe": False}})
say({{"event": "understood", "at": 1.0, "command": "{CANARY}", "how": "voice"}})
say({{"event": "not_understood", "at": 1.0, "reason": "{CANARY} {CANARY}"}})
say({{"event": "level_started", "at": 1.0, "level": "{CANARY.upper()} said"}})
print("heard: {CANARY}")
sys.stderr.write("heard: {CANARY}\\n")
for _ in range(150): ping()
if count < 1:
    heard = "{CANARY}"
    raise ValueError("cannot make anything of " + heard)
while not asked("stop"): ping()
"""


def test_a_word_that_was_said_is_found_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sides: list[operator_side.Running] = []
    begun = operator_side.Running.__init__

    def remembered(self: operator_side.Running, *given: object) -> None:
        begun(self, *given)  # type: ignore[arg-type]
        sides.append(self)

    monkeypatch.setattr(operator_side.Running, "__init__", remembered)
    data, temporary = tmp_path / "kiosk", tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.chdir(temporary)
    ours = settings(data).model_copy(update={"operator": OperatorSettings(port=0)})
    shown = ""
    with running(Kiosk(ours, command=game(HEARS))) as at:
        assert sides[0].wait(60)
        one = Served(at.kiosk.board, sides[0], data)
        line, told = stream(one, "/api/events")
        at.until(lambda: len(at.of(NotUnderstood)) >= 2)
        assert at.of(Understood)
        assert at.of(LevelStarted)
        assert CANARY in at.of(NotUnderstood)[0].reason  # it was there to be lost
        until_counted(one)
        for path in PATHS:
            shown += one.ask(path).text
        while '"event": "not_understood"' not in shown:
            shown += json.dumps(next(told))
        line.close()

    assert CANARY not in shown.lower()
    files = [file for folder in (data, temporary) for file in folder.rglob("*") if file.is_file()]
    assert {"kiosk.log", "audits.sqlite3"} <= {file.name for file in files}
    for file in files:
        assert CANARY.encode() not in file.read_bytes().lower(), file
    assert "crash" in (data / "kiosk.log").read_text()


def until_counted(one: Served) -> None:
    end = time.monotonic() + 20
    while one.ask("/api/state").json["today"]["counts"].get("not_understood", {}).get("other", 0) < 2:
        assert time.monotonic() < end
        time.sleep(0.1)
