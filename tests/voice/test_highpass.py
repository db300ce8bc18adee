import numpy as np
import pytest

from voice.endpoint import level_db
from voice.highpass import CORNER, HighPass
from voice.source import BLOCK, RATE, Samples


def tone(hertz: float, seconds: float = 1.0) -> Samples:
    return np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE).astype(np.float32)


def gain(hertz: float) -> float:
    """dB of a tone that has settled."""
    return level_db(HighPass().push(tone(hertz))[RATE // 2 :]) - level_db(tone(hertz))


@pytest.mark.parametrize("hertz", [15, 30, 45, 60, CORNER, 150, 300, 1000, 4000, 7900])
def test_a_tone_is_let_through_as_a_butterworth_of_second_order_does(hertz: float) -> None:
    warped = np.tan(np.pi * CORNER / RATE) / np.tan(np.pi * hertz / RATE)

    assert gain(hertz) == pytest.approx(-10 * np.log10(1 + warped**4), abs=0.1)


def test_an_offset_is_gone_after_a_moment() -> None:
    assert np.abs(HighPass().push(np.full(RATE, 0.5, np.float32))[RATE // 10 :]).max() < 1e-3


def test_a_puff_on_the_membrane_no_longer_drowns_the_word() -> None:
    puff = 0.9 * np.exp(-(((np.arange(RATE) - RATE / 2) / 800) ** 2)).astype(np.float32)

    assert np.abs(HighPass().push(puff)).max() < 0.15 * puff.max()


def test_blocks_give_what_the_whole_gives() -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, 40 * BLOCK).astype(np.float32)
    stream = HighPass()

    parts = [stream.push(sound[at : at + BLOCK]) for at in range(0, len(sound), BLOCK)]

    assert np.abs(np.concatenate(parts) - HighPass().push(sound)).max() < 1e-6
