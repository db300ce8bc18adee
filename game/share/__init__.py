"""How a level travels: as a code of text, and as a card, a picture that carries the code."""

from game.share.card import code_in, with_code
from game.share.code import decode, encode, is_code, packed_bytes
from game.share.opening import Opened, open_level

__all__ = ["Opened", "code_in", "decode", "encode", "is_code", "open_level", "packed_bytes", "with_code"]
