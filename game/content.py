"""Where levels and assets lie: inside an installed package, or beside it in a checkout."""

from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent


def content(kind: Literal["levels", "assets"]) -> Path:
    """Give the folder; a wheel carries it in the package, a checkout has it at its top."""
    inside = HERE / "_content" / kind
    return inside if inside.is_dir() else HERE.parent / kind
