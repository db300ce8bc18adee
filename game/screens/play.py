"""Playing in a window: the title or a level, by voice, by keys, by typing, by touch."""

from collections.abc import Callable
from pathlib import Path

from game.level import Level
from game.replay import Replay
from game.screens.app import App
from game.screens.listening import OpenEars
from game.screens.session import Session
from game.screens.settings import Settings
from game.screens.studio_watch import Follow
from game.screens.window import Window
from voice.words import Language, Text


def run_window(
    open_ears: OpenEars,
    settings: Settings,
    language: Language,
    tell: Callable[[Text], None],
    *,
    file: Path,
    level: Level | None = None,
    name: str = "",
    focus: bool = True,
    follow: Follow | None = None,
    guest: Replay | None = None,
) -> Session | None:
    """Play until the player leaves.

    Args:
        open_ears: gives ears, on a microphone or deaf, for settings; keys and typing go through them too.
        settings: as they were kept.
        language: of the screens.
        tell: gets a line when the ears' state changes.
        file: where settings are kept.
        level: what to play at once; the title comes first without one.
        name: the level's.
        focus: time runs slow while somebody speaks.
        follow: gives another version of the level while it is played.
        guest: a run of the level, to be raced.

    Returns:
        the last run; None when nothing was played.

    Raises:
        NoDisplayError: there is none.

    """
    title = f"VoxLeap 声跃 · {level.title.text.to(language)}" if level else "VoxLeap 声跃"
    with Window(title) as window:
        app = App(
            window,
            open_ears,
            settings,
            language,
            tell,
            file=file,
            level=level,
            name=name,
            focus=focus,
            follow=follow,
            guest=guest,
        )
        app.loop()
        return app.last
