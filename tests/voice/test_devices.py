import sys
from pathlib import Path

import numpy as np
import pytest

from tests.voice.portaudio import PortAudio, device
from voice import devices, microphone
from voice.devices import microphones, pick, remember, remembered, unknown
from voice.microphone import NONE, TAKEN, listen
from voice.source import RATE, Samples
from voice.words import Text


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "memory", lambda: tmp_path / "vox" / "microphone.json")
    monkeypatch.setattr(microphone, "GONE_S", 0.15)
    monkeypatch.setattr(microphone, "FOLLOWS", True)


def plug(monkeypatch: pytest.MonkeyPatch, *there: dict[str, object], usual: int = 0) -> PortAudio:
    system = PortAudio(*there, usual=usual)
    monkeypatch.setitem(sys.modules, "sounddevice", system)
    return system


WEBCAM, HEADSET, LINE = device("HD Webcam C270"), device("USB Headset 话筒"), device("Line In", channels=8)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (None, "USB Headset 话筒"),
        ("", "USB Headset 话筒"),
        ("webcam", "HD Webcam C270"),
        ("话筒", "USB Headset 话筒"),
        ("2", "Line In"),
        (0, "HD Webcam C270"),
        ("line in", "Line In"),
        ("harpsichord", None),
        ("7", None),
    ],
)
def test_a_microphone_is_picked_by_number_or_any_part_of_its_name(given: str | int | None, name: str | None) -> None:
    found = microphones(PortAudio(WEBCAM, HEADSET, LINE, device("Speaker", channels=0), usual=1))

    picked = pick(given, found)

    assert (picked.name if picked else None) == name
    assert len(found) == 3


def test_a_microphone_that_is_not_there_is_answered_by_those_that_are() -> None:
    found = microphones(PortAudio(WEBCAM, HEADSET))

    assert unknown("harp", found).text == Text(
        "no such microphone; there are: HD Webcam C270, USB Headset 话筒",
        "没有这个麦克风；可用：HD Webcam C270, USB Headset 话筒",
    )
    assert unknown("harp", ()).text.en == "there is no microphone; plug one in"


def test_the_choice_is_remembered_and_a_broken_memory_is_none() -> None:
    assert remembered() == ""
    remember("USB Headset 话筒")
    assert remembered() == "USB Headset 话筒"
    devices.memory().write_text("[]")
    assert remembered() == ""


def sound(given: Samples | Text) -> Samples:
    assert not isinstance(given, Text)
    return given


@pytest.mark.parametrize("rate", [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000])
def test_any_rate_of_the_device_becomes_the_same_tone_at_16_khz(monkeypatch: pytest.MonkeyPatch, rate: int) -> None:
    plug(monkeypatch, device("Any", rate))
    coming = listen()

    samples = np.concatenate([sound(next(coming)[0]) for _ in range(40)])[1600:]
    coming.close()

    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert np.argmax(spectrum) * RATE / len(samples) == pytest.approx(440, abs=3)
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    ("there", "opened"),
    [
        (device("Stereo only", channels=2, widths=(2,)), "Stereo only 48000 2"),
        (device("Array of 8", channels=8, widths=(8,)), "Array of 8 48000 8"),
        (device("Says 48, takes 96", rates=(96_000,)), "Says 48, takes 96 96000 1"),
        (device("Old", 44_100, rates=(8000,)), "Old 8000 1"),
    ],
)
def test_a_device_that_refuses_mono_or_its_own_rate_is_opened_as_it_will(
    monkeypatch: pytest.MonkeyPatch, there: dict[str, object], opened: str
) -> None:
    system = plug(monkeypatch, there)
    coming = listen()

    assert len(sound(next(coming)[0]))
    coming.close()
    assert system.opened == [opened]


def first(coming: object, what: object, most: int = 2000) -> object:
    """Read on until a text, or a block when `what` is None."""
    for _ in range(most):
        given = next(coming)[0]  # type: ignore[call-overload]
        if given == what if isinstance(given, Text) else what is None:
            return given
    raise AssertionError(f"never came: {what}")


def test_a_microphone_pulled_out_is_told_and_heard_again_when_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    headset = device("Headset", dies=3)
    system = plug(monkeypatch, headset)
    coming = listen()
    first(coming, None)
    system.plugged.clear()
    first(coming, NONE)
    system.plugged.append(device("Headset"))

    first(coming, None)

    coming.close()
    assert len(system.opened) == 2


def test_a_microphone_that_another_program_holds_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    there = device("Held", held=True)
    plug(monkeypatch, there)
    coming = listen()

    assert next(coming)[0] == TAKEN
    there["held"] = False
    first(coming, None)
    coming.close()


def test_one_that_was_asked_for_is_waited_for_and_one_remembered_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    system = plug(monkeypatch, WEBCAM)
    coming = listen("headset")
    assert next(coming)[0] == NONE
    coming.close()

    remember("USB Headset 话筒")
    coming = listen()
    first(coming, None)
    coming.close()
    assert system.opened == ["HD Webcam C270 48000 1"]

    system.plugged.append(HEADSET)
    system._initialize()
    coming = listen()
    first(coming, None)
    coming.close()
    assert system.opened[-1] == "USB Headset 话筒 48000 1"


def test_when_the_systems_microphone_changes_the_ears_change_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "DEFAULT_S", 0.05)
    system = plug(monkeypatch, WEBCAM, HEADSET)
    name = "HD Webcam C270"
    coming = listen(default_now=lambda: name)
    first(coming, None)

    system.usual, name = 1, "USB Headset 话筒"
    for _ in range(5000):
        next(coming)
        if len(system.opened) == 2:
            break

    coming.close()
    assert system.opened == ["HD Webcam C270 48000 1", "USB Headset 话筒 48000 1"]
