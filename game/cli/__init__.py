"""The command line. Exit codes: 0 done, 1 no, 2 bad input, 75 try later, 78 the machine lacks something."""

import sys
from importlib.metadata import version as installed
from typing import Annotated

import typer

from game.check import CheckError
from game.cli import bench, check, doctor, edit, kiosk, levels, looks, new, play, share, start, voice
from game.cli.help import asked, translated
from game.cli.say import give, language, say, set_language
from game.level import LevelError
from game.scaffold import ScaffoldError
from game.screens.window import NoDisplayError
from game.theme import ThemeError
from voice.devices import NoSoundError
from voice.engine import EngineError
from voice.profiles import ProfileError
from voice.source import SourceError
from voice.vocabulary import VocabularyError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
app.add_typer(levels.app, name="levels")
app.add_typer(voice.app, name="voice")
app.add_typer(kiosk.app, name="kiosk")
play.add_to(app)
new.add_to(app)
share.add_to(app)
start.add_to(app)
edit.add_to(app)
looks.add_to(app)
check.add_to(app)
doctor.add_to(app)
bench.add_to(app)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    lang: Annotated[str, typer.Option("--lang", help="of messages: en or zh 提示语言：en 或 zh")] = "",
    version: Annotated[bool, typer.Option("--version", help="tell the version and exit 显示版本并退出")] = False,
) -> None:
    """VoxLeap: speak, and a robot leaps. Without a command it opens its title.

    声跃 VoxLeap：说一声，机器人就跃起。不带命令则进标题画面。
    """
    set_language(lang)
    if version:
        give(f"voxleap {installed('voxleap')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        play.play()


def main() -> None:
    """Run one command; whatever is wrong is said in one line."""
    set_language(asked(sys.argv[1:]))
    try:
        translated(app, language())()
    except (EngineError, NoDisplayError, NoSoundError) as error:
        say(error.text)
        sys.exit(78)
    except (CheckError, LevelError, ProfileError, ScaffoldError, ThemeError, SourceError, VocabularyError) as error:
        say(error.text, error.where)
        sys.exit(2)
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'voxleap'}: {error.strerror or error}\n")
        sys.exit(2)
