"""Which faults are on now: begun once, ended once, each told with how long it lasted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from game.kiosk.board import Board, State
from game.kiosk.events import FaultBegan, FaultEnded
from game.kiosk.log import LOG

Whose = Literal["game", "ours"]


class Ledger:
    """Keeps the faults of a board. A fault of the game's own ends with the game that told it."""

    def __init__(self, board: Board, monotonic: Callable[[], float], wall: Callable[[], float]) -> None:
        self._board, self._monotonic, self._wall = board, monotonic, wall
        self._on: dict[str, tuple[float, Whose]] = {}

    def began(self, code: str, detail: str = "", whose: Whose = "ours") -> None:
        """Something is wrong; told when it was not so already."""
        if code in self._on:
            return
        self._on[code] = (self._monotonic(), whose)
        LOG.warning("fault %s %s", code, detail)
        self._board.change(lambda state: _with(state, code, detail))
        self._board.tell(FaultBegan(self._wall(), code, detail))

    def ended(self, code: str) -> None:
        """It is right again; told when it was not so already."""
        begun = self._on.pop(code, None)
        if begun is None:
            return
        LOG.info("well again: %s", code)
        self._board.change(lambda state: _without(state, code))
        self._board.tell(FaultEnded(self._wall(), code, round(self._monotonic() - begun[0], 3)))

    def put(self, code: str, wrong: bool, detail: str = "") -> None:
        """Say how it is: wrong, or right."""
        if wrong:
            self.began(code, detail)
        else:
            self.ended(code)

    def game_ended(self) -> None:
        """What the game told of itself is over with it."""
        for code in [code for code, (_, whose) in self._on.items() if whose == "game"]:
            self.ended(code)


def _with(state: State, code: str, detail: str) -> State:
    return replace(state, faults={**state.faults, code: detail})


def _without(state: State, code: str) -> State:
    return replace(state, faults={c: d for c, d in state.faults.items() if c != code})
