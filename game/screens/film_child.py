"""The child that makes a film of a run, so that no frame waits for it; `filming.Filming` is its parent."""

import os
import pickle
import sys
import threading

from game.level import LevelError
from game.level.files import write
from game.screens.movie import film
from voice.words import Text


def main() -> None:
    """Make the one film that is asked for, tell whether it is there, and end; or end with the parent."""
    if hasattr(os, "nice"):
        os.nice(10)
    out, stdin = sys.stdout.buffer, sys.stdin.buffer
    sys.stdout = sys.stderr  # nothing else may write there
    run, file, language = pickle.load(stdin)
    threading.Thread(target=lambda: (stdin.read(), os._exit(0)), daemon=True).start()
    trouble: Text | None = None
    try:
        write(file, film(run, file, language))
    except LevelError as error:
        trouble = error.text
    except OSError as error:
        trouble = Text(str(error.strerror), str(error.strerror))
    pickle.dump(trouble, out)
    out.flush()


if __name__ == "__main__":
    main()
