"""The whisper ear on real weights: `VOXLEAP_WHISPER` names a checkpoint of openai-whisper's `base`."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from voice import Ears, Heard
from voice.chains import Said
from voice.engine import EngineError, make_engine
from voice.source import RATE, read_audio
from voice.vocabulary import vocabulary
from voice.words import Language

CHECKPOINT = Path(os.environ.get("VOXLEAP_WHISPER", "absent"))
CLIPS = Path(__file__).parents[2] / "assets" / "clips"
WORDS = {"jump": ["jump", "跳"], "slide": ["slide", "duck"], "stop": ["stop", "停"], "run": ["run", "跑"]}

try:
    import torch
    import whisper
    from whisper.tokenizer import get_tokenizer

    from voice.engine.whisper.spelling import spellings
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


def naive(model: Any, encoded: Any, spelling: Any) -> float:
    """Score one spelling by itself, by the public decoder."""
    fed = [*spelling.prompt, *(alternatives[0] for alternatives in spelling.places[:-1])]
    chances = model.decoder(torch.tensor([fed]), encoded).double().softmax(-1)[0]
    first = len(spelling.prompt) - 1
    return sum(float(chances[first + n, list(some)].sum().log()) for n, some in enumerate(spelling.places))


@needs_weights
def test_one_packed_pass_gives_what_scoring_phrase_by_phrase_gives(ear: Any) -> None:
    model = whisper.load_model(str(CHECKPOINT), device="cpu")
    samples = sound("jump")
    packed = ear._scorer.read(ear._scorer.encode(samples, whole=True), ear._trie).scores

    mel = whisper.log_mel_spectrogram(whisper.pad_or_trim(samples), n_mels=model.dims.n_mels)[None]
    spelled = spellings(ear.tokenizer, vocabulary(WORDS))
    with torch.inference_mode():
        encoded = model.encoder(mel)
        for phrase in ("jump", "duck", "跳"):
            alone = [naive(model, encoded, spelling) for spelling in spelled[phrase]]
            assert packed[phrase] == pytest.approx(float(np.logaddexp.reduce(alone)), abs=1e-4)


@needs_weights
def test_a_few_silent_frames_stand_for_all_of_them(ear: Any) -> None:
    checked = ear.check([sound("jump"), sound("stop")])

    assert checked.good, checked
    assert ear._scorer.encode(sound("jump")).frames.shape[1] < 300  # of 1500


def checkpoint(folder: Path, multilingual: bool) -> Path:
    """Write a model of the true form and of chance's weights."""
    dims = whisper.ModelDimensions(80, 1500, 16, 2, 1, 51865 if multilingual else 51864, 448, 16, 2, 1)
    torch.manual_seed(0)
    model = whisper.Whisper(dims)
    for weight in model.parameters():
        torch.nn.init.normal_(weight, std=0.05)  # its table of positions is whatever memory held
    file = folder / ("small.pt" if multilingual else "small.en.pt")
    torch.save({"dims": vars(dims), "model_state_dict": model.state_dict()}, file)
    return file


@needs_torch
@pytest.mark.parametrize("int8", [True, False])
def test_a_model_of_english_alone_weighs_the_english_phrases(int8: bool, tmp_path: Path) -> None:
    from voice.engine.whisper import OTHER, Whisper

    ear = Whisper(checkpoint(tmp_path, multilingual=False), int8=int8)
    ear.prepare(vocabulary(WORDS))

    assert set(ear.hear(np.zeros(RATE, np.float32)).scores) == {"jump", "slide", "duck", "stop", "run", OTHER}
    assert ear.megabytes > 0
    with pytest.raises(EngineError, match=r"small\.en\.pt knows English only"):
        ear.prepare(vocabulary({"jump": ["跳"]}))


@needs_torch
def test_hanzi_that_sound_alike_count_for_a_phrase_but_not_for_anothers(tmp_path: Path) -> None:
    from voice.engine.whisper.model import Scorer

    tokenizer = Scorer(checkpoint(tmp_path, multilingual=True)).tokenizer

    def hanzi(*phrases: str) -> set[str]:
        spelled = spellings(tokenizer, vocabulary({p: [p] for p in phrases}))
        return {tokenizer.decode([token]) for s in spelled[phrases[0]] for token in s.places[0]}

    assert hanzi("停") >= {"停", "听"}
    assert hanzi("后退") >= {"后", "後"}
    assert "怕" in hanzi("爬")  # of several tokens itself
    assert "怕" not in hanzi("爬", "趴")


@needs_weights
@pytest.mark.parametrize("name", ["jump", "slide", "stop", "run"])
def test_it_chooses_the_word_that_was_said(name: str, ear: Any) -> None:
    evidence = ear.hear(sound(name))

    best = max(evidence.scores, key=lambda phrase: evidence.scores[phrase])
    assert vocabulary(WORDS).commands.get(best) == name


class Written:
    """A scorer of a sound that is surely one text."""

    def __init__(self, tokenizer: Any, text: str) -> None:
        self.tokenizer, self.tokens, self.passes = tokenizer, tokenizer.encode(text), 0

    def read(self, _sound: Any, trie: Any) -> Any:
        self.passes += 1
        fed = [trie.read[trie.looks == n].tolist()[0] for n in range(len(trie.readers))]
        scores = dict.fromkeys(trie.names, -50.0)
        for number, name in enumerate(trie.names):
            path = [fed[n] for n in range(len(fed)) if int(trie.paths[n]) == number]
            if path == [*self.tokens, self.tokenizer.eot][: len(path)]:
                scores[name] = -0.1 * len(path)
        return SimpleNamespace(scores=scores)


@needs_torch
@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (" Jump twice.", "en", (("jump", 2),)),
        (" First run, then jump three times", "en", (("run", 1), ("jump", 3))),
        (" Slide and stop then jump.", "en", (("slide", 1), ("stop", 1), ("jump", 1))),
        ("先跑再跳两次。", "zh", (("跑", 1), ("跳", 2))),
        (" Jump", "en", (("jump", 1),)),
        (" What is the weather today?", "en", ()),
    ],
)
def test_a_chain_is_found_word_by_word(text: str, language: Language, said: Said) -> None:
    from voice.engine.whisper.chain import chain

    scorer = Written(get_tokenizer(True, num_languages=99, task="transcribe"), text)

    assert chain(scorer, None, vocabulary(WORDS).phrases, language)[0] == said  # type: ignore[arg-type]
    assert scorer.passes <= len(said) * 4 + 2


@needs_weights
def test_ears_hear_by_it_and_take_no_noise() -> None:
    with Ears(WORDS, source="feed", engine="whisper", model=CHECKPOINT) as ears:
        ears.feed(np.concatenate((sound("jump"), np.zeros(RATE, np.float32))))
        assert ears.settle(400)
        heard = [e.command for e in ears.poll() if isinstance(e, Heard)]
        ears.feed((np.random.default_rng(1).normal(0, 0.05, 3 * RATE)).astype(np.float32))
        assert ears.settle(200)

        assert heard == ["jump"]
        assert not [e for e in ears.poll() if isinstance(e, Heard)]


def test_without_a_checkpoint_or_the_package_one_line_names_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voice.weights.best", lambda: None)

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
