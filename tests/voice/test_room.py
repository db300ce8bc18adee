import numpy as np
import pytest

from voice.events import Advice, Heard, Rejected
from voice.room import ADVICE, AGAIN_S, Room
from voice.source import BLOCK, RATE, Samples

CHANCE = np.random.default_rng(3)


def noise(seconds: float, level_db: float) -> Samples:
    return (10 ** (level_db / 20) * CHANCE.normal(0, 1, int(seconds * RATE))).astype(np.float32)


def voice(seconds: float, level_db: float) -> Samples:
    at = np.arange(int(seconds * RATE)) / RATE
    return np.asarray(10 ** (level_db / 20) * np.sqrt(2) * np.sin(2 * np.pi * 220 * at), np.float32)


def push(room: Room, samples: Samples) -> list[Advice]:
    blocks = [samples[at : at + BLOCK] for at in range(0, len(samples), BLOCK)]
    return [advice for block in blocks for advice in room.push(block)]


def say(room: Room, clock: float, floor_db: float, level_db: float, gain: float = 1.0) -> tuple[float, list[Advice]]:
    """Say one word of 0.5 s in 2 s of room; give the clock after it and the advice."""
    word = np.clip(gain * voice(0.5, level_db), -1, 1)
    told = push(room, np.concatenate((noise(1.0, floor_db), word + noise(0.5, floor_db), noise(0.5, floor_db))))
    end = clock + 1.5
    event = Heard((("jump", 1),), "jump", "en", 1.0, "", 0.0, clock + 1.0, end, end, "test", min(0.0, level_db))
    return clock + 2.0, told + room.heard(event)


def words(room: Room, floor_db: float, level_db: float, gain: float = 1.0, many: int = 4) -> list[str]:
    clock = 0.0
    kinds: list[str] = []
    for _ in range(many):
        clock, told = say(room, clock, floor_db, level_db, gain)
        kinds += [advice.kind for advice in told]
    return kinds


@pytest.mark.parametrize(
    ("floor", "level", "gain", "advice"),
    [
        (-60, -22, 1.0, []),
        (-60, -6, 4.0, ["clipping"]),
        (-70, -47, 1.0, ["too_soft"]),
        (-30, -22, 1.0, ["loud_room"]),
        (-58, -41, 1.0, []),
    ],
)
def test_advice_names_what_spoils_the_words_and_is_given_once(
    floor: float, level: float, gain: float, advice: list[str]
) -> None:
    assert words(Room(), floor, level, gain) == advice


def test_two_bad_words_are_no_reason_for_advice() -> None:
    assert words(Room(), -70, -47, many=2) == []


def test_the_same_advice_comes_again_after_a_minute() -> None:
    room = Room()
    assert words(room, -70, -47) == ["too_soft"]
    push(room, noise(AGAIN_S, -70))
    clock = AGAIN_S + 8.0
    assert [a.kind for a in say(room, clock, -70, -47)[1]] == ["too_soft"]


def test_noise_and_the_games_own_sound_are_no_words_to_give_advice_on() -> None:
    room = Room()
    push(room, noise(2, -30))
    for reason in ("noise", "self_sound"):
        for _ in range(4):
            assert room.heard(Rejected(reason, -60, "", 0.0, 1.0, 1.5, 1.7)) == []


def test_a_microphone_that_gives_only_zeros_is_told() -> None:
    assert [a.kind for a in push(Room(), np.zeros(6 * RATE, np.float32))] == ["silent"]


@pytest.mark.parametrize("floor", [-70, -50, -35])
def test_the_floor_is_the_rooms_also_while_somebody_speaks_half_of_the_time(floor: float) -> None:
    room = Room()
    for _ in range(8):
        push(room, np.concatenate((noise(0.5, floor), voice(0.5, -20) + noise(0.5, floor))))

    assert room.floor == pytest.approx(floor, abs=2.0)


def test_every_advice_is_there_in_both_languages() -> None:
    assert all(text.en and text.zh for text in ADVICE.values())
