"""What came of a run, as the results page tells it."""

from collections import Counter
from dataclasses import dataclass
from statistics import median

from game.screens.ghost import Ghost
from game.screens.session import Session
from game.sim import TICK
from voice.words import Text

MOST = 3  # misheard lines
NOTHING = Text("none", "没有")
TIMES = Text("{what} ×{count}", "{what} ×{count}")


@dataclass(frozen=True, slots=True)
class Results:
    """Figures of one run."""

    finished: bool
    seconds: float
    """Of the world's time."""
    words: int
    """Commands that were understood, said or typed."""
    tries: int
    """Utterances, understood or not."""
    latency_s: float | None
    """Median from the end of a word to its result; None when nothing was spoken."""
    deaths: int
    pickups: tuple[int, int]
    misheard: tuple[tuple[Text, int], ...]
    """Why nothing was done, most frequent first, and how often."""
    race: Text | None = None
    """Who has won, where there was a ghost."""
    place: int = 0
    """In the level's table of scores, 1 for the best; 0 until that is known."""

    @property
    def recognised(self) -> float:
        """Share of utterances that were understood, 0..1; 1 when nothing was said."""
        return self.words / self.tries if self.tries else 1.0

    def facts(self) -> tuple[tuple[Text, Text], ...]:
        """Give the lines of the page."""
        english = (TIMES.format(what=text.en, count=n).en for text, n in self.misheard)
        chinese = (TIMES.format(what=text.zh, count=n).zh for text, n in self.misheard)
        misheard = Text(", ".join(english), "、".join(chinese)) if self.misheard else NOTHING
        percent = f"{self.recognised * 100:.0f} %"
        seconds = Text(f"{self.seconds:.1f} s", f"{self.seconds:.1f} 秒")
        if self.place:
            seconds = Text(f"{seconds.en} · no. {self.place}", f"{seconds.zh} · 第 {self.place} 名")
        lines = [(Text("time", "用时"), seconds)]
        if self.race is not None:
            lines.append((Text("race", "比赛"), self.race))
        if self.pickups[1]:
            found = f"{self.pickups[0]} / {self.pickups[1]}"
            lines.append((Text("shards", "水晶"), Text(found, found)))
        lines += [
            (Text("falls", "失误"), Text(str(self.deaths), str(self.deaths))),
            (Text("words used", "口令次数"), Text(str(self.words), str(self.words))),
            (Text("understood", "识别率"), Text(percent, percent)),
        ]
        if self.latency_s is not None:
            ms = f"{self.latency_s * 1000:.0f}"
            lines.append((Text("from word to leap", "从说完到识别"), Text(f"{ms} ms", f"{ms} 毫秒")))
        lines.append((Text("misheard", "没听懂"), misheard))
        return tuple(lines)


def results(session: Session, ghost: Ghost | None = None) -> Results:
    """Sum a run up, and say who has won if a ghost ran along."""
    world = session.world
    # The world goes on after the arrival, while the robot cheers: that is nobody's time.
    ticks = world.since if world.phase == "finished" else world.tick
    late = [session.effect_at(h) - h.speech_end for h in session.heard if h.engine != "typed"]
    why = Counter(r.text for r in session.rejected)
    taken = [bool(state) for thing, state in zip(session.level.obstacles, world.states, strict=False) if _found(thing)]
    return Results(
        finished=world.phase == "finished",
        seconds=ticks * TICK,
        words=len(session.heard),
        tries=len(session.heard) + len(session.rejected),
        latency_s=median(late) if late else None,
        deaths=world.deaths,
        pickups=(sum(taken), len(taken)),
        misheard=tuple(why.most_common(MOST)),
        race=ghost.verdict(ticks) if ghost and world.phase == "finished" else None,
    )


def _found(thing: object) -> bool:
    return getattr(thing, "kind", "") == "pickup"
