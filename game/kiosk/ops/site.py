"""What the page and its interface show, gathered once for both: plain data, and none of it about a visitor."""

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from game.kiosk.board import Board, State
from game.kiosk.faults import Fault, fault
from game.kiosk.ops.audit import Audits, Day
from game.kiosk.ops.contents import Contents
from game.kiosk.ops.session import Patience, Sessions
from game.kiosk.ops.settings import FleetSettings, MetricsSettings, OperatorSettings
from game.kiosk.ops.shapes import (
    Both,
    ContentShape,
    DayShape,
    FaultShape,
    PackShape,
    PublicShape,
    ResultShape,
    StateShape,
)
from game.kiosk.pack.shelf import Pack
from voice.words import Text

PLAYABLE = ("attract", "visit", "safe")
STILL_S = 10.0  # s without a picture: what is still shown is not playable


@dataclass(frozen=True)
class Site:
    """Everything that the page is made of."""

    board: Board
    audits: Audits
    contents: Contents
    data: Path
    operator: OperatorSettings
    metrics: MetricsSettings
    fleet: FleetSettings
    settings: Mapping[str, Any]
    """All settings of the kiosk as plain data, without secrets."""
    sessions: Sessions
    totals: Callable[[], Mapping[tuple[str, str], float]]
    """What was counted since the kiosk began."""
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], float] = time.time

    def state(self) -> StateShape:
        """Give how it is now."""
        state = self.board.state
        shown = self.contents.shown
        return StateShape(
            name=self.fleet.name,
            place=self.fleet.place,
            mode=state.mode,
            up_since=when(state.up_since) if state.up_since else None,
            up_s=round(max(0.0, self.now() - state.up_since)) if state.up_since else 0,
            frame_age_s=round(state.frame_age_s, 2),
            engine=state.engine,
            site=state.site,
            site_at=when(state.site_at) if state.site_at else None,
            site_findings=state.site_findings,
            restarts=state.restarts,
            visits=state.visits,
            content=shown.id if shown else "",
            faults=tuple(fault_shape(known, detail) for known, detail in faults(state)),
            today=day_shape(self.audits.today()),
        )

    def public(self) -> PublicShape:
        """Give what the house's own web pages may show."""
        state, shown = self.board.state, self.contents.shown
        return PublicShape(
            name=self.fleet.name,
            place=self.fleet.place,
            open=state.mode in PLAYABLE,
            playing=state.mode == "visit",
            title=_both(shown.title) if shown else Both(en="VoxLeap", zh="声跃"),
            visits_today=round(self.audits.today().of("visits")),
        )

    def content(self) -> ContentShape:
        """Give what is kept, and what came of the last packs."""
        kept, shown = self.contents.kept, self.contents.shown
        return ContentShape(
            busy=self.contents.busy,
            kept=tuple(pack_shape(pack, shown) for pack in kept),
            results=tuple(
                ResultShape(at=when(one.at), source=one.source, good=one.good, text=_both(one.text))
                for one in self.contents.results
            ),
        )

    def healthy(self) -> bool:
        """Tell whether visitors can play, or it is closed on purpose."""
        state = self.board.state
        return state.mode == "closed" or (state.mode in PLAYABLE and state.frame_age_s < STILL_S)


def faults(state: State) -> tuple[tuple[Fault, str], ...]:
    """Give what is wrong now, the worst first, with its detail."""
    found = [(fault(code), detail) for code, detail in state.faults.items()]
    return tuple(sorted(found, key=lambda pair: pair[0].light != "red"))


def fault_shape(known: Fault, detail: str) -> FaultShape:
    """Give a fault for the interface."""
    return FaultShape(code=known.code, light=known.light, what=_both(known.what), mend=_both(known.mend), detail=detail)


def day_shape(day: Day) -> DayShape:
    """Give a day for the interface."""
    return DayShape(day=day.day, understood=_rounded(day.understood), uptime=_rounded(day.uptime), counts=day.counts)


def pack_shape(pack: Pack, shown: Pack | None) -> PackShape:
    """Give an installed pack for the interface."""
    return PackShape(
        id=pack.id,
        version=pack.version,
        title=_both(pack.title),
        levels=len(pack.levels),
        languages=pack.languages,
        model_wrote=pack.model_wrote,
        installed=when(pack.installed_at),
        shown=shown is not None and pack.id == shown.id,
    )


def when(at: float) -> str:
    """Give a moment as people and machines read it, in local time."""
    return datetime.fromtimestamp(at).astimezone().isoformat(timespec="seconds")


def _both(text: Text) -> Both:
    return Both(**asdict(text))


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
