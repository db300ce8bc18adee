"""Changing a level by hand: what can be picked, what can be set, and the way back. No window, no clock."""

from game.edit.draft import Added, Pick, added, changed, clung, copied, entry, model, moved, pick_at, removed, span
from game.edit.form import Row, fields, parsed, stepped
from game.edit.history import History

__all__ = [
    "Added",
    "History",
    "Pick",
    "Row",
    "added",
    "changed",
    "clung",
    "copied",
    "entry",
    "fields",
    "model",
    "moved",
    "parsed",
    "pick_at",
    "removed",
    "span",
    "stepped",
]
