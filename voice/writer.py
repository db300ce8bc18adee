"""Speech written down in full: by whisper or by a server. For prompts, not for commands."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from voice import weights
from voice.engine import EngineError
from voice.source import Samples
from voice.transcriber import Server, Transcriber, TranscriberError
from voice.vocabulary import language_of
from voice.words import Language, Text

DEADLINE_S = 15.0  # s from the end of the speech to its text
NO_SPEECH, UNSURE = 0.6, -1.0  # Whisper's own figures for a text that it made up

NO_EAR = Text(
    "dictation needs the whisper ear: voxleap voice setup; typing works",
    "语音输入需要 whisper 耳朵：请运行 voxleap voice setup；也可以打字",
)
NOTHING = Text("nothing was said", "没有听到说话")


@dataclass(frozen=True, slots=True)
class Dictated:
    """What was said; or, where `text` is empty, why there is nothing."""

    text: str
    language: Language
    engine: str
    why: Text | None = None


class Writer(Protocol):
    """Something that writes down speech."""

    def write(self, samples: Samples) -> Dictated:
        """Write one utterance, shape (n,), mono, 16 kHz."""


class WhisperWriter:
    """openai-whisper; the language is the likelier of those that are spoken here."""

    def __init__(self, checkpoint: Path, languages: Collection[Language]) -> None:
        """Load it.

        Raises:
            EngineError: it is no checkpoint, or whisper is not installed.

        """
        try:
            import torch
            import whisper
        except ImportError as error:
            raise EngineError(NO_EAR) from error
        torch.set_num_threads(1)
        self._whisper, self._no_grad = whisper, torch.no_grad
        try:
            self._model = whisper.load_model(str(checkpoint), device="cpu")
        except Exception as error:  # torch raises many kinds for a file that is cut or something else
            name = checkpoint.name
            text = Text(f"{name} is no checkpoint of openai-whisper", f"{name} 不是 openai-whisper 的模型")
            raise EngineError(text) from error
        self._languages = tuple(languages) if self._model.is_multilingual else ("en",)

    def write(self, samples: Samples) -> Dictated:
        """See `Writer`."""
        whisper = self._whisper
        mel = whisper.log_mel_spectrogram(whisper.pad_or_trim(samples), n_mels=self._model.dims.n_mels)
        with self._no_grad():
            sound = self._model.embed_audio(mel[None])[0]  # once, for the language and the text
        language: Language = "en"
        if len(self._languages) > 1:
            _, chances = self._model.detect_language(sound)
            language = max(self._languages, key=lambda name: float(chances[name]))
        elif self._languages:
            language = self._languages[0]
        # The prompt is in simplified characters, so the text is too.
        prompt = "以下是普通话的句子。" if language == "zh" else None
        options = whisper.DecodingOptions(language=language, without_timestamps=True, fp16=False, prompt=prompt)
        result = whisper.decode(self._model, sound, options)
        invented = result.no_speech_prob > NO_SPEECH and result.avg_logprob < UNSURE
        text = "" if invented else result.text.strip()
        return Dictated(text, language, "whisper", None if text else NOTHING)


class RemoteWriter:
    """A transcription server."""

    def __init__(self, server: Server) -> None:
        self._transcriber = Transcriber(server)

    def write(self, samples: Samples) -> Dictated:
        """See `Writer`."""
        try:
            text = self._transcriber.ask(samples, DEADLINE_S).text
        except TranscriberError as error:
            return Dictated("", "en", "remote", error.text)
        return Dictated(text, language_of(text), "remote", None if text else NOTHING)


def make_writer(model: Path | None = None, languages: Collection[Language] = ("en", "zh")) -> Writer:
    """Give the best that is here: a server that was named, else whisper.

    Raises:
        EngineError: neither is here; the message names the mend.

    """
    if os.environ.get("VOXLEAP_REMOTE_URL"):
        try:
            return RemoteWriter(Server.from_environment())
        except TranscriberError as error:
            raise EngineError(error.text) from error
    checkpoint = model or weights.best()
    if checkpoint is None or find_spec("whisper") is None:
        raise EngineError(NO_EAR)
    return WhisperWriter(checkpoint, languages)
