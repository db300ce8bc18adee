"""The whisper ear on real weights: `VOXLEAP_WHISPER` names a checkpoint of openai-whisper's `base`."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from voice import Ears, Heard
from voice.engine import EngineError, make_engine
from voice.source import RATE, read_audio
from voice.vocabulary import vocabulary

CHECKPOINT = Path(os.environ.get("VOXLEAP_WHISPER", "absent"))
CLIPS = Path(__file__).parents[2] / "assets" / "clips"
WORDS = {"jump": ["jump", "跳"], "slide": ["slide", "duck"], "stop": ["stop", "停"], "run": ["run", "跑"]}

try:
    import torch
    import whisper
except ImportError:
    torch = None
needs_torch = pytest.mark.skipif(torch is None, reason="openai-whisper is not installed")
needs_weights = pytest.mark.skipif(
    torch is None or not CHECKPOINT.is_file(), reason="no checkpoint: set VOXLEAP_WHISPER to a base.pt"
)


@pytest.fixture(scope="module")
def ear() -> Any:
    from voice.engine.whisper import Whisper

    made = Whisper(CHECKPOINT, int8=False)
    made.prepare(vocabulary(WORDS))
    return made


def sound(name: str) -> Any:
    return read_audio(min((CLIPS / name).glob(f"{name}*.flac")))


@needs_weights
def test_one_packed_pass_gives_what_scoring_phrase_by_phrase_gives(ear: Any) -> None:
    from whisper.tokenizer import get_tokenizer

    from voice.engine.whisper import _spellings

    model = whisper.load_model(str(CHECKPOINT), device="cpu")
    tokenizer = get_tokenizer(True, num_languages=model.num_languages, task="transcribe")
    samples = sound("jump")
    packed = ear._scorer.score(ear._scorer.encode(samples, whole=True), ear._trie)

    mel = whisper.log_mel_spectrogram(whisper.pad_or_trim(samples), n_mels=model.dims.n_mels)[None]
    with torch.inference_mode():
        encoded = model.encoder(mel)
        for phrase in ("jump", "duck", "跳"):
            alone = []
            for prefix, tokens in _spellings(tokenizer, phrase):
                fed = torch.tensor([[*prefix, *tokens[:-1]]])
                chances = model.decoder(fed, encoded).float().log_softmax(-1)[0]
                places = range(len(prefix) - 1, len(prefix) - 1 + len(tokens))
                alone.append(sum(float(chances[p, t]) for p, t in zip(places, tokens, strict=True)))
            assert packed[phrase] == pytest.approx(float(np.logaddexp.reduce(alone)), abs=1e-4)


@needs_weights
def test_a_few_silent_frames_stand_for_all_of_them(ear: Any) -> None:
    samples = sound("jump")
    few, all_of_them = (ear._scorer.score(ear._scorer.encode(samples, whole=w), ear._trie) for w in (False, True))
    best = max(all_of_them, key=lambda phrase: all_of_them[phrase])

    assert ear._scorer.encode(samples).frames.shape[1] < 300
    assert few[best] == pytest.approx(all_of_them[best], abs=0.5)


@needs_weights
@pytest.mark.parametrize("name", ["jump", "slide", "stop", "run"])
def test_it_chooses_the_word_that_was_said(name: str, ear: Any) -> None:
    evidence = ear.hear(sound(name))

    best = max(evidence.scores, key=lambda phrase: evidence.scores[phrase])
    assert vocabulary(WORDS).commands.get(best) == name


@needs_weights
def test_ears_hear_by_it_and_take_no_noise() -> None:
    with Ears(WORDS, source="feed", engine="whisper", model=CHECKPOINT) as ears:
        ears.feed(np.concatenate((sound("jump"), np.zeros(RATE, np.float32))))
        assert ears.settle(120)
        heard = [e.command for e in ears.poll() if isinstance(e, Heard)]
        ears.feed((np.random.default_rng(1).normal(0, 0.05, 3 * RATE)).astype(np.float32))
        assert ears.settle(60)

        assert heard == ["jump"]
        assert not [e for e in ears.poll() if isinstance(e, Heard)]


def test_without_a_checkpoint_or_the_package_one_line_names_the_mend() -> None:
    with pytest.raises(EngineError) as error:
        make_engine("whisper").prepare(vocabulary(WORDS))

    assert str(error.value).endswith(("--model base.pt", "pip install 'voxleap[whisper]'"))
    assert error.value.text.zh


@needs_torch
@pytest.mark.parametrize("content", [b"", b"no checkpoint at all", b"PK\x03\x04cut"])
def test_a_broken_checkpoint_is_named_in_one_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "base.pt"
    file.write_bytes(content)

    with pytest.raises(EngineError, match=r"base\.pt is no checkpoint of openai-whisper") as error:
        make_engine("whisper", file).prepare(vocabulary(WORDS))

    assert "\n" not in str(error.value)
