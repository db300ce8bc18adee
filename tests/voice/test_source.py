from pathlib import Path

import numpy as np
import pytest
import soundfile

from voice.source import RATE, SourceError, read_audio


@pytest.mark.parametrize(
    ("rate", "channels", "subtype"), [(8000, 1, "PCM_16"), (44100, 2, "PCM_24"), (16000, 1, "FLOAT")]
)
def test_any_rate_width_and_channels_become_16_khz_mono(tmp_path: Path, rate: int, channels: int, subtype: str) -> None:
    file = tmp_path / "a.wav"
    soundfile.write(file, np.zeros((rate, channels)) + 0.25, rate, subtype=subtype)

    samples = read_audio(file)

    assert samples.dtype == np.float32
    assert samples.shape == (RATE,)
    assert samples[RATE // 2] == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "no such file"),
        (b"", "is not a sound file; WAV and FLAC are read"),
        (b"RIFFnonsense" * 9, "is not a sound"),
    ],
)
def test_what_is_no_sound_is_named_in_one_line(tmp_path: Path, content: bytes | None, line: str) -> None:
    file = tmp_path / "a.wav"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(SourceError, match=line):
        read_audio(file)
