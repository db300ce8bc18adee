"""What people install: the wheel, and nothing but the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMPORT_ALL = """
import importlib, pkgutil, sys
import game, voice
for package in (game, voice):
    assert package.__file__.startswith(sys.argv[1]), package.__file__
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if info.ispkg and not info.name.endswith(".whisper"):
            importlib.import_module(info.name)
"""
WITHOUT = """
import os, socket, sys

for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
    os.environ.pop(name, None)


class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("sounddevice", "torch", "whisper", "pygame"):
            raise OSError(f"{name} is not to be imported here")


def no_network(*_, **__):
    raise OSError("no network")


sys.meta_path.insert(0, Absent())
socket.socket.connect = socket.create_connection = socket.getaddrinfo = no_network
import game.cli, voice, voice.worker
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    built = subprocess.run([*command, "-w", str(folder), str(ROOT)], capture_output=True, text=True, check=False)
    if built.returncode and "hatchling" in built.stderr:
        pytest.skip("needs hatchling to build a wheel without a network")
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("*.whl")
    return found


def packages(names: list[str]) -> set[str]:
    return {name.removesuffix("/__init__.py") for name in names if name.endswith("/__init__.py")}


def test_the_wheel_holds_every_package_the_content_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    ours = [p.relative_to(ROOT).as_posix() for part in ("game", "voice") for p in (ROOT / part).rglob("*.py")]
    assert {name for name in names if name.endswith(".py") and "_content/" not in name} == set(ours)
    assert packages(names) == packages(ours)
    for kind in ("levels", "assets"):
        shipped = {p.relative_to(ROOT).as_posix() for p in (ROOT / kind).rglob("*") if p.is_file()}
        assert shipped <= {name.removeprefix("game/_content/") for name in names}
    templates = {p.relative_to(ROOT).as_posix() for p in (ROOT / "game" / "scaffold").rglob("*.tmpl")}
    assert templates
    assert templates <= set(names)
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"game", "voice"}
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_what_is_installed_imports_whole_and_finds_its_levels(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)

    def python(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-c", *arguments],
            env=os.environ | {"PYTHONPATH": str(site)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    imported = python(IMPORT_ALL, str(site))
    listed = python("from game.cli import main; main()", "levels", "list")

    assert imported.returncode == 0, imported.stderr
    assert listed.stdout.startswith("cyber_ruins/first_leap\t"), listed.stderr


def test_importing_needs_no_portaudio_no_display_no_torch_and_no_network(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", WITHOUT],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
