"""Thirty seconds of context at the price of four: whisper's blocks over frames that stand for many.

Whisper was trained on 30 s, mostly silence after a short word, and chooses worse when that silence is cut away: right
first choices of 60 English recordings 0.933 at 3.5 s, 0.983 at 30 s. But all those silent frames are alike. So a few
of them, at their true positions, stand for the rest: attention adds the log of how many each stands for, which is
exactly what as many equal keys would do.
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

from voice.engine.whisper.trie import Trie
from voice.source import RATE

FRAME = RATE // 50  # samples of a frame of the encoder
WHOLE = 1500  # frames that the model was trained on: 30 s
BESIDES = 64  # frames of silence after the speech that are kept one by one
EACH = 16  # frames of the silence after those that one stands for
ROUND = 16  # frames; so that few shapes occur
BORDER = 8  # frames of true silence behind the kept ones, from which a silent frame is taken


@dataclass(frozen=True)
class Encoded:
    """What the encoder made of a sound."""

    frames: torch.Tensor
    """Shape (1, frames, state)."""
    counts: torch.Tensor | None
    """Shape (1, 1, 1, frames): the log of how many frames each stands for; None when each is itself."""


def kept(samples: int) -> int:
    """Give how many frames a sound of so many samples keeps one by one."""
    return min(WHOLE, -(-(samples // FRAME + BESIDES) // ROUND) * ROUND)


def encode(encoder: Any, mel: torch.Tensor, frames: int) -> Encoded:
    """Encode a spectrogram as the start of 30 s whose rest is silent.

    Args:
        encoder: openai-whisper's, in whatever precision.
        mel: shape (1, mels, 2 * (frames + BORDER)), silent in its last `BORDER` frames; exactly 3000 for all 30 s.
        frames: how many are kept one by one.

    """
    state = functional.gelu(encoder.conv1(mel))
    state = functional.gelu(encoder.conv2(state)).permute(0, 2, 1)
    places = encoder.positional_embedding
    counts = None
    if frames < WHOLE:
        some = torch.arange(frames + EACH // 2, WHOLE, EACH)
        silent = state[:, frames + BORDER // 2, None] + places[some]
        state = torch.cat((state[:, :frames] + places[:frames], silent), dim=1)
        each = torch.full((len(some),), (WHOLE - frames) / len(some))
        counts = torch.cat((torch.zeros(frames), each.log()))[None, None, None]
    else:
        state = state + places
    for block in encoder.blocks:
        state = state + attend(block.attn, block.attn_ln(state), None, counts)
        state = state + block.mlp(block.mlp_ln(state))
    return Encoded(encoder.ln_post(state), counts)


def decode(decoder: Any, trie: Trie, sound: Encoded) -> torch.Tensor:
    """Give the decoder's last state of every node, shape (nodes, state)."""
    state = (decoder.token_embedding(trie.tokens) + decoder.positional_embedding[trie.depths])[None]
    for block in decoder.blocks:
        state = state + attend(block.attn, block.attn_ln(state), None, trie.mask)
        state = state + attend(block.cross_attn, block.cross_attn_ln(state), sound.frames, sound.counts)
        state = state + block.mlp(block.mlp_ln(state))
    last: torch.Tensor = decoder.ln(state)[0]
    return last


def attend(attention: Any, state: torch.Tensor, other: torch.Tensor | None, bias: torch.Tensor | None) -> torch.Tensor:
    """Do what whisper's attention does, with a bias for each key."""
    seen = state if other is None else other
    batch, count, width = state.shape
    shape = (batch, -1, attention.n_head, width // attention.n_head)
    query, key, value = (
        part.view(shape).transpose(1, 2)
        for part in (attention.query(state), attention.key(seen), attention.value(seen))
    )
    mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
    found: torch.Tensor = attention.out(mixed.transpose(1, 2).reshape(batch, count, width))
    return found
