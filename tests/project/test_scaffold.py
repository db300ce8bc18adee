"""What `voxleap start` makes is a team's own: it installs, the game finds it, the checker takes it, its tests pass."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.scaffold import ScaffoldError, start

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return start("my-team", tmp_path_factory.mktemp("teams"))


@pytest.fixture(scope="module")
def site(team: Path) -> Path:
    """Give a folder with the package installed, as pip would do it."""
    target = team.parent / "site"
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    done = subprocess.run([*pip, "--target", str(target), str(team)], capture_output=True, text=True, check=False)
    if done.returncode and "hatchling" in done.stderr:
        pytest.skip("needs hatchling to install without a network")
    assert done.returncode == 0, done.stderr
    return target


def run(team: Path, site: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))}
    environment.pop("PYTEST_ADDOPTS", None)
    line = [sys.executable, "-P", *command]
    return subprocess.run(line, cwd=team, env=environment, capture_output=True, text=True, timeout=250, check=False)


def test_the_checker_takes_it_as_it_is(team: Path, site: Path) -> None:
    done = run(team, site, "-c", "from game.cli import main; main()", "--lang", "en", "check", "my_team")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["cartwheel\tmove\tok", "steam_vent\tobstacle\tok"]
    assert not done.stderr


def test_its_own_tests_pass_and_can_fail(team: Path, site: Path) -> None:
    whole = run(team, site, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    installed = site / "my_team" / "obstacles" / "steam_vent.py"
    text = installed.read_text(encoding="utf-8")
    installed.write_text(text.replace('{"jump"}', '{"jump", "run"}'), encoding="utf-8")
    broken = run(team, site, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "rules")
    installed.write_text(text, encoding="utf-8")

    assert whole.returncode == 0, whole.stdout
    assert broken.returncode == 1
    assert '"run" does not get past it' in broken.stdout


def test_nothing_of_the_template_is_left_unfilled_and_both_languages_name_the_same_steps(team: Path) -> None:
    files = [path for path in team.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    texts = {str(path.relative_to(team)): path.read_text(encoding="utf-8") for path in files}

    assert not [name for name, text in texts.items() if "$package" in text or "$project" in text or "PACKAGE" in name]
    assert not list(team.parent.glob(".my-team*"))
    english, chinese = (
        [line.partition("#")[0].strip() for line in texts[name].splitlines() if " #" in line and line[0] != "#"]
        for name in ("README.md", "README.zh.md")
    )
    assert english == chinese
    assert len(english) == 6


@pytest.mark.parametrize(
    "name", ["My Team", "../up", "", "game", "json", "pytest", "class", "a" * 41, "tests", "9lives"]
)
def test_a_name_that_cannot_be_a_package_is_refused_and_nothing_is_made(name: str, tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError):
        start(name, tmp_path / "in")

    assert not (tmp_path / "in").exists()


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "work.txt").write_text("a", encoding="utf-8")

    done = CliRunner().invoke(app, ["start", "ours", "--into", str(tmp_path)])

    assert isinstance(done.exception, ScaffoldError)
    assert done.exception.text.en == "is there already; nothing was changed"
    assert [p.name for p in (tmp_path / "ours").iterdir()] == ["work.txt"]
