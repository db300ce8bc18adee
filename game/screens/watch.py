"""The demo or a recording in a window: the same as without one, at the pace of a player, with the words to be heard."""

from collections.abc import Mapping

import numpy as np
import pygame

from game.level import Level
from game.screens.demo import PATIENCE_S, Clip, Demo
from game.screens.framing import Framing, looks
from game.screens.recording import Recording
from game.screens.session import Session
from game.screens.thinker import Thinker
from game.screens.window import Window
from game.sim import TICK, Event
from game.sound import Player
from game.theme import load as load_theme
from game.view import Pace, Picture
from voice import Ears, Health, Heard, Rejected
from voice.source import RATE, Samples
from voice.words import Language

MOST_TICKS = 5  # a frame
FRAMES = 60  # a second
LINGER_S = 3.0  # s that the end is shown
HEARS = frozenset({"ready", "no_ear"})  # states in which there is no more to wait for


def watch_demo(
    level: Level,
    ears: Ears,
    clips: Mapping[str, tuple[Clip, ...]],
    seed: int,
    seconds: float,
    language: Language,
    mute: bool,
) -> Demo:
    """Show the demo until it has arrived, time is up, or the window is closed.

    Raises:
        NoDisplayError: there is none.

    """
    thinker = Thinker()
    try:
        with Window(f"VoxLeap 声跃 · {level.title.text.to(language)}") as window:
            return _watch(window, Demo(level, ears, clips, seed, thinker), ears, level, seconds, language, mute)
    finally:
        thinker.close()


def _watch(
    window: Window, demo: Demo, ears: Ears, level: Level, seconds: float, language: Language, mute: bool
) -> Demo:
    first = level.stages[0]
    sound = None if mute else Player(load_theme(first.theme), first.weather)
    if sound is not None:
        sound.begin()
    picture = Picture(demo.session.world.course, looks(level))
    framing = Framing(level, language)
    picture.prepare(framing.words)
    window.settle()
    before = demo.session.world
    owed = ended = waited = 0.0
    pace = Pace()
    ready = False
    while ended < LINGER_S:
        happened: list[Event] = []
        if not ready:  # nobody speaks to ears that are still reading their model
            told_first = ears.poll()
            ready = waited > PATIENCE_S or any(isinstance(e, Health) and e.state in HEARS for e in told_first)
            owed = 0.0
            for event in told_first:
                framing.take(event, 0.0)
        over = demo.session.world.phase == "finished" or demo.now_s >= seconds
        while owed >= TICK and not over:
            owed -= TICK
            before = demo.session.world
            events, told, said = demo.tick(wait=False)
            happened += events
            for event in told:
                framing.take(event, demo.now_s)
                if sound is not None and isinstance(event, Heard | Rejected):
                    sound.tell(isinstance(event, Heard))
            if said and sound is not None:
                sound.say(said.clip.samples[said.clip.onset :].astype("float64"), RATE)
        world = demo.session.world
        if sound is not None:
            sound.advance(tuple(happened), world.body, framing.speaking, 1 / FRAMES)
        picture.advance(framing.frame(world, before, owed / TICK, happened, demo.now_s, 0.0, ears.level))
        passed, pace = _show(window, picture, pace)
        owed = min(owed + passed, MOST_TICKS * TICK)
        waited += passed
        ended += passed if over else 0.0
        if _closed():
            return demo
    return demo


def watch_file(level: Level, ears: Ears, sound: Samples, ear_ms: int, focus: bool, language: Language) -> Session:
    """Show a run by a recording, and let it be heard, until it is over or the window is closed.

    Raises:
        NoDisplayError: there is none.

    """
    with Window(f"VoxLeap 声跃 · {level.title.text.to(language)}") as window:
        recording = Recording(level, ears, sound, ear_ms, focus)
        picture = Picture(recording.session.world.course, looks(level))
        framing, stage = Framing(level, language), level.stages[0]
        picture.prepare(framing.words)
        window.settle()
        player = Player(load_theme(stage.theme), stage.weather)
        player.begin()
        player.say(sound.astype("float64"), RATE)
        owed = ended = 0.0
        pace = Pace()
        while ended < LINGER_S and not _closed():
            happened: list[Event] = []
            while owed >= TICK and not recording.over:
                owed -= TICK
                happened += recording.advance()
            for event in recording.told():
                framing.take(event, recording.now_s)
                if isinstance(event, Heard | Rejected):
                    player.tell(isinstance(event, Heard))
            world, clock, now = recording.session.world, recording.clock, recording.now_s
            level_db = _level_db(sound, now)
            picture.advance(framing.frame(world, recording.before, clock.blend, happened, now, clock.focus, level_db))
            passed, pace = _show(window, picture, pace)
            player.advance(tuple(happened), world.body, recording.speaking, passed)
            owed = min(owed + passed, MOST_TICKS * TICK)
            ended += passed if recording.over else 0.0
        return recording.session


def _show(window: Window, picture: Picture, pace: Pace) -> tuple[float, Pace]:
    """Draw as much as the pace allows; give the seconds since the last time, and the pace after it."""
    picture.quality = pace.quality
    picture.draw(window.canvas)
    passed = window.show()
    return passed, pace.after(window.worked_s)


def _level_db(sound: Samples, now_s: float) -> float:
    """Give how loud the last tenth of a second is, dBFS."""
    end = int(now_s * RATE)
    heard = sound[max(0, end - RATE // 10) : end]
    return float(10 * np.log10(np.mean(heard.astype("float64") ** 2) + 1e-9)) if len(heard) else -90.0


def _closed() -> bool:
    return any(
        pressed.type == pygame.QUIT or (pressed.type == pygame.KEYDOWN and pressed.key == pygame.K_ESCAPE)
        for pressed in pygame.event.get()
    )
