"""The seam between sound and meaning: one utterance in, evidence for every phrase out."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from voice.vocabulary import Vocabulary
from voice.words import Text

ENGINES: Mapping[str, str] = {
    "sphinx": "voice.engine.sphinx",
    "whisper": "voice.engine.whisper",
    "personal": "voice.engine.personal",
    "sphinx+personal": "voice.engine.fused",
    "remote": "voice.engine.remote",
}
"""Name to the module that holds it; each has `make(model)`."""


class EngineError(Exception):
    """One line: no model, or a broken one, and the mend."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an ear makes of one utterance."""

    scores: Mapping[str, float]
    """Phrase or decoy to log-likelihood, nats; comparable with one another, the list's own bias removed."""
    fit: float
    """How well the best of them explains the sound at all, nats for a 10 ms frame; low for noise and other talk."""
    pace: float = 1.0
    """How long the best lasts, as a share of what its phones usually last; 1 when the ear does not align."""
    said: tuple[tuple[str, int], ...] = ()
    """Phrases with how often, in spoken order, when more than one plain phrase was said; empty otherwise.

    The score of its first phrase is then that of the whole chain."""


class Engine(Protocol):
    """An ear. It judges nothing: `voice.decision` holds the thresholds, for all ears."""

    @property
    def name(self) -> str:
        """The name it is chosen by."""

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Load, compile, warm up: what can be slow happens here, once a vocabulary.

        Raises:
            EngineError: no model, or a broken one; the message names the mend.

        """

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """Weigh the whole vocabulary against one utterance.

        Args:
            samples: shape (n,), mono, 16 kHz, within -1..1; 0.1 to 10 s.

        """


@runtime_checkable
class Streaming(Protocol):
    """What an ear may do besides: guess while somebody still speaks."""

    def push(self, samples: NDArray[np.float32]) -> str:
        """Take more of an utterance that is still open.

        Args:
            samples: shape (n,), as `Engine.hear` takes them; empty ones begin the next utterance.

        Returns:
            the phrase it seems to become, "" while none.

        """


def make_engine(name: str, model: Path | None = None) -> Engine:
    """Give an ear by its name.

    Args:
        name: one of `ENGINES`; "auto" is the best one here: whisper when it is installed and its weights are found,
            else sphinx fused with the profile that was written last, else sphinx.
        model: that ear's model: a checkpoint, an acoustic model's folder, a profile's file or name.

    Raises:
        EngineError: no ear of that name.

    """
    if name == "auto":
        name, model = _best(model)
    if name not in ENGINES:
        known = ", ".join(ENGINES)
        raise EngineError(Text(f'no ear named "{name}"; there are: {known}', f"没有叫“{name}”的耳朵；可用：{known}"))
    engine: Engine = import_module(ENGINES[name]).make(model)
    return engine


def _best(model: Path | None) -> tuple[str, Path | None]:
    """Choose the best ear here, and what it loads; nothing is fetched."""
    from voice import profiles
    from voice.weights import best

    if find_spec("whisper") and find_spec("torch") and (checkpoint := model or best()) and checkpoint.suffix == ".pt":
        return "whisper", checkpoint
    if model is None:
        for known in profiles.names():
            try:
                profiles.load(profiles.path_of(known))
            except profiles.ProfileError:
                continue
            return "sphinx+personal", Path(known)
    return "sphinx", model
