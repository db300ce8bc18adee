"""How the command line speaks to people: on stderr, in their language; results go to stdout."""

import json
import os
import re
import sys
from typing import Any

from voice.words import Language, Text

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What would steer a terminal: a level from a stranger may carry it in its title."""
_chosen: list[Language] = []


def set_language(given: str) -> None:
    """Take `--lang`; else the environment decides."""
    _chosen[:] = ["zh" if given.startswith("zh") else "en"] if given else []


def chosen() -> Language | None:
    """Give what `--lang` asked for, if anything."""
    return _chosen[0] if _chosen else None


def language() -> Language:
    """Give the language for messages."""
    if _chosen:
        return _chosen[0]
    here = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if here.startswith("zh") else "en"


def say(text: Text, where: str = "") -> None:
    """Tell people one line."""
    sys.stderr.write(shown((f"{where}: " if where else "") + text.to(language())) + "\n")


def give(line: str) -> None:
    """Write one line of the result."""
    sys.stdout.write(shown(line) + "\n")


def shown(text: str) -> str:
    """Give a text without what would steer the terminal."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def give_json(document: Any) -> None:
    """Write the result as one JSON document."""
    give(json.dumps(document, ensure_ascii=False, indent=1))
