"""The lesson on the screen: between its plain logic, the run it is played in, the ears and the picture."""

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from typing import Final, Literal

import pygame

from game.screens.hands import Said
from game.screens.lesson import NAME, PROFILE, Lesson, lesson_level
from game.screens.menu import Menu
from game.screens.run import Painting, Run
from game.screens.settings import SENSITIVITY_DB, Figures, Settings
from game.sim import Body
from game.theme import Palette
from game.view import SIZE, SKIP_AT, Coach
from game.view.brush import METRE
from game.view.camera import HIGH, SHARE
from game.view.prompt import lit
from game.view.type import Type
from voice import Ears, Enrolled, Event, Rejected, profiles
from voice.words import Language, Text

ROBOT: Final = (SIZE[0] * SHARE, SIZE[1] * HIGH - Body.standing * METRE / 2)
"""Where the robot's middle is while it waits at the start, px."""
SOFT_DB, STRONG_DB = -38.0, -12.0
"""dBFS of a player's words, below and above which the ears should hear them louder or softer."""
SOFT, STRONG, FINE = Text("soft", "偏小"), Text("strong", "偏大"), Text("just right", "正好")
UNMEASURED: Final = Text("not measured", "没有测到")
NOTHING: Final = Text("none", "没有")
FORGOTTEN: Final = Text("your voice is forgotten", "已忘记你的声音")
UNKNOWN: Final = Text("there was nothing to forget", "本来就没有记住什么")


class Teaching:
    """One lesson that is being played."""

    def __init__(self, run: Run, palette: Palette, type_: Type, language: Language) -> None:
        self.lesson = Lesson(language)
        self._run = run
        self._coach = Coach(palette, SIZE, type_)
        self._asked = ""
        run.framing.hints = False

    def hear(self, event: Event, type_in: Callable[[str], None]) -> bool:
        """Take what the ears told, and type in what only this player's own takes explain.

        Returns:
            whether the picture should show it: while any noise will do, no refusal is one.

        """
        phrase = self.lesson.hear(event)
        if phrase:
            type_in(phrase)
        return not (isinstance(event, Rejected) and self.lesson.step.name == "light")

    def take(self, said: Said) -> Literal["skip", "taken"] | None:
        """Answer to hands; None leaves it to the run."""
        if said.key == "escape" or (said.pressed and said.at and SKIP_AT.collidepoint(said.at)):
            return "skip"
        unlit, pauses = self.lesson.step.name == "light", said.key in ("pause", "f10")
        if unlit and not pauses and (said.key or said.text or said.pressed):
            self._run.typing.enter()  # a letter that lights the city is no word
            self.lesson.press()
            return "taken"
        if self.lesson.step.name == "nonsense" and said.key in ("return", "enter", "keypad enter"):
            self.lesson.press()
            return "taken"
        return None

    def advance(self, seconds: float, ears: Ears, volume: float) -> None:
        """Go on by a time; `volume` is the player's, 0..1."""
        lesson, run = self.lesson, self._run
        lesson.advance(seconds, run.session.world, run.happened, ears.level, ears.floor)
        run.framing.only = lesson.offers
        run.sound.volume = volume * lit(lesson.light)
        if lesson.asks != self._asked:
            self._asked = lesson.asks
            ears.ask(self._asked)
        self._coach.advance(lesson.prompt(), seconds)

    def draw(self, target: pygame.Surface) -> None:
        """Draw it over the picture."""
        self._coach.type = self._run.picture.type  # another once the player wants larger text
        self._coach.draw(target, self.lesson.prompt(), ROBOT, self._run.framing.language)


def lesson_painting(settings: Settings) -> Painting:
    """Begin to paint the lesson's level."""
    return Painting(NAME, settings, lesson_level())


def tuned(settings: Settings, run: Run) -> Settings:
    """Give the settings with what the lesson has measured: figures, and how loudly the ears should hear."""
    figures = run.session.learning.figures()
    levels = list(SENSITIVITY_DB)
    at = levels.index(settings.sensitivity)
    if figures.loudness_db is not None:
        at += (figures.loudness_db < SOFT_DB) - (figures.loudness_db > STRONG_DB)
    sensitivity = levels[min(max(at, 0), len(levels) - 1)]
    return settings.model_copy(update={"voice": figures, "sensitivity": sensitivity, "taught": True})


def measured(settings: Settings, enrolled: Enrolled | None) -> tuple[tuple[Text, Text], ...]:
    """Give what was measured, as the page tells it."""
    figures = settings.voice
    delay, level = UNMEASURED, UNMEASURED
    if figures.delay_ms:
        ms = f"{median(figures.delay_ms.values()) / 1000:.2f}"
        delay = Text(f"{ms} s", f"{ms} 秒")
    if figures.loudness_db is not None:
        how = SOFT if figures.loudness_db < SOFT_DB else STRONG if figures.loudness_db > STRONG_DB else FINE
        db = f"{figures.loudness_db:.0f} dB"
        level = Text(f"{how.en} ({db})", f"{how.zh}（{db}）")
    learnt = NOTHING
    if enrolled is not None and enrolled.words:
        learnt = Text(f"{enrolled.words} words, {enrolled.takes} takes", f"{enrolled.words} 个词，{enrolled.takes} 遍")
    return (
        (Text("from word to leap", "从开口到起跳"), delay),
        (Text("your voice is", "你的音量"), level),
        (Text("learnt from you", "记住了你的说法"), learnt),
        (Text("sound kept", "保存的声音"), Text("0 bytes", "0 字节")),
    )


def taught(menu: Menu, run: Run) -> Menu:
    """Give the menu after a lesson, with what it has measured."""
    settings = tuned(menu.settings, run)
    return replace(menu, level="", settings=settings, measured=measured(settings, None))


def declined(menu: Menu) -> Menu:
    """Give the menu after a lesson that was left; it is not offered again by itself."""
    return replace(menu, level="", settings=menu.settings.model_copy(update={"taught": True}))


def forget() -> bool:
    """Delete the takes that the lesson has gathered; False when there were none."""
    return profiles.delete(PROFILE)


def forgotten(menu: Menu) -> Menu:
    """Forget takes and figures of a player's voice; say whether there were any."""
    known = forget() or menu.settings.voice != Figures()
    settings = menu.settings.model_copy(update={"voice": Figures()})
    return replace(menu, settings=settings, note=FORGOTTEN if known else UNKNOWN)
