"""Plays what a frame tells; without a loudspeaker it stays silent and nobody minds."""

from typing import Final

import numpy as np
import pygame
import soxr

from game.sim import Body, Event
from game.sound.effects import EFFECTS, rain
from game.sound.music import loop
from game.sound.tones import RATE, Wave
from game.theme import Theme

DUCKED: Final = 0.25  # share of its loudness that music keeps while somebody speaks: -12 dB
EASE: Final = 0.12  # s of ducking
STRIDE: Final = 1.0  # m from one footfall to the next
MOVES: Final = {"jump": "leap", "slide": "slide", "dash": "dash", "climb": "grip", "stop": "stop"}
HAPPENINGS: Final = {"landed": "land", "stumbled": "stumble", "died": "death", "finished": "finish"}
SOFT_FALL: Final = 3.0  # m/s; a landing slower than this is a step


class Player:
    """Music, rain and effects of one level."""

    def __init__(self, theme: Theme, weather: str, volume: float = 1.0) -> None:
        """Open the loudspeaker and make every sound, which takes a while; `volume` is 0..1. `begin` lets it play."""
        self.volume = volume
        self._playing = _opened()
        if not self._playing:
            return
        root = theme.music.root
        self._effects = {name: _sound(make(root)) for name, make in EFFECTS.items()}
        self._loops = [_sound(loop(theme.music))]
        if theme.weather_named(weather).rain:
            self._loops.append(_sound(rain()))
        self._channels: list[pygame.mixer.Channel] = []
        self._loud = 1.0
        self._walked = 0.0
        self._last_x = 0.0

    def begin(self) -> None:
        """Let the music and the rain begin."""
        if self._playing:
            self._channels = [sound.play(-1) for sound in self._loops]
            self._walked = self._last_x = 0.0

    def advance(self, events: tuple[Event, ...], body: Body, speaking: bool, seconds: float) -> None:
        """Answer to a frame.

        Args:
            events: what happened.
            body: the robot.
            speaking: somebody speaks, so the music steps back.
            seconds: since the last frame.

        """
        if not self._playing:
            return
        goal = DUCKED if speaking else 1.0
        self._loud += (goal - self._loud) * min(1.0, seconds / EASE)
        for channel in self._channels:
            channel.set_volume(self._loud * self.volume)
        for event in events:
            name = self._named(event)
            if name in self._effects:
                self._play(name)
        running = body.airborne == 0 and body.move == body.gait and abs(body.vx) > 1
        self._walked = self._walked + min(abs(body.x - self._last_x), 0.5) if running else 0.0
        self._last_x = body.x
        if self._walked >= STRIDE:
            self._walked -= STRIDE
            self._play("step")

    def tell(self, understood: bool) -> None:
        """Let the ear's answer be heard."""
        if self._playing:
            self._play("heard" if understood else "unsure")

    def say(self, wave: Wave, rate: int) -> None:
        """Play somebody's word: shape (n,), within -1..1."""
        if self._playing:
            _sound(wave, rate).play()

    def close(self) -> None:
        """Be silent."""
        if self._playing:
            pygame.mixer.stop()

    def _play(self, name: str) -> None:
        channel = self._effects[name].play()
        if channel is not None:  # None when all are busy
            channel.set_volume(self.volume)

    def _named(self, event: Event) -> str:
        if event.kind == "began":
            return MOVES.get(event.what, "")
        if event.kind == "reacted":
            return event.what
        if event.kind == "landed" and event.amount < SOFT_FALL:
            return "step"
        return HAPPENINGS.get(event.kind, "")


def _opened() -> bool:
    try:
        if pygame.mixer.get_init() is None:
            pygame.mixer.init(RATE, -16, 1, 512)
        pygame.mixer.set_num_channels(16)
    except pygame.error:
        return False
    return True


def _sound(wave: Wave, rate: int = RATE) -> pygame.mixer.Sound:
    opened, _, channels = pygame.mixer.get_init() or (RATE, -16, 1)
    if rate != opened:
        wave = np.asarray(soxr.resample(wave, rate, opened))
    samples = np.clip(wave * 32767, -32768, 32767).astype(np.int16)
    if channels > 1:
        samples = np.repeat(samples[:, None], channels, axis=1)
    return pygame.mixer.Sound(buffer=np.ascontiguousarray(samples).tobytes())
