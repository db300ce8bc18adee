"""openai-whisper's parts, used as a scorer: an encoder of only the audio there is, and a decoder that reads a trie."""

import warnings
from pathlib import Path

import numpy as np
import torch
import whisper
from numpy.typing import NDArray
from torch import nn
from whisper.model import Linear

from voice.engine import EngineError
from voice.engine.whisper.context import BORDER, FRAME, WHOLE, Encoded, decode, encode, kept
from voice.engine.whisper.trie import Trie
from voice.words import Text

CHUNK = 48  # nodes whose logits are in memory at once: 25 MB for all of them cost page faults


class Scorer:
    """A checkpoint that weighs phrases."""

    def __init__(self, checkpoint: Path, int8: bool = True) -> None:
        """Load it.

        Raises:
            EngineError: it is no checkpoint of openai-whisper's.

        """
        try:
            model = whisper.load_model(str(checkpoint), device="cpu")
        except Exception as error:  # torch raises many kinds for a file that is cut or something else
            why = type(error).__name__
            raise EngineError(
                Text(
                    f"{checkpoint.name} is no checkpoint of openai-whisper ({why}); fetch it again",
                    f"{checkpoint.name} 不是 openai-whisper 的模型（{why}）；请重新下载",
                )
            ) from error
        self.tokenizer_language_count = model.num_languages
        self.multilingual = model.is_multilingual
        self._mels = model.dims.n_mels
        self._encoder: nn.Module = model.encoder.eval()
        self._decoder = model.decoder.eval()
        self._to_vocabulary: nn.Module = nn.Linear(model.dims.n_text_state, model.dims.n_vocab, bias=False)
        self._to_vocabulary.weight = model.decoder.token_embedding.weight
        if int8:
            self._encoder = _int8(self._encoder)
            self._decoder.blocks = _int8(self._decoder.blocks)
            self._to_vocabulary = _int8(nn.Sequential(self._to_vocabulary))

    def encode(self, samples: NDArray[np.float32], *, whole: bool = False) -> Encoded:
        """Encode a sound as the start of 30 s; `whole` without the short cut, at six times the price."""
        frames = WHOLE if whole else kept(len(samples))
        length = WHOLE if frames == WHOLE else frames + BORDER
        with torch.inference_mode():
            sound = whisper.pad_or_trim(torch.from_numpy(samples.astype(np.float32)), length * FRAME)
            mel = whisper.log_mel_spectrogram(sound, n_mels=self._mels)[None]
            return encode(self._encoder, mel, frames)

    def score(self, sound: Encoded, trie: Trie) -> dict[str, float]:
        """Give log P(phrase and its end | audio) over the full vocabulary, nats; spellings of one phrase are summed."""
        with torch.inference_mode():
            state = decode(self._decoder, trie, sound)
            used, place = torch.unique(trie.readers, return_inverse=True)
            wanted = torch.empty(len(trie.read))
            for first in range(0, len(used), CHUNK):
                logits = self._to_vocabulary(state[used[first : first + CHUNK]]).float()
                inside = torch.nonzero((place >= first) & (place < first + CHUNK)).flatten()
                row = place[inside] - first
                wanted[inside] = logits[row, trie.read[inside]] - torch.logsumexp(logits, dim=1)[row]
            paths = torch.zeros(len(trie.names)).index_add(0, trie.paths, wanted)
        scores: dict[str, list[float]] = {}
        for name, value in zip(trie.names, paths.tolist(), strict=True):
            scores.setdefault(name, []).append(value)
        return {name: float(np.logaddexp.reduce(values)) for name, values in scores.items()}


def _int8(module: nn.Module) -> nn.Module:
    """Give it with its linear layers in 8 bits, a quarter of the memory and half the time."""
    for parent in list(module.modules()):
        for name, child in list(parent.named_children()):
            if type(child) is Linear:  # torch swaps only its own class
                plain = nn.Linear(child.in_features, child.out_features, bias=child.bias is not None)
                plain.weight, plain.bias = child.weight, child.bias
                setattr(parent, name, plain)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a long notice that another package is to follow
        quantised: nn.Module = torch.ao.quantization.quantize_dynamic(module, {nn.Linear}, dtype=torch.qint8)
    return quantised
