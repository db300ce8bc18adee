"""No window opens and no sound is made, unless a test asks for a display of its own."""

import os
import shutil
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-goldens", action="store_true", help="write golden pictures anew; look at them then")
    parser.addoption("--gallery", type=Path, help="where to write the page of old, new and difference")


def _gallery(config: pytest.Config) -> Path:
    asked: Path | None = config.getoption("--gallery")
    return (asked or config.rootpath / ".pytest_cache" / "gallery").resolve()


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # of several processes the first one begins the gallery anew
        shutil.rmtree(_gallery(config), ignore_errors=True)
    os.environ["VOXLEAP_GALLERY"] = str(_gallery(config))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not _gallery(config).is_dir():
        return
    from tests.pictures import write_page  # needs pygame, which says hello

    page = write_page(_gallery(config))
    if page is not None:
        terminalreporter.write_line(f"golden pictures, old, new and difference: {page}")


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-goldens"))
