"""What the page shows, in the terminal; and a kiosk on which the extra was never installed."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli.kiosk import app
from game.cli.say import set_language
from game.kiosk.ops.audit import Audits
from game.kiosk.ops.counts import Count
from game.kiosk.ops.password import FILE, agrees, has_password
from tests.kiosk.pack.making import files, folder

ROOT = Path(__file__).parents[3]
COUNTED = (
    Count("visits", "voice", 3), Count("understood", "voice", 9), Count("not_understood", "noise", 1),
    Count("visit_s", "", 180), Count("up_s", "attract", 99), Count("up_s", "safe", 1), Count("restarts", "hang", 2),
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOXLEAP_KIOSK_DATA", str(tmp_path / "kiosk"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    set_language("en")
    return tmp_path / "kiosk"


def kiosk(*words: str, given: str = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words), input=given)
    return done.exit_code, done.stdout, done.stderr


def test_the_audits_are_a_line_for_each_day(data: Path) -> None:
    kept = Audits(data)
    kept.add(COUNTED)
    kept.close()
    today = date.today().isoformat()

    code, told, _ = kiosk("audits")
    assert code == 0
    assert told.splitlines() == [
        "day\tvisits\tunderstood\tup\tminutes played\trestarts",
        f"{today}\t3\t90 %\t99.00 %\t3\t2",
    ]
    assert f"{today},not_understood,noise,1" in kiosk("audits", "--csv")[1].splitlines()
    assert json.loads(kiosk("audits", "--json")[1])[0]["understood"] == 0.9


def test_without_audits_it_says_so_in_one_line(data: Path) -> None:
    code, told, said = kiosk("audits")

    assert (code, told) == (1, "")
    assert said == f"{data / 'audits.sqlite3'}: there are no audits yet\n"


def test_a_self_test_is_good_or_1(data: Path) -> None:
    Audits(data).close()
    code, told, said = kiosk("selftest")
    assert (code, said) == (0, "no kiosk runs here; the rest is tested all the same\n")
    assert [line[0] for line in told.splitlines()] == ["✓"] * 3

    (data / "audits.sqlite3").write_bytes(b"spoilt" * 1000)
    assert kiosk("selftest", "--json")[0] == 1


def test_a_password_is_set_and_removed_and_only_its_hash_is_kept(data: Path) -> None:
    assert kiosk("password", given="correct horse\n")[0] == 0
    assert agrees(data, "correct horse")
    assert "correct" not in (data / FILE).read_text()
    if os.name == "posix":
        assert (data / FILE).stat().st_mode & 0o077 == 0

    assert kiosk("password", given="short\n")[::2] == (2, "a password needs 8 characters at least\n")
    assert agrees(data, "correct horse")
    assert kiosk("password", "--remove")[0] == 0
    assert not has_password(data)
    assert kiosk("password", "--remove")[2] == "there was none\n"


def test_packs_are_checked_installed_and_rolled_back_where_the_kiosk_looks(data: Path, tmp_path: Path) -> None:
    for version in ("1", "2"):
        assert kiosk("pack", "install", str(folder(tmp_path / version, files(version))))[0] == 0
    assert "2" in kiosk("pack", "list")[1].splitlines()[0].split("\t")[0]
    code, _, said = kiosk("pack", "rollback")

    assert code == 0
    assert said.startswith("river_museum-1-")
    assert (data / "content" / "current.json").is_file()


def test_without_the_extra_the_kiosk_runs_and_says_in_one_line_what_is_not_there(tmp_path: Path) -> None:
    lacks = "fastapi", "uvicorn", "prometheus_client", "paho", "paho.mqtt", "paho.mqtt.client"
    script = (
        f"import sys\nfor name in {lacks!r}: sys.modules[name] = None\n"
        "import runpy\nsys.argv = ['game.kiosk', '--seconds', '6']\n"
        "runpy.run_module('game.kiosk', run_name='__main__')\n"
    )
    environment = os.environ | {
        "VOXLEAP_KIOSK_DATA": str(tmp_path / "k"),
        "VOXLEAP_KIOSK_MQTT__HOST": "127.0.0.1",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": "",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )

    assert done.returncode == 0, done.stderr
    assert done.stderr == (
        "fastapi, uvicorn, prometheus-client, paho-mqtt not installed: [operator], [metrics], [mqtt] does not run; "
        "the game does. pip install 'voxleap[kiosk]'\n"
    )
    log = (tmp_path / "k" / "kiosk.log").read_text()
    assert "fault operator_page" in log
    assert "Traceback" not in log
    assert (tmp_path / "k" / "audits.sqlite3").is_file()
