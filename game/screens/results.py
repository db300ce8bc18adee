"""What came of a run, as the results page tells it."""

from collections import Counter
from dataclasses import dataclass
from statistics import median

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
        lines = [(Text("time", "用时"), seconds)]
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


def results(session: Session) -> Results:
    """Sum a run up."""
    world = session.world
    late = [session.effect_at(h) - h.speech_end for h in session.heard if h.engine != "typed"]
    why = Counter(r.text for r in session.rejected)
    taken = [bool(state) for thing, state in zip(session.level.obstacles, world.states, strict=False) if _found(thing)]
    return Results(
        finished=world.phase == "finished",
        seconds=world.tick * TICK,
        words=len(session.heard),
        tries=len(session.heard) + len(session.rejected),
        latency_s=median(late) if late else None,
        deaths=world.deaths,
        pickups=(sum(taken), len(taken)),
        misheard=tuple(why.most_common(MOST)),
    )


def _found(thing: object) -> bool:
    return getattr(thing, "kind", "") == "pickup"
