"""The ear that needs no download, on flite's clips (no figure comes from them)."""

from pathlib import Path

import numpy as np
import pytest

from voice.chains import Said
from voice.engine import Streaming, phones, pinyin
from voice.engine.sphinx import Sphinx
from voice.source import RATE, Samples, read_audio
from voice.vocabulary import vocabulary

CLIPS = Path(__file__).parents[2] / "assets" / "clips"
WORDS = vocabulary({"run": ["run", "跑"], "jump": ["jump", "跳"], "slide": ["slide", "duck"], "stop": ["stop", "halt"]})
ROOM = np.zeros(RATE // 5, np.float32)


@pytest.fixture(scope="module")
def ear() -> Sphinx:
    made = Sphinx()
    made.prepare(WORDS)
    return made


def sound(file: str) -> Samples:
    return np.concatenate((ROOM, read_audio(CLIPS / file), ROOM))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("chains/run_then_jump_slt_10.flac", (("run", 1), ("jump", 1))),
        ("chains/jump_three_times_slt_10.flac", (("jump", 3),)),
        ("chains/stop_then_jump_twice_slt_10.flac", (("stop", 1), ("jump", 2))),
    ],
)
def test_a_chain_is_heard_in_its_order_with_its_counts(file: str, said: Said, ear: Sphinx) -> None:
    evidence = ear.hear(sound(file))

    assert evidence.said == said
    assert max(evidence.scores, key=lambda phrase: evidence.scores[phrase]) == said[0][0]


@pytest.mark.parametrize("file", ["jump/jump_slt_10.flac", "slide/slide_slt_115.flac", "run/run_rms_115.flac"])
def test_one_word_is_no_chain(file: str, ear: Sphinx) -> None:
    assert ear.hear(sound(file)).said == ()


def test_it_guesses_while_the_word_is_still_being_said(ear: Sphinx) -> None:
    assert isinstance(ear, Streaming)
    samples = sound("stop/stop_slt_115.flac")
    guesses = []
    for _ in range(2):
        ear.push(np.zeros(0, np.float32))
        guesses.append([ear.push(samples[at : at + 512]) for at in range(0, len(samples), 512)])

    assert guesses[0] == guesses[1]
    assert [g for g in guesses[0] if g][-1] == "stop"


def test_guessing_does_not_change_what_is_heard(ear: Sphinx) -> None:
    samples = sound("jump/jump_slt_10.flac")
    before = ear.hear(samples)
    ear.push(np.zeros(0, np.float32))
    ear.push(sound("stop/stop_slt_115.flac"))

    assert ear.hear(samples) == before


def test_other_ways_of_saying_a_word_come_after_the_dictionarys() -> None:
    assert phones.ways("AA N") == ("AA N", "AO N")
    assert phones.ways("L EH F T") == ("L EH F T", "L EH F")
    assert phones.ways("F AO R W ER D") == ("F AO R W ER D",)  # before R the two are one
    assert pinyin.ways("zi") == ("Z AH", "Z Z")
    assert pinyin.ways("tiao") == ("T Y AW",)
    assert all(pinyin.ways(s)[0] == pinyin.arpabet(s) for s in ("pao", "dun", "xuan", "shi"))
