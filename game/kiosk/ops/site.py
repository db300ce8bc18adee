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
from game.kiosk.pack import Pack


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
    """All settings of the kiosk as plain data; there are no secrets in them, only files that hold some."""
    sessions: Sessions
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], float] = time.time

    def state(self) -> dict[str, Any]:
        """Give the state as JSON."""
        state = self.board.state
        shown = self.contents.shown
        return {
            "name": self.fleet.name,
            "place": self.fleet.place,
            "mode": state.mode,
            "up_since": when(state.up_since) if state.up_since else None,
            "up_s": round(max(0.0, self.now() - state.up_since)) if state.up_since else 0,
            "frame_age_s": round(state.frame_age_s, 2),
            "engine": state.engine,
            "restarts": state.restarts,
            "visits": state.visits,
            "content": shown.id if shown else "",
            "faults": [fault_json(known, detail) for known, detail in faults(state)],
            "today": day_json(self.audits.today()),
        }

    def public(self) -> dict[str, Any]:
        """Give what the house's own web pages may show."""
        state, shown = self.board.state, self.contents.shown
        return {
            "name": self.fleet.name,
            "place": self.fleet.place,
            "open": state.mode in ("attract", "visit", "safe"),
            "playing": state.mode == "visit",
            "title": {"en": shown.title.en, "zh": shown.title.zh} if shown else {"en": "VoxLeap", "zh": "声跃"},
            "visits_today": round(self.audits.today().of("visits")),
        }


def faults(state: State) -> tuple[tuple[Fault, str], ...]:
    """Give what is wrong now, the worst first, with its detail."""
    found = [(fault(code), detail) for code, detail in state.faults.items()]
    return tuple(sorted(found, key=lambda pair: pair[0].light != "red"))


def fault_json(known: Fault, detail: str) -> dict[str, Any]:
    """Give a fault as JSON."""
    return {
        "code": known.code,
        "light": known.light,
        "what": asdict(known.what),
        "mend": asdict(known.mend),
        "detail": detail,
    }


def day_json(day: Day) -> dict[str, Any]:
    """Give a day as JSON."""
    return {
        "day": day.day,
        "understood": _rounded(day.understood),
        "uptime": _rounded(day.uptime),
        "counts": day.counts,
    }


def pack_json(pack: Pack, shown: Pack | None) -> dict[str, Any]:
    """Give an installed pack as JSON."""
    return {
        "id": pack.id,
        "version": pack.version,
        "title": asdict(pack.title),
        "levels": len(pack.levels),
        "languages": pack.languages,
        "model_wrote": pack.model_wrote,
        "installed": when(pack.installed_at),
        "shown": shown is not None and pack.id == shown.id,
    }


def when(at: float) -> str:
    """Give a moment as people and machines read it, in local time."""
    return datetime.fromtimestamp(at).astimezone().isoformat(timespec="seconds")


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
