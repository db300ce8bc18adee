"""The child that makes a film of a run; `filming.Filming` is its parent."""

from pathlib import Path

from game.level import LevelError
from game.level.files import write
from game.replay import Replay
from game.screens.errand import do
from game.screens.movie import film
from voice.words import Language, Text


def made(run: Replay, file: Path, language: Language) -> tuple[Path, Text | None]:
    """Make it; give its file, and one line where it could not be made."""
    try:
        write(file, film(run, file, language))
    except LevelError as error:
        return file, error.text
    except OSError as error:
        return file, Text(str(error.strerror), str(error.strerror))
    return file, None


if __name__ == "__main__":
    do(made)
