"""How a level travels: as a code of text, and as a card, a picture that carries the code; and a run, as a code."""

from game.share.card import code_in, with_code
from game.share.code import decode, encode, is_code, packed_bytes
from game.share.opening import Opened, open_level, open_run
from game.share.run_code import decode_run, encode_run, is_run_code

__all__ = [
    "Opened",
    "code_in",
    "decode",
    "decode_run",
    "encode",
    "encode_run",
    "is_code",
    "is_run_code",
    "open_level",
    "open_run",
    "packed_bytes",
    "with_code",
]
