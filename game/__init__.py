"""VoxLeap, the game: a robot that leaps when you say so."""

import os

# pygame greets on stdout when it is first imported; a result on stdout must be nothing but the result.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
