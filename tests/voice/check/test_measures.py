import numpy as np
import pytest

from voice.check.loop import CENTRES, MODULATIONS, WEIGHTS, measure_loop, sweep, transmission
from voice.check.measures import active_level, clipped_share, gap_share, hum, noise_level
from voice.source import RATE, Samples

CHANCE = np.random.default_rng(4)


def noise(seconds: float, level: float) -> Samples:
    return (10 ** (level / 20) * CHANCE.normal(0, 1, int(seconds * RATE))).astype(np.float32)


def tone(hertz: float, seconds: float, level: float) -> Samples:
    at = np.arange(int(seconds * RATE)) / RATE
    return np.asarray(10 ** (level / 20) * np.sqrt(2) * np.sin(2 * np.pi * hertz * at), np.float32)


@pytest.mark.parametrize("level", [-16.0, -26.0, -36.0, -46.0])
def test_the_active_level_of_sound_without_pauses_is_its_level(level: float) -> None:
    found = active_level(noise(5, level))

    assert found.level == pytest.approx(level, abs=0.3)
    assert found.activity > 0.95


@pytest.mark.parametrize("pause_s", [1.0, 3.0, 9.0])
def test_pauses_do_not_lower_the_active_level(pause_s: float) -> None:
    burst, pause = noise(1, -26), np.zeros(int(pause_s * RATE), np.float32)

    found = active_level(np.concatenate([part for _ in range(4) for part in (burst, pause)]))

    # The hangover of 0.2 s counts as active, as P.56 will have it: 10 log10(1 / 1.2) = -0.8 dB.
    assert found.level == pytest.approx(-26 - 0.8, abs=0.5)
    assert found.activity == pytest.approx(1.2 / (1 + pause_s), rel=0.12)


def test_speech_twice_as_loud_is_6_db_more() -> None:
    speech = np.concatenate([noise(0.3, level) for level in (-30, -22, -60, -27, -35, -60, -24)])

    louder, softer = active_level(speech), active_level((speech / 2).astype(np.float32))

    assert louder.level - softer.level == pytest.approx(6.02, abs=0.15)


def test_silence_has_no_active_level() -> None:
    assert active_level(np.zeros(RATE, np.float32)).level == -120


@pytest.mark.parametrize(("mains", "level"), [(50.0, -50.0), (60.0, -45.0), (50.0, -62.0)])
def test_hum_is_told_with_its_mains_and_level_out_of_a_noisy_room(mains: float, level: float) -> None:
    room = noise(10, -60) + tone(mains, 10, level)

    found = hum(room)

    assert found.mains == mains
    assert found.level == pytest.approx(level, abs=1.0)


def test_a_room_without_hum_has_none() -> None:
    assert hum(noise(10, -50)).mains == 0


def test_rumble_is_no_noise_to_an_ear() -> None:
    assert noise_level(noise(3, -60) + tone(20, 3, -44)) == pytest.approx(-60, abs=1.0)


@pytest.mark.parametrize(("gain", "share"), [(0.9, 0.0), (2.0, 0.65)])
def test_flat_tops_are_counted(gain: float, share: float) -> None:
    wave = np.clip(gain * tone(200, 2, -3.01), -1, 1).astype(np.float32)

    # A sine of twice full scale is beyond it for 1 - 2/pi asin(1/2) = 2/3 of the time.
    assert clipped_share(wave) == pytest.approx(share, abs=0.04)


def test_lost_blocks_are_counted_and_a_loud_room_hides_none() -> None:
    room = noise(4, -60)
    room[RATE : RATE + RATE // 5] = 0

    assert gap_share(room) == pytest.approx(0.05, abs=0.001)
    assert gap_share(noise(4, -60)) == 0


@pytest.mark.parametrize(("delay_s", "echo"), [(0.02, -20.0), (0.25, -40.0), (1.4, -30.0)])
def test_a_sweep_that_comes_back_tells_delay_and_echo(delay_s: float, echo: float) -> None:
    recorded = noise(6, -75)
    start = int(delay_s * RATE)
    recorded[start : start + len(sweep())] += (sweep() * 10 ** (echo / 20)).astype(np.float32)

    loop = measure_loop(recorded, noise(5, -75), speech_level=-25)

    assert loop is not None
    assert loop.delay_s == pytest.approx(delay_s, abs=0.001)
    assert loop.echo_db == pytest.approx(echo, abs=0.7)


def test_without_a_loudspeaker_there_is_no_loop() -> None:
    assert measure_loop(noise(6, -50), noise(5, -50), speech_level=-25) is None


def test_nothing_in_the_way_is_an_index_of_one() -> None:
    struck = np.zeros(RATE)
    struck[50] = 1.0

    assert transmission(struck, (60.0,) * 6) > 0.98


@pytest.mark.parametrize("reverb_s", [0.4, 1.0, 2.0])
def test_reverberation_costs_what_theory_says(reverb_s: float) -> None:
    decay = np.exp(-np.arange(int(2 * reverb_s * RATE)) * 6.91 / (reverb_s * RATE))
    response = decay * np.random.default_rng(1).normal(0, 1, len(decay))

    # An exponential decay keeps 1 / sqrt(1 + (2 pi F T / 13.8)^2) of a modulation (Houtgast & Steeneken 1985).
    kept = 1 / np.sqrt(1 + (2 * np.pi * np.array(MODULATIONS) * reverb_s / 13.8) ** 2)
    theory = float(np.mean((np.clip(10 * np.log10(kept / (1 - kept)), -15, 15) + 15) / 30))
    assert transmission(response, (60.0,) * 6) == pytest.approx(theory, abs=0.04)


@pytest.mark.parametrize(("ratio", "index"), [(0.0, 0.5), (15.0, 1.0), (-15.0, 0.0), (7.5, 0.75)])
def test_noise_alone_costs_what_the_standard_says(ratio: float, index: float) -> None:
    struck = np.zeros(RATE)
    struck[50] = 1.0

    assert transmission(struck, (ratio,) * 6) == pytest.approx(index, abs=0.03)


def test_each_octave_has_its_weight() -> None:
    assert len(CENTRES) == len(WEIGHTS) == 6
