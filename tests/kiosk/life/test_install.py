import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from game.kiosk.errors import KioskError
from game.kiosk.install import Plan, carry_out, shell_launcher, systemd, take_back

NAMES = {"": "http://schemas.microsoft.com/ShellLauncher/2018/Configuration"}


def units(tmp_path: Path) -> list[tuple[str, str]]:
    config = tmp_path / "my kiosk 100%.toml"
    made = [
        systemd.plan(system=True, user="visitor", display="", config=config, home=tmp_path),
        systemd.plan(system=False, user="visitor", display="", config=config, home=tmp_path),
        systemd.plan(system=False, user="visitor", display=":0", config=config, home=tmp_path),
    ]
    return [(str(plan.files[0][0]), plan.files[0][1]) for plan in made]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_unit_says_what_a_kiosk_needs_of_systemd(number: int, tmp_path: Path) -> None:
    _, text = units(tmp_path)[number]
    parsed = configparser.RawConfigParser(strict=False)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(text)

    service = parsed["Service"]
    assert service["Type"] == "notify"
    assert service["RestartPreventExitStatus"] == "78"
    assert service["Restart"] == "on-failure"
    assert int(service["WatchdogSec"]) > 0
    assert service["ExecStart"].endswith('game.kiosk --unattended --config "' + str(tmp_path) + '/my kiosk 100%%.toml"')
    assert parsed["Install"]["WantedBy"] == ("graphical.target", "graphical-session.target", "default.target")[number]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
@pytest.mark.parametrize("number", [0, 1, 2])
def test_systemd_itself_finds_nothing_wrong_with_the_unit(number: int, tmp_path: Path) -> None:
    _, text = units(tmp_path)[number]
    file = tmp_path / systemd.NAME
    file.write_text(text.replace("User=visitor", "User=root"))

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(file)],
        env=os.environ | {"SYSTEMD_LOG_TARGET": "console"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert systemd.NAME not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr


def test_installing_writes_the_file_and_uninstalling_takes_it_away(tmp_path: Path) -> None:
    log = tmp_path / "log"
    note = (sys.executable, "-c", f"import sys; open({str(log)!r}, 'a').write(sys.argv[1] + ' ')")
    plan = Plan(((tmp_path / "units" / "one.service", "[Unit]\n"),), ((*note, "enable"),))

    carry_out(plan)
    assert (tmp_path / "units" / "one.service").read_text() == "[Unit]\n"

    removed = take_back(plan, ((*note, "disable"), (*note, "reload")))
    assert [file.name for file in removed] == ["one.service"]
    assert log.read_text().split() == ["enable", "disable", "reload"]
    assert take_back(plan, ()) == ()


def test_a_command_that_fails_is_named_with_its_own_words(tmp_path: Path) -> None:
    fails = (sys.executable, "-c", "import sys; sys.exit('no bus')")

    with pytest.raises(KioskError, match="no bus"):
        carry_out(Plan((), (fails,)))


def test_the_shell_launchers_file_maps_every_exit_code() -> None:
    root = Xml.fromstring(shell_launcher.document('vis"itor & co', Path("/house/my kiosk.toml")))
    profile = root.find("Profiles/Profile", NAMES)
    assert profile is not None
    shell = profile.find("Shell", NAMES)
    assert shell is not None

    codes = {int(e.attrib["ReturnCode"]): e.attrib["Action"] for e in shell.iterfind(".//ReturnCodeAction", NAMES)}
    assert codes == {0: "DoNothing", 1: "RestartShell", 2: "DoNothing", 75: "RestartShell", 78: "DoNothing"}
    default, account = shell.find("DefaultAction", NAMES), root.find("Configs/Config/Account", NAMES)
    assert default is not None
    assert default.attrib["Action"] == "RestartShell"
    assert account is not None
    assert account.attrib["Name"] == 'vis"itor & co'
    assert shell.attrib["Shell"].endswith('--config "/house/my kiosk.toml"')
    assert root.find("Configs/Config/Profile", NAMES).attrib == profile.attrib  # type: ignore[union-attr]
