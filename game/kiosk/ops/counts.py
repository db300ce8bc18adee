"""What of an event is counted. Names come from closed lists, so that nothing which was said can ever be one of them."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, get_args

from game.kiosk.events import (
    Asked,
    Event,
    FaultBegan,
    FaultEnded,
    How,
    LanguagePicked,
    LevelStarted,
    NotUnderstood,
    Outcome,
    Ready,
    Restarted,
    Understood,
    VisitFinished,
    VisitStarted,
)
from game.kiosk.faults import FAULTS
from game.level.vocabulary import all_words
from voice.events import Reason
from voice.words import Text

OTHER: Final = "other"
DELAYS_MS: Final = (250, 500, 750, 1000, 1500, 2000, 3000)
"""Borders of the counted delays from the end of a word to its result."""
WHYS: Final = frozenset(
    {"crash", "hang", "no_start", "memory_hard", "no_display", "memory", "order", "reload", "morning", "closed"}
)
WHAT: Final[Mapping[str, Text]] = {
    "visits": Text("visits begun", "开始的参观"),
    "languages": Text("languages picked", "选择的语言"),
    "levels": Text("levels begun", "开始的关卡"),
    "asked": Text('asked "still there?"', "询问“还在吗”"),
    "ended": Text("visits ended", "结束的参观"),
    "visit_s": Text("seconds played", "游玩秒数"),
    "arrived": Text("levels finished", "完成的关卡"),
    "understood": Text("commands understood", "听懂的口令"),
    "commands": Text("which commands", "各口令"),
    "not_understood": Text("not understood", "没听懂"),
    "delay_ms": Text("delay, at most ms", "延迟（毫秒以内）"),
    "restarts": Text("restarts", "重启"),
    "restart_s": Text("seconds without a picture", "无画面秒数"),
    "faults": Text("faults begun", "发生的故障"),
    "fault_s": Text("seconds of faults", "故障秒数"),
    "up_s": Text("seconds by state", "各状态秒数"),
    "starts": Text("starts of the game", "游戏启动"),
}
"""Every kind of count, as people read it."""
_LEVEL: Final = re.compile(r"[a-z][a-z0-9_]{0,39}(/[a-z][a-z0-9_]{0,39})?")


@dataclass(frozen=True, slots=True)
class Count:
    """So many more of one thing."""

    what: str
    """One of `WHAT`."""
    which: str
    """Of a closed list; "" where there is but one."""
    n: float = 1


def counted(event: Event) -> tuple[Count, ...]:
    """Give what an event adds to the counts."""
    match event:
        case VisitStarted():
            return (Count("visits", _of(event.how, get_args(How))),)
        case LanguagePicked():
            return (Count("languages", _of(event.language, ("en", "zh"))),)
        case LevelStarted():
            return (Count("levels", event.level if _LEVEL.fullmatch(event.level) else OTHER),)
        case Understood():
            return (
                Count("understood", _of(event.how, get_args(How))),
                Count("commands", _of(event.command, _commands())),
                *((Count("delay_ms", _delay(event.delay_ms)),) if event.how == "voice" else ()),
            )
        case NotUnderstood():
            return (Count("not_understood", _of(event.reason, get_args(Reason))),)
        case Asked():
            return (Count("asked", ""),)
        case VisitFinished():
            return (
                Count("ended", _of(event.outcome, get_args(Outcome))),
                Count("visit_s", "", max(0.0, event.seconds)),
                Count("arrived", "", max(0, event.arrived)),
            )
        case FaultBegan():
            return (Count("faults", _of(event.code, FAULTS)),)
        case FaultEnded():
            return (Count("fault_s", _of(event.code, FAULTS), max(0.0, event.seconds)),)
        case Restarted():
            return (
                Count("restarts", _of(event.why, WHYS)),
                Count("restart_s", "", max(0.0, event.seconds)),
            )
        case Ready():
            return (Count("starts", "safe" if event.safe else "usual"),)
        case _:
            return ()


def closed(event: Event) -> Event:
    """Give an event as others are told it: names that are of no closed list are "other" there too."""
    match event:
        case Understood():
            return replace(event, command=_of(event.command, _commands()))
        case NotUnderstood():
            return replace(event, reason=_of(event.reason, get_args(Reason)))
        case LevelStarted():
            return replace(event, level=event.level if _LEVEL.fullmatch(event.level) else OTHER)
        case Restarted():
            return replace(event, why=_of(event.why, WHYS))
        case _:
            return event


def _of(name: str, known: Container[str]) -> str:
    return name if isinstance(name, str) and name in known else OTHER


@cache
def _commands() -> frozenset[str]:
    return frozenset(all_words())


def _delay(milliseconds: int) -> str:
    return next((str(border) for border in DELAYS_MS if milliseconds <= border), "more")
