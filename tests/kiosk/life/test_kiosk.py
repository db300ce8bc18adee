"""The kiosk for software around it, and the small parts beside its supervisor."""

import errno
import json
import logging.handlers
import os
import re
import socket
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from game.kiosk import Kiosk, KioskError, desk, disk
from game.kiosk.events import Ready, Restarted
from game.kiosk.faults import FAULTS, fault
from game.kiosk.log import FILES, LOG, LogFile
from game.kiosk.process import place_of
from game.kiosk.safe import built_in
from game.level import to_course
from game.pilot.prove import prove
from tests.kiosk.life.games import game, running, settings

ROOT = Path(__file__).parents[3]
READMES = [ROOT / "game" / "kiosk" / name for name in ("README.md", "README.zh.md")]
READY = 'say({"event": "ready", "at": 1.0, "safe": False})\n'
ENDS = 'ping()\nsay({"event": "ready", "at": 1.0, "safe": False})\nfor _ in range(20): ping()\nsys.exit(0)\n'


def test_other_software_starts_watches_and_stops_it(tmp_path: Path) -> None:
    with running(Kiosk(settings(tmp_path), command=game("ping()\n" + READY + "while not asked('stop'): ping()"))) as at:
        at.until(lambda: at.kiosk.state.mode == "attract")
        assert at.kiosk.running
        before = at.kiosk.state
        at.kiosk.ask("close")
        at.until(lambda: at.kiosk.state.mode == "closed")
        assert before.mode == "attract"
        with pytest.raises(FrozenInstanceError):
            before.mode = "closed"  # type: ignore[misc]

    assert not at.kiosk.running
    assert at.kiosk.state.mode == "stopped"
    assert at.of(Ready)


def test_events_end_when_it_ends(tmp_path: Path) -> None:
    kiosk = Kiosk(settings(tmp_path), command=game(ENDS))
    with kiosk:
        told = list(kiosk.events(30))

    assert [type(event) for event in told] == [Ready]
    assert kiosk.stop() == 0


def test_it_can_be_started_again_after_it_was_stopped(tmp_path: Path) -> None:
    kiosk = Kiosk(settings(tmp_path), command=game())
    for _ in range(2):
        with running(kiosk) as at:
            at.until(lambda: kiosk.state.mode == "attract")
        assert not kiosk.running


@pytest.mark.parametrize("readme", READMES, ids=["en", "zh"])
def test_the_readmes_sample_runs(readme: Path, tmp_path: Path) -> None:
    (sample,) = re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    script = (
        "import game.kiosk.kiosk, game.kiosk.process as process\n"
        f"game.kiosk.kiosk.Kiosk.__init__.__kwdefaults__['command'] = {game(ENDS)!r}\n" + sample
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"VOXLEAP_KIOSK_DATA": str(tmp_path / "k"), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Ready" in done.stdout


def test_both_readmes_have_the_same_shape_and_the_same_code() -> None:
    english, chinese = (readme.read_text(encoding="utf-8") for readme in READMES)

    assert english.count("\n## ") == chinese.count("\n## ")
    assert english.count("\n| ") == chinese.count("\n| ")
    code = [re.sub(r" *# .*", "", "".join(re.findall(r"```\w*\n.*?```", t, re.DOTALL))) for t in (english, chinese)]
    assert code[0] == code[1]


def test_every_fault_is_told_in_both_languages_with_what_to_do() -> None:
    for code, known in FAULTS.items():
        assert code == known.code
        assert all((known.what.en, known.what.zh, known.mend.en, known.mend.zh))
        assert re.search(r"[\u4e00-\u9fff]", known.what.zh + known.mend.zh)
    assert fault("of_a_newer_version").mend.en == "Look into the log"


def test_the_level_of_safe_mode_is_proved() -> None:
    assert prove(to_course(built_in()), runs=5).playable


# The terminal's way in


@pytest.fixture
def short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a path that fits into the address of a socket."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    return Path("k")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs UNIX sockets")
def test_the_terminal_asks_a_running_kiosk_and_nobody_else_can(short: Path) -> None:
    with running(Kiosk(settings(short), command=game())) as at:
        at.until(lambda: at.kiosk.state.mode == "attract")
        told = desk.ask(short, {"ask": "state"})
        assert told is not None
        assert (told["mode"], told["pid"], told["faults"]) == ("attract", os.getpid(), {})
        assert (short / "kiosk.sock").stat().st_mode & 0o777 == 0o600
        for wrong in ({}, {"does": "format"}, {"does": 3}, {"ask": "password"}, {"does": None}):
            assert desk.ask(short, wrong) == {"ok": False}

        assert desk.ask(short, {"does": "close"}) == {"ok": True}
        at.until(lambda: at.kiosk.state.mode == "closed")

        with pytest.raises(KioskError, match="runs here already"):
            Kiosk(settings(short), command=game()).start()
    assert desk.ask(short, {"ask": "state"}) is None
    assert not (short / "kiosk.sock").exists()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs UNIX sockets")
def test_a_socket_of_a_kiosk_that_was_killed_is_no_hindrance(short: Path) -> None:
    short.mkdir()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(short / "kiosk.sock"))

    with running(Kiosk(settings(short), command=game())):
        assert desk.ask(short, {"ask": "state"}) is not None


# Disks


def test_a_disk_is_well_when_it_gives_back_what_it_was_given(tmp_path: Path) -> None:
    assert disk.examine(tmp_path / "new") == ""
    assert not list((tmp_path / "new").iterdir())


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "disk_read_only"), (errno.EIO, "disk_read_only")]
)
def test_a_disk_that_takes_nothing_is_told_by_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(disk, "write", refuse)

    assert disk.examine(tmp_path) == code


def test_a_disk_that_gives_back_other_bytes_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "write", lambda path, data: path.write_bytes(data[:-1] + b"?" + data[-1:]))

    assert disk.examine(tmp_path) == "disk_broken"


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.kiosk.life.games import game, running, settings
from game.kiosk import Kiosk
from game.kiosk.events import FaultBegan, Restarted
folder = Path(sys.argv[1])
folder.mkdir(exist_ok=True)
(folder / "games").touch()
body = game("while not asked('stop') and not asked('selftest'): ping()\\nos._exit(3) if asked('selftest') else None")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
with running(Kiosk(settings(folder), command=body)) as at:
    at.until(lambda: at.kiosk.state.faults.get("disk_full") is not None)
    at.kiosk.ask("selftest")
    at.until(lambda: at.of(Restarted))
    print("played on", sorted({e.code for e in at.of(FaultBegan)}))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs RLIMIT_FSIZE and /proc")
def test_a_kiosk_on_a_full_disk_plays_on_and_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert done.stdout == "played on ['crash', 'disk_full']\n", done.stderr


def test_what_a_power_cut_left_of_writes_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in (".kiosk.toml.abcd_123", "kiosk.toml", ".hidden", ".git.x"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".kiosk.toml.zzzz_123").touch()  # is being written

    assert disk.sweep(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".git.x",
        ".hidden",
        ".kiosk.toml.zzzz_123",
        "kiosk.toml",
    ]


# The log


def test_the_log_is_a_few_small_files(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "kiosk.log", file_bytes=2000)
    for number in range(400):
        LOG.info("line %d", number)
    log.close()

    files = sorted(tmp_path.iterdir())
    assert len(files) == FILES + 1
    assert max(file.stat().st_size for file in files) <= 2000
    assert "line 399" in (tmp_path / "kiosk.log").read_text()


def test_a_log_that_cannot_be_written_holds_up_nobody_and_says_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kiosk.log").mkdir()
    log = LogFile(tmp_path / "kiosk.log")
    for number in range(3000):
        LOG.info("line %d", number)
    log.close()

    assert capfd.readouterr().err == ""
    assert not [handler for handler in LOG.handlers if isinstance(handler, logging.handlers.QueueHandler)]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('  File "/home/x/game/kiosk/child.py", line 40, in main\n', ("child.py:40 main",)),
        ('  File "/x/show.py", line 7 in draw\n', ("show.py:7 draw",)),
        ("ValueError: she said zebra\n", ("ValueError",)),
        ("pygame.error: zebra\n", ()),
        ("Fatal Python error: Segmentation fault\n", ("Segmentation fault",)),
        ('    raise ValueError("zebra")\n', ()),
        ("zebra\n", ()),
    ],
)
def test_of_a_traceback_only_the_places_and_the_kind_are_kept(line: str, kept: tuple[str, ...]) -> None:
    assert place_of(line) == kept


# The command line


def command(*words: str, data: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {k: v for k, v in os.environ.items() if k not in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"VOXLEAP_KIOSK_DATA": "k", "XDG_CONFIG_HOME": str(data), "HOME": str(data), **more}
    environment.pop("XDG_RUNTIME_DIR", None)
    return subprocess.run(
        [sys.executable, "-P", "-c", "from game.cli import main; main()", "kiosk", *words],
        cwd=data,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_broken_settings_are_one_line_and_78(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("[display]\nrotation = 45\n")

    for words in (("--config", "kiosk.toml"), ("run", "--config", "kiosk.toml"), ("check", "--config", "kiosk.toml")):
        done = command(*words, data=tmp_path)
        assert done.returncode == 78, done.stderr
        assert done.stderr == "kiosk.toml: display.rotation: Input should be 0, 90, 180 or 270\n"
        assert not done.stdout


def test_left_alone_a_kiosk_uses_the_last_good_settings_and_tells_the_operator(tmp_path: Path) -> None:
    file, words = tmp_path / "kiosk.toml", ("--unattended", "--config", "kiosk.toml", "--seconds", "4")
    file.write_text("[life]\nhang_s = 6.0\n")
    done = command(*words, data=tmp_path, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    assert (done.returncode, done.stderr) == (0, "")
    file.write_text("[display\n")

    done = command(*words, data=tmp_path, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")

    assert done.returncode == 0, done.stderr
    assert "is not TOML" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "fault settings_broken" in (tmp_path / "k" / "kiosk.log").read_text()


def test_without_a_kiosk_status_says_so_and_is_1(tmp_path: Path) -> None:
    done = command("status", data=tmp_path)

    assert (done.returncode, done.stderr, done.stdout) == (1, "no kiosk runs here\n", "")


def test_the_settings_in_force_are_given_as_json(tmp_path: Path) -> None:
    done = command("config", data=tmp_path, VOXLEAP_KIOSK_HOURS__MON="closed")

    assert json.loads(done.stdout)["hours"]["mon"] == "closed"


def test_a_dry_run_of_installing_writes_nothing(tmp_path: Path) -> None:
    done = command("install", "--dry-run", data=tmp_path)

    assert "Type=notify" in done.stdout
    assert done.returncode == 0
    assert not (tmp_path / ".config").exists()


def test_the_supervisor_needs_no_picture_and_no_model() -> None:
    look = "import sys, game.kiosk.__main__; print(sorted({'pygame', 'torch', 'pocketsphinx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_a_restart_is_told_with_its_seconds(tmp_path: Path) -> None:
    with running(Kiosk(settings(tmp_path), command=game())) as at:
        at.until(lambda: at.kiosk.state.mode == "attract")
        at.kiosk.ask("restart")
        at.until(lambda: at.of(Restarted))

    assert at.of(Restarted)[0].why == "order"
    assert at.kiosk.state.restarts == 1
