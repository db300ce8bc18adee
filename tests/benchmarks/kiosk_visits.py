"""Simulates visits of a kiosk at full speed and tells whether it stays up, and whether anything in it grows.

    python -m tests.benchmarks.kiosk_visits [--visits 10000] [--seed 1] [--json FILE]

Everything is the kiosk's own but the window's end, the clock and the ears: flow, host, levels, pictures, sounds, the
painter beside the frames, the room's book. People come by voice, touch and buttons; they speak, mumble, are silent,
walk away, turn the volume, change the language, play again. Meanwhile ears crash, microphones go, the room gets loud,
the house closes and opens, the operator mutes and dismisses, and every few hundred visits the game crashes or hangs:
that cuts a visit off, and is charged with the kiosk's own goal for it (`kiosk_faults` makes real ones). What took real
time, a level that was painted while a visitor waited, is charged as such.
"""

import argparse
import gc
import json
import os
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame

from game.kiosk.events import Asked, VisitStarted
from game.kiosk.visit.exhibits import Exhibit, Program
from game.kiosk.visit.hands import pressed, touched
from game.kiosk.visit.happenings import Dismissed, House, Loudness
from game.kiosk.visit.hearing import Hearing
from game.kiosk.visit.host import Host
from game.kiosk.visit.kit import Places
from game.kiosk.visit.rounds import Rounds
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.words import CHINESE, ENGLISH
from game.level import Level, all_words
from game.view import SIZE
from tests.benchmarks.kiosk_standins import Ears, Wire
from voice import Event as EarEvent
from voice import Health, Heard, Rejected, SpeechStarted
from voice.child import memory_mb
from voice.words import Language, Text

WARM: Final = 0.2  # share of the visits before what is held counts
EACH: Final = 50  # visits between two looks at it
FRAME_S, IDLE_S = 1 / 12, 0.5  # s of a step while a robot runs (five ticks, as many as a frame makes), and else
CRASH_S, HANG_S = 5.0, 10.0  # s that one is charged with: the goals
PAINTS: Final = 200  # visits between two levels that are painted: that takes seconds, and visits here do not
SETTINGS: Final = VisitSettings(poster_s=4.0, tour_s=10.0, calibrate_s=6.0)
OPEN_VISITS: Final = 400  # of a day
LEVELS: Final = ((14.0, 0.0, "cyber_ruins"), (22.0, 9.0, "desert"), (18.0, 7.0, "ice"))
"""Length, m; where a gap is, m, 0 for none; place."""


def level(length: float, gap: float, theme: str) -> Level:
    """Give a level that is over soon."""
    obstacles = [{"kind": "gap", "x": gap, "width": 2.0}, {"kind": "checkpoint", "x": gap + 5.0}] if gap else []
    document: dict[str, Any] = {
        "title": {"en": "Short", "zh": "短"},
        "difficulty": "easy",
        "moves": ["run", "stop", "jump", "slide", "turn_back"],
        "start": {"x": 2.0},
        "goal": {"x": length},
        "ground": [{"x": 0.0, "width": length + 12.0}],
        "obstacles": obstacles,
        "stages": [{"x": 0.0, "theme": theme}],
    }
    return Level.model_validate(document)


@dataclass
class Report:
    """What came of it."""

    visits: int = 0
    simulated_s: float = 0.0
    down_s: float = 0.0
    waited_s: float = 0.0
    """That visitors waited for a level to be painted; real seconds."""
    frames: int = 0
    crashes: int = 0
    hangs: int = 0
    errors: list[str] = field(default_factory=list)
    """Exceptions that nobody expected."""
    broken: Counter[str] = field(default_factory=Counter)
    """Promises that were not kept."""
    held: list[tuple[int, float, int, int]] = field(default_factory=list)
    """Visits, MB, file handles, threads."""

    @property
    def uptime(self) -> float:
        return 1 - (self.down_s + self.waited_s) / (self.simulated_s or 1.0)


class Simulated:
    """One simulated kiosk."""

    def __init__(self, folder: Path, seed: int) -> None:
        pygame.display.init()
        pygame.display.set_mode(SIZE)
        self.canvas = pygame.Surface(SIZE).convert()
        self.chance = random.Random(seed)
        self.report = Report()
        self.wire = Wire()
        self._folder, self._now = folder, 1000.0
        self._exhibits = tuple(Exhibit(theme, level(length, gap, theme)) for length, gap, theme in LEVELS)
        self._places: Places = []
        self.open_host()

    def open_host(self) -> None:
        self.ears = Ears()
        self._hearing = Hearing(self.ears, SETTINGS)
        self.host = Host(self.wire, SETTINGS, Program(self._exhibits), self._hearing, SIZE)
        self.host.scenery.settle()
        self._rounds = Rounds(SETTINGS, self._folder, now=self._wall)
        self._paint = self.host.scenery.want
        self.host.scenery.want = self._seldom  # type: ignore[method-assign]
        self._painted = self.report.visits

    def close(self) -> None:
        self._rounds.close()
        self.host.close()
        self.host.scenery.settle()

    def _wall(self) -> datetime:
        return datetime(2026, 1, 5, 9) + timedelta(seconds=self._now)

    def _seldom(self, exhibit: Exhibit) -> None:
        if self.host.scenery.now is None or self.report.visits - self._painted >= PAINTS:
            self._painted = self.report.visits
            self._paint(exhibit)

    # Time

    def go(self, seconds: float, until: str = "") -> bool:
        """Let time go by, until a stage is on if one is named; tell whether it came."""
        end = self._now + seconds
        while self._now < end:
            if until and self.host.visit.stage == until:
                return True
            self._step()
        return bool(until) and self.host.visit.stage == until

    def _step(self) -> None:
        host = self.host
        if host.waits and host.scenery.now is None:
            began = time.monotonic()
            host.scenery.settle()
            self.report.waited_s += time.monotonic() - began
        runs = host.turn is not None or host.attract.tour is not None
        seconds = FRAME_S if runs and not host.visit.asking(host.rules) else IDLE_S
        self._now += seconds
        self.report.simulated_s += seconds
        found = self._rounds.advance(host.visit, self._hearing, seconds)
        host.quiet = self._rounds.quiet
        host.judge(found.faults.items(), self._now)
        before, speaking = host.visit.stage, host.visit.speaking
        asked = self.wire.told[Asked.__name__]
        host.advance(seconds, self._now, deaf=self._rounds.deaf)
        self.report.frames += 1
        if speaking and host.visit.speaking:
            self.report.broken["asked while somebody spoke"] += self.wire.told[Asked.__name__] - asked
        if host.visit.stage != before or self.chance.random() < 0.005:
            self._places = host.draw(self.canvas, seconds, self._now)
        if host.visit.stage in ("attract", "closed") and host.visit.volume != SETTINGS.volume:
            self.report.broken["volume of the last visitor"] += 1

    # People

    def say(self, command: str, language: Language = "en") -> None:
        self.ears.level = -30.0
        self.ears.tell(SpeechStarted(self._now))
        self.go(self.chance.uniform(0.3, 0.9))
        self.ears.level = -62.0
        now = self._now
        words = all_words()
        phrase = getattr(words[command], language)[0] if command in words else command
        if command in self.ears.active and self.ears.alive:
            given: EarEvent = Heard(
                ((command, 1),), phrase, language, 0.9, "", 5.0, now - 0.6, now - 0.1, now, "sphinx"
            )
        else:
            given = Rejected("not_in_list", -30.0, "", 0.0, now - 0.6, now - 0.1, now)
        self.ears.tell(given)
        self.go(0.2)

    def mumble(self, near: bool) -> None:
        self.ears.tell(SpeechStarted(self._now))
        self.go(self.chance.uniform(0.3, 9.0))
        now = self._now
        self.ears.tell(Rejected("unsure", -30.0 if near else -58.0, "", 0.0, now - 1, now - 0.1, now))
        self.go(0.2)

    def press(self, button: str) -> None:
        self.host.take(pressed(button, self.host.offered), self._now)
        self.go(0.3)

    def touch(self) -> None:
        """Touch one of the fields that were drawn last, or beside them."""
        at = self.chance.choice(self._places)[1].center if self._places else (40, 40)
        self.host.take(touched(at, self._places), self._now)
        self.go(0.3)

    def visit(self) -> None:
        """One visitor, who may do anything."""
        chance, host = self.chance, self.host
        self.go(chance.uniform(1, 14))
        way = chance.choice(("voice", "touch", "button"))
        language: Language = chance.choice(("en", "zh"))
        begun = self.wire.told[VisitStarted.__name__]
        if way == "voice":
            self.say("run", language) if chance.random() < 0.7 else self.mumble(near=True)
        elif way == "touch":
            self.touch()
        else:
            self.press("ok")
        if self.wire.told[VisitStarted.__name__] == begun:
            if self.ears.alive and host.visit.stage == "attract":
                self.report.broken["a visitor could not begin"] += 1
            return
        for _ in range(chance.randint(0, 14)):
            self._act(way, language)
            if not host.visit.occupied:
                break
        self.go(120, until="attract")  # they have gone; silence alone leads back
        if host.visit.stage not in ("attract", "closed"):
            self.report.broken["silence did not lead back"] += 1

    def _act(self, way: str, language: Language) -> None:
        chance, stage = self.chance, self.host.visit.stage
        if chance.random() < 0.06:
            self.mumble(near=chance.random() < 0.5)
        elif chance.random() < 0.05:
            self.go(chance.uniform(5, 28))  # they talk to each other, and come back
        elif stage == "language" and way == "voice":
            self.say(ENGLISH if language == "en" else CHINESE, language)
        elif stage == "play":
            command = (
                "run"
                if chance.random() < 0.5
                else chance.choice(("jump", "slide", "stop", "turn_back", "kiosk.louder"))
            )
            if way == "voice":
                self.say(command, language)
            else:
                self.press(
                    chance.choice(("right", "1", "up", "3", "louder", "down"))
                ) if way == "button" else self.touch()
            self.go(chance.uniform(0.3, 2.5))
        elif way == "voice":
            self.say(
                chance.choice(("kiosk.again", "kiosk.another", "kiosk.leave", "run", "kiosk.louder", "kiosk.chinese"))
            )
        elif way == "button":
            self.press(chance.choice(("ok", "1", "2", "3", "down", "back", "softer")))
        else:
            self.touch()

    # Troubles

    def trouble(self) -> None:
        """Something goes wrong, or the house does something."""
        host, ears = self.host, self.ears
        match self.chance.choice(("ear", "microphone", "loud", "house", "dismissed", "mute", "volume", "talk")):
            case "ear":
                ears.alive = False
                ears.tell(Health("restarted", Text("", "")))
                self.go(2)
                ears.alive = True
                ears.tell(Health("ready", Text("", "")))
            case "microphone":
                ears.tell(Health("no_microphone", Text("", "")))
                self.go(self.chance.uniform(1, 60))
                ears.tell(Health("ready", Text("", "")))
            case "loud":
                ears.floor = -30.0
                self.go(self.chance.uniform(1, 60))
                ears.floor = -60.0
            case "house":
                host.take(House(open=False), self._now)
                self.go(150, until="closed")
                self.report.broken["it did not close"] += host.visit.stage != "closed"
                host.take(House(open=True), self._now)
            case "dismissed":
                host.take(Dismissed(), self._now)
            case "mute":
                host.mute()
                self.go(5)
                host.mute()
            case "volume" if host.visit.occupied:
                host.take(Loudness(self.chance.randint(0, 100)), self._now)
            case _:
                self.mumble(near=False)

    def run(self, visits: int, tell: bool) -> None:
        for number in range(1, visits + 1):
            try:
                self.visit()
                if self.chance.random() < 0.05:
                    self.trouble()
                if number % OPEN_VISITS == 0:  # a night
                    self.host.take(House(open=False), self._now)
                    self.go(150, until="closed")
                    self._now += 14 * 3600
                    self.host.take(House(open=True), self._now)
                    self.go(20)
            except Exception as error:  # the supervisor would start another game
                self.report.errors.append(f"{type(error).__name__}: {error}")
                self.close()
                self.open_host()
                self._cut_off(CRASH_S)
            self.report.visits = number
            if number % 250 == 125:
                self.report.crashes += 1
                self._cut_off(CRASH_S)
            if number % 1000 == 500:
                self.report.hangs += 1
                self._cut_off(HANG_S)
            if number % EACH == 0:
                self._look(number)
                if tell and number % 500 == 0:
                    print(number, *self.report.held[-1][1:], f"{self.report.uptime:.4%}", flush=True)

    def _cut_off(self, seconds: float) -> None:
        """A game has died; the next one is there so much later."""
        self.host.take(Dismissed(), self._now)
        self.report.down_s += seconds
        self.report.simulated_s += seconds
        self._now += seconds

    def _look(self, visits: int) -> None:
        gc.collect()
        handles = len(list(Path("/proc/self/fd").iterdir()))
        self.report.held.append((visits, memory_mb(os.getpid()) or 0.0, handles, threading.active_count()))
        self.wire.last.clear()


def slopes(held: list[tuple[int, float, int, int]]) -> Iterator[tuple[str, float, float, float]]:
    """Give name, first, last and the slope for 1,000 visits of each figure, after the warm-up."""
    warm = held[int(len(held) * WARM) :]
    visits = np.array([row[0] for row in warm], dtype=float) / 1000
    for column, name in ((1, "memory, MB"), (2, "file handles"), (3, "threads")):
        values = np.array([row[column] for row in warm], dtype=float)
        slope = float(np.polyfit(visits, values, 1)[0]) if len(values) > 1 else 0.0
        yield name, float(values[0]), float(values[-1]), slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        house = Simulated(Path(folder), given.seed)
        house.run(given.visits, tell=True)
        house.close()
    report, took = house.report, time.monotonic() - began
    print("\n| figure | value |\n|---|---|")
    for name, value in (
        ("visits", f"{report.visits}"),
        ("outcomes", ", ".join(f"{name} {count}" for name, count in sorted(house.wire.outcomes.items()))),
        ("simulated, h", f"{report.simulated_s / 3600:.1f}"),
        ("took, min", f"{took / 60:.1f}"),
        ("crashes, hangs made", f"{report.crashes}, {report.hangs}"),
        (
            "errors of its own",
            f"{len(report.errors)} {Counter(report.errors).most_common(3)}" if report.errors else "0",
        ),
        ("promises broken", ", ".join(f"{k} {v}" for k, v in report.broken.items() if v) or "0"),
        ("waited for a picture, s", f"{report.waited_s:.1f}"),
        ("uptime", f"{report.uptime:.3%}"),
    ):
        print(f"| {name} | {value} |")
    print("\n| held | after warm-up | at the end | for 1,000 visits |\n|---|---|---|---|")
    for name, first, last, slope in slopes(report.held):
        print(f"| {name} | {first:.1f} | {last:.1f} | {slope:+.3f} |")
    if given.json:
        given.json.write_text(json.dumps({"held": report.held, "uptime": report.uptime}), encoding="utf-8")


if __name__ == "__main__":
    main()
