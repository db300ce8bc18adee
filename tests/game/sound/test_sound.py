import numpy as np
import pytest

from game.sim import Body, Event
from game.sound import Player
from game.sound.effects import EFFECTS, rain
from game.sound.music import BARS, BEATS, loop
from game.sound.tones import RATE
from game.theme import Music, load


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_an_effect_is_short_and_ends_in_silence(name: str) -> None:
    wave = EFFECTS[name](45)

    assert 0.05 < len(wave) / RATE <= 3.0
    assert np.isfinite(wave).all()
    assert 0.05 < np.abs(wave).max() <= 0.6
    assert np.abs(wave[-20:]).max() < 0.02


@pytest.mark.parametrize("kind", ["pulse", "pluck", "pads"])
@pytest.mark.parametrize("scale", ["minor", "pentatonic", "lydian"])
def test_music_of_every_kind_fits_onto_its_own_beginning(kind: str, scale: str) -> None:
    music = Music.model_validate({"kind": kind, "scale": scale, "bpm": 120.0})

    wave = loop(music)

    assert len(wave) == round(BARS * BEATS * 0.5 * RATE)
    assert abs(wave[0] - wave[-1]) < 0.05
    assert np.abs(wave).max() < 0.3


def test_the_same_seed_is_the_same_tune_and_another_is_another() -> None:
    assert np.array_equal(loop(Music(seed=3)), loop(Music(seed=3)))
    assert not np.array_equal(loop(Music(seed=3, kind="pluck")), loop(Music(seed=4, kind="pluck")))


def test_rain_has_no_click_where_it_repeats() -> None:
    wave = rain()

    assert abs(wave[0] - wave[-1]) < 0.08


def test_a_player_answers_to_all_that_happens_with_or_without_a_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    for opened in (True, False):
        if not opened:
            monkeypatch.setattr("game.sound.player._opened", lambda: False)
        player = Player(load("cyber_ruins"), "rain", volume=0.5)
        player.begin()
        for kind in ("began", "landed", "reacted", "stumbled", "died", "finished", "refused"):
            event = Event(kind, 1, 0.0, 0.0, "jump", 6.0)
            player.advance((event,), Body(0.0, 0.0, vx=5.0, gait="run", move="run"), True, 1 / 60)
        player.tell(understood=True)
        player.close()
