import sys
from typing import Any

import numpy as np
import pytest

from tests.voice.portaudio import PortAudio, device
from voice import devices, microphone
from voice.check import record as record_module
from voice.check.loop import sweep
from voice.check.record import record
from voice.check.timetable import Slot
from voice.source import RATE, SourceError
from voice.words import Text

WORD = Text("say: jump", "请说：起跳")
SHORT = (
    Slot("quiet", 0.0, 0.3, WORD),
    Slot("sweep", 0.3, 0.6, WORD),
    Slot("command", 0.6, 1.0, WORD, "jump"),
)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> PortAudio:
    there = PortAudio(device("Desk"))
    there.played = []  # type: ignore[attr-defined]
    there.play = lambda samples, rate, **_: there.played.append((len(samples), rate))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sounddevice", there)
    monkeypatch.setattr(devices, "memory", lambda: tmp_path / "none.json")
    monkeypatch.setattr(microphone, "GONE_S", 0.15)
    monkeypatch.setattr(record_module, "TIMETABLE", SHORT)
    monkeypatch.setattr(record_module, "LENGTH_S", 1.0)
    return there


def test_the_whole_timetable_is_recorded_and_the_sweep_played_once(system: PortAudio) -> None:
    shown: list[str] = []

    recording = record(None, lambda slot, left_s, _level: shown.append(slot.kind) if left_s > 0 else None)

    assert len(recording.samples) == pytest.approx(RATE, abs=RATE // 20)
    assert np.abs(recording.samples[RATE // 10 :]).max() == pytest.approx(0.5, abs=0.02)
    assert list(dict.fromkeys(shown)) == ["quiet", "sweep", "command"]
    assert system.played == [(len(sweep()), RATE)]  # type: ignore[attr-defined]


def test_a_machine_without_a_loudspeaker_is_recorded_all_the_same(system: PortAudio) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise system.PortAudioError("Error querying device -1")

    system.play = refuse  # type: ignore[attr-defined]

    assert len(record(None, lambda *_: None).samples) >= RATE * 0.95


def test_a_microphone_that_goes_away_ends_it_in_words(system: PortAudio) -> None:
    system.plugged[0]["dies"] = 5

    with pytest.raises(SourceError, match="no microphone; keys and typing work"):
        record(None, lambda *_: None)
