"""The ears as the settings want them: opened anew when those change, and told which words count."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

from game.screens.menu import Menu
from game.screens.settings import Settings
from voice import Ears
from voice.devices import microphones_now, remember, remembered
from voice.source import SourceError
from voice.words import Language, Text

OpenEars = Callable[[Settings, Language], Ears]
"""Starts ears as these settings want them; they know the words of the game and of the screens."""
UNKEPT = Text("the choice could not be kept: {why}", "选择无法保存：{why}")


class Listening:
    """Holds the ears."""

    def __init__(self, open_ears: OpenEars, settings: Settings, language: Language) -> None:
        self._open = open_ears
        self.ears = open_ears(settings, language)
        self._wants: tuple[object, ...] = ()
        self._microphone = remembered()
        self._words: frozenset[str] = frozenset()
        self._muted = False
        self._opened_for(settings, language)
        self._found: Future[tuple[str, ...]] = Future()
        # That can take a second, and no frame waits for it.
        threading.Thread(target=lambda: self._found.set_result(_microphones()), daemon=True).start()

    @property
    def microphones(self) -> tuple[str, ...]:
        """The names of those that are there, once the system has told."""
        return self._found.result() if self._found.done() else ()

    def follow(self, menu: Menu, anew: bool = False) -> Text | None:
        """Open the ears anew if what they were opened with has changed, or in any case.

        Returns:
            one line when the choice of a microphone could not be kept.

        """
        note = None
        changed = menu.microphone != self._microphone
        if changed:
            self._microphone = menu.microphone
            try:
                remember(menu.microphone)
            except OSError as error:
                note = UNKEPT.format(why=error.strerror)
        if changed or anew or self._wants != _wants(menu.settings, menu.language):
            old, self._words, self._muted = self.ears, frozenset(), False
            self.ears = self._open(menu.settings, menu.language)
            self._opened_for(menu.settings, menu.language)
            threading.Thread(target=old.close, daemon=True).start()  # takes up to a second
        return note

    def listen_for(self, words: frozenset[str]) -> None:
        """Say which commands count now."""
        if words != self._words:
            self._words = words
            self.ears.listen_for(words)

    def mute(self, muted: bool) -> None:
        """Hear nothing for a while, or again."""
        if muted != self._muted:
            self._muted = muted
            self.ears.mute(muted)

    def _opened_for(self, settings: Settings, language: Language) -> None:
        self._wants = _wants(settings, language)


def _wants(settings: Settings, language: Language) -> tuple[object, ...]:
    """Give all that ears are opened with."""
    return settings.sensitivity, settings.sounds, language


def _microphones() -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(found.name for found in microphones_now()))
    except SourceError:
        return ()
