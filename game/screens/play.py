"""Playing in a window: by voice, by keys, by typing."""

import time
from collections.abc import Callable

import pygame

from game.level import Level, offered
from game.moves import all_moves
from game.screens.clock import Clock
from game.screens.framing import Framing, looks
from game.screens.keys import Typing
from game.screens.session import Session
from game.screens.snapshot import keep
from game.screens.window import Window
from game.sim import Event
from game.sound import Player
from game.theme import load as load_theme
from game.view import Picture
from voice import Advice, Ears, Health, Heard, Rejected
from voice.words import Language, Text


def run_window(level: Level, ears: Ears, language: Language, focus: bool, tell: Callable[[Text], None]) -> Session:
    """Play until the window is closed.

    Args:
        level: what to play.
        ears: on a microphone, or deaf; keys and typing go through them too.
        language: of the sentences on the screen.
        focus: time runs slow while somebody speaks.
        tell: gets a line when the ears' state changes.

    Returns:
        the last run.

    """
    with Window(f"VoxLeap 声跃 · {level.title.text.to(language)}") as window:
        while True:
            session, again = _one_run(window, level, ears, language, focus, tell)
            if not again:
                return session


def _one_run(
    window: Window, level: Level, ears: Ears, language: Language, focus: bool, tell: Callable[[Text], None]
) -> tuple[Session, bool]:
    start = time.monotonic()
    session = Session(level, ear_ms=0, began_s=start)
    ears.listen_for(offered(level))
    picture = Picture(session.world.course, looks(level))
    framing = Framing(level, language)
    picture.prepare(framing.words)
    window.settle()
    sound = Player(load_theme(level.stages[0].theme), level.stages[0].weather)
    clock, typing = Clock(focus), Typing(level.moves)
    before = session.world
    seconds = 0.0
    while True:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                return session, False
            if event.type == pygame.TEXTINPUT:
                typing.write(event.text)
            if event.type == pygame.KEYDOWN:
                if event.key == pygame.K_ESCAPE:
                    return session, False
                if event.key == pygame.K_F11:
                    pygame.display.toggle_fullscreen()
                    continue
                if event.key == pygame.K_F12:
                    keep(window.canvas, tell)
                    continue
                if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
                    text = typing.enter()
                    if text:
                        ears.type(text)
                    elif session.world.phase == "finished":
                        return session, True
                elif event.key == pygame.K_BACKSPACE:
                    typing.erase()
                else:
                    move = typing.key(pygame.key.name(event.key))
                    if move:
                        ears.type(all_moves()[move].words.en[0])
        now = time.monotonic() - start
        for told in ears.poll():
            framing.take(told, now)
            session.hear((told,))
            if isinstance(told, Heard | Rejected):
                sound.tell(isinstance(told, Heard))
            if isinstance(told, Health | Advice):
                tell(told.text)
        happened: list[Event] = []
        for _ in range(clock.advance(seconds, framing.speaking)):
            before = session.world
            happened += session.tick(float("inf"))
        framing.typed = typing.text
        frame = framing.frame(session.world, before, clock.blend, happened, now, clock.focus, ears.level)
        sound.advance(tuple(happened), session.world.body, framing.speaking, seconds)
        ears.playing(sound.level)
        picture.advance(frame)
        picture.draw(window.canvas)
        seconds = window.show()
