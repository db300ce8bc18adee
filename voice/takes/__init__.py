"""Takes of a word as templates: what they are compared by, and how far apart two of them are."""

from voice.takes.cepstra import VERSION, Features, features
from voice.takes.dtw import Templates

__all__ = ["VERSION", "Features", "Templates", "features"]
