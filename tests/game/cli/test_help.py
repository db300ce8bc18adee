"""What the command line says about itself, in both languages."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from game.cli import app
from game.cli.help import CHINESE, asked, both, translated
from tests.e2e.test_demo import voxleap
from voice.words import Language


def texts(command: Any, path: str = "voxleap") -> dict[str, str]:
    """Every text of the help pages, by the command and the option that it belongs to."""
    found = {path: command.help}
    for parameter in command.params:
        name = parameter.opts[0] if parameter.opts else parameter.name
        found[f"{path} {name}"] = getattr(parameter, "help", "") or ""
    for name, inner in getattr(command, "commands", {}).items():
        found |= texts(inner, f"{path} {name}")
    return found


@pytest.mark.parametrize(("language", "chinese"), [("en", False), ("zh", True)])
def test_every_command_and_option_is_explained_in_the_readers_language(language: Language, chinese: bool) -> None:
    found = texts(translated(app, language))

    assert [where for where, text in found.items() if not text or bool(CHINESE.search(text)) != chinese] == []


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("a PNG file 一个 PNG 文件", "a PNG file", "一个 PNG 文件"),
        ("Tell it.\n\nExit code 1.\n\n说出来。\n\n退出码 1。", "Tell it.\n\nExit code 1.", "说出来。\n\n退出码 1。"),
        ("English alone", "English alone", "English alone"),
        ("中文", "中文", "中文"),
    ],
)
def test_a_text_in_both_languages_is_parted(text: str, en: str, zh: str) -> None:
    assert (both(text).en, both(text).zh) == (en, zh)


@pytest.mark.parametrize(
    ("arguments", "language"),
    [(["--lang", "zh", "play"], "zh"), (["--lang=zh", "--help"], "zh"), (["--lang"], ""), (["play"], "")],
)
def test_the_language_is_known_before_anything_is_parsed(arguments: list[str], language: str) -> None:
    assert asked(arguments) == language


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    done = voxleap("--version", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (0, f"voxleap {version('voxleap')}\n")


def test_the_help_page_is_in_the_language_that_was_asked_for(tmp_path: Path) -> None:
    done = voxleap("--lang", "zh", "voice", "--help", cwd=tmp_path)

    assert done.returncode == 0
    assert "听麦克风" in done.stdout
    assert "Listen" not in done.stdout
