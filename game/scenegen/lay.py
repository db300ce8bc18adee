"""Pieces in a row become a level document: floors, obstacles, rests, pickups, checkpoints, hints and looks."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.level import Level, all_words
from game.obstacles import all_obstacles
from game.scenegen.choose import WITHOUT, Stretch
from game.scenegen.pieces import Piece, Wish, piece
from game.scenegen.spec import SceneSpec
from game.scenegen.texts import Looks, hint, story, title

EASE: Mapping[str, float] = {"easy": 0.9, "normal": 0.55, "hard": 0.15}
TIGHTEST: Mapping[str, float] = {"easy": 13.0, "normal": 11.0, "hard": 9.5}
"""m between two pieces that need a word each: a second and three quarters at least, and more for the gentle."""
QUIET = 6.0  # m around a piece that needs no word
FARTHEST = 60.0  # m of plain way between two pieces at most
START, RUN_UP, RUN_OUT = 3.0, 15.0, 10.0  # m to the start, from it to the first piece, from the last to the goal
RUN = 5.0  # m/s
PACE: Mapping[str, float] = {"slow": 0.8, "normal": 1.0, "fast": 1.25}
REST_EVERY = (3, 5)  # pieces from one rest to the next
REST = 8.0  # m that a rest adds
CHECK_EVERY = 55.0  # m from one checkpoint to the next, where nobody counted them
SLOPE, LIFT = 6.0, 1.2  # m of a slope, and how much it rises
BASE = ("run", "stop", "turn_back", "jump", "slide", "climb")


@dataclass(frozen=True, slots=True)
class Tuning:
    """What repair changes between two tries."""

    stretch: float = 1.0
    """Of all plain way."""
    extra: Mapping[int, float] = field(default_factory=dict)
    """m more before single pieces, by their number."""
    gentler: Mapping[int, float] = field(default_factory=dict)
    """How much easier than the level single pieces are."""
    dropped: frozenset[int] = frozenset()
    """Pieces that could not be passed and are left out."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A level, and where each of its pieces lies."""

    level: Level
    places: tuple[tuple[float, float], ...]
    """Left and right end of each piece, m, by its number; (-1, -1) for one that was left out."""


def offered_moves(spec: SceneSpec, known: Sequence[str]) -> frozenset[str]:
    """Give the moves that a level may ask for: the usual ones and those wished, less what is unwanted."""
    wished = [m for m in spec.moves if m in known]
    without = {m for wish in wished for m in WITHOUT.get(wish, ())} - set(wished)
    base = [*BASE, *wished]
    return frozenset(m for m in base if m in known and m not in without and m not in spec.moves_not)


def lay(
    spec: SceneSpec, stretches: Sequence[Stretch], looks: Sequence[Looks], seed: int, target_s: float, tuning: Tuning
) -> Laid:
    """Lay a level."""
    from game.moves import all_moves

    chance = random.Random(f"{seed}:lay")
    difficulty = spec.difficulty or "normal"
    offered = offered_moves(spec, tuple(all_moves()))
    pieces = _pieces(spec, stretches, chance, offered, tuning, looks)
    speed = RUN * PACE[spec.pace or "normal"]
    apart = _apart(spec, [p for row in pieces for _, p in row], target_s, speed, difficulty) * tuning.stretch
    return _Layer(spec, looks, chance, apart, difficulty, offered, tuning).run(pieces, stretches, seed)


def _pieces(
    spec: SceneSpec, stretches: Sequence[Stretch], chance: random.Random, offered: frozenset[str], tuning: Tuning,
    looks: Sequence[Looks],
) -> list[list[tuple[int, Piece]]]:  # fmt: skip
    """Make every piece, numbered along the level."""
    ease = EASE[spec.difficulty or "normal"]
    rows: list[list[tuple[int, Piece]]] = []
    number, seen = 0, Counter[str]()
    up = {"rising": 1, "falling": -1}.get(spec.elevation or "", 1)
    for stretch, look in zip(stretches, looks, strict=True):
        row: list[tuple[int, Piece]] = []
        ways = {"look": {"forest": 2.0, "west_lake": 1.0, "ice": 1.0}.get(look.theme, 0.0)}
        for item in stretch.items:
            gentle = ease + (0.2 if seen[item.kind] == 0 else 0.0) + tuning.gentler.get(number, 0.0)
            own = random.Random(f"{chance.random()}:{number}")
            wish = Wish(min(1.0, gentle), own, offered, up, item.needs, seen[item.kind], ways)
            made = Piece("checkpoint", (), 0.0) if item.kind == "checkpoint" else piece(item.kind, wish)
            if number not in tuning.dropped:
                row.append((number, made))
            seen[item.kind] += 1
            number += 1
        rows.append(row)
    return rows


def _apart(spec: SceneSpec, pieces: Sequence[Piece], target_s: float, speed: float, difficulty: str) -> float:
    """Give the plain way between two pieces, m, so that the whole takes the time that is wanted."""
    least = TIGHTEST[difficulty] * PACE[spec.pace or "normal"]
    if not pieces:
        return target_s * speed
    way = sum(p.length for p in pieces)
    takes = sum(p.takes_s for p in pieces)
    plain = (target_s - takes) * speed - way - RUN_UP - RUN_OUT
    return min(FARTHEST, max(least, plain / len(pieces)))


class _Layer:
    """Walks along the way and puts things down."""

    def __init__(
        self, spec: SceneSpec, looks: Sequence[Looks], chance: random.Random, apart: float, difficulty: str,
        offered: frozenset[str], tuning: Tuning,
    ) -> None:  # fmt: skip
        self.spec, self.looks, self.chance, self.apart = spec, looks, chance, apart
        self.difficulty, self.offered, self.tuning = difficulty, offered, tuning
        self.x, self.y = START, 0.0
        self.floor_from = 0.0
        self.ground: list[dict[str, float]] = []
        self.things: list[dict[str, Any]] = []
        self.hints: list[dict[str, Any]] = []
        self.stages: list[dict[str, Any]] = []
        self.rests: list[tuple[float, float, float]] = []
        self.told: set[str] = set()
        self.depth = 1.2

    def run(self, rows: Sequence[Sequence[tuple[int, Piece]]], stretches: Sequence[Stretch], seed: int) -> Laid:
        places: dict[int, tuple[float, float]] = {}
        total = sum(len(s.items) for s in stretches)
        self.x += RUN_UP
        till_rest = self.chance.randint(*REST_EVERY)
        last_check = START
        for number, (row, look) in enumerate(zip(rows, self.looks, strict=True)):
            if number:
                self._rest(self.apart * 0.5 + REST)
            self.stages.append(self._stage(number, look))
            for place, made in row:
                before = self.apart * self.chance.uniform(0.88, 1.16) + self.tuning.extra.get(place, 0.0)
                if not made.command and not self.tuning.extra.get(place):
                    before = max(QUIET, before)
                till_rest -= 1
                rests = till_rest <= 0
                if rests:
                    till_rest = self.chance.randint(*REST_EVERY)
                    self._rest(before * 0.5 + REST)
                    before *= 0.5
                self._way(before)
                if self._counts_nothing(stretches) and self.x - last_check > CHECK_EVERY and made.kind != "checkpoint":
                    last_check = self.x
                    self._put("checkpoint", self.x - before * 0.55)
                places[place] = (self.x, self.x + made.length)
                self._lay(made)
        self._way(RUN_OUT)
        if not places:
            self._rest(self.apart)
        goal = self.x
        self._floor(goal + 6.0)
        self._free(stretches, goal)
        level = self._document(seed, goal)
        return Laid(level, tuple(places.get(n, (-1.0, -1.0)) for n in range(total)))

    def _counts_nothing(self, stretches: Sequence[Stretch]) -> bool:
        told = any(s.told_checkpoints for s in stretches) or any("checkpoint" in pair for pair in self.spec.before)
        return not told and "checkpoint" not in self.spec.forbidden and self.spec.last != "checkpoint"

    def _way(self, length: float) -> None:
        """Plain way; where the level is to rise or fall it does so here, in the middle."""
        sign = {"rising": 1, "falling": -1}.get(self.spec.elevation or "", 0)
        if sign and length > 2 * SLOPE + 4 and not self._lifts():
            at = self.x + (length - SLOPE) * 0.35
            self._floor(at)
            self.ground.append({"x": at, "y": self.y, "width": SLOPE, "rise": sign * LIFT})
            self.y += sign * LIFT
            self.floor_from = at + SLOPE
        self.x += length

    def _lifts(self) -> bool:
        return any(t["kind"] in ("escalator", "elevator") for t in self.things)

    def _rest(self, length: float) -> None:
        self.rests.append((self.x + 1.5, self.x + length - 1.5, self.y))
        self.x += length

    def _floor(self, end: float) -> None:
        if end - self.floor_from > 0.31:
            self.ground.append({"x": self.floor_from, "y": self.y, "width": end - self.floor_from, "depth": self.depth})
        self.floor_from = end
        self.depth = 1.2

    def _lay(self, made: Piece) -> None:
        if made.kind == "checkpoint":
            self._put("checkpoint", self.x)
            return
        self._hint(made)
        for thing in made.things:
            up = float(thing.get("y", 0.0)) + self.y
            self.things.append({**thing, "x": round(self.x + thing["x"], 3), "y": round(up, 3)})
        if made.floors:
            self._broken(made)
        self.x += made.length

    def _broken(self, made: Piece) -> None:
        """Lay a piece's own floors; the first goes on from what was there, the last goes on behind it."""
        first, last = made.floors[0], made.floors[-1]
        lift = made.kind == "elevator" and made.rise > 0
        self._floor(self.x + (last[0] if lift else first[1]))
        for left, right, height in made.floors[1:-1]:
            self.ground.append({"x": self.x + left, "y": self.y + height, "width": right - left, "depth": 1.2})
        self.y = round(self.y + made.rise, 3)
        self.floor_from = self.x + last[0]
        if lift:
            self.depth = min(3.5, made.rise + 0.4)

    def _put(self, kind: str, x: float, up: float = 0.0) -> None:
        self.things.append({"kind": kind, "x": round(x, 2), "y": round(self.y + up, 3)})

    def _hint(self, made: Piece) -> None:
        command = made.command
        if not command or command in self.told or len(self.hints) >= 60:
            return
        words = all_words().get(command)
        if words is None:
            return
        self.told.add(command)
        kind = all_obstacles()[made.kind].words.shown
        self.hints.append({"x": round(max(0.0, self.x - 11.0), 2), "text": hint(words.shown, kind)})

    def _stage(self, number: int, look: Looks) -> dict[str, Any]:
        x = -50.0 if number == 0 else round(self.x - self.apart * 0.25, 2)
        stage: dict[str, Any] = {"x": x, "theme": look.theme, "weather": look.weather, "time": look.time}
        caption = self.spec.scenes[number].caption
        if caption:
            stage["caption"] = {"en": caption, "zh": caption}
        return stage

    def _free(self, stretches: Sequence[Stretch], goal: float) -> None:
        """Put down what is collected, and the checkpoints that were counted."""
        spots = [r for r in self.rests if r[1] > r[0]] or [(START + 4, min(goal - 2, START + 14), 0.0)]
        ends = [s["x"] for s in self.stages[1:]] + [goal]
        begin = START
        for stretch, end in zip(stretches, ends, strict=True):
            here = [s for s in spots if begin <= s[0] < end] or [
                (begin + 3, min(begin + 12, end - 1), self._height(begin + 3))
            ]
            if stretch.told_pickups:
                self._pickups(here, stretch.pickups)
            elif "pickup" not in self.spec.forbidden and not any("pickup" in pair for pair in self.spec.before):
                self._pickups(here, 3 * min(len(here), 2))
            for i in range(stretch.checkpoints):
                x = begin + (end - begin) * (i + 0.6) / (stretch.checkpoints + 0.4)
                x = self._clear(x)
                self.things.append({"kind": "checkpoint", "x": round(x, 2), "y": self._height(x)})
            begin = end
        if self.spec.last == "checkpoint" and not any(
            t["kind"] == "checkpoint" and t["x"] > self._last() for t in self.things
        ):
            self.things.append({"kind": "checkpoint", "x": round(goal - 4.0, 2), "y": self._height(goal - 4.0)})

    def _last(self) -> float:
        return max((t["x"] for t in self.things if t["kind"] not in ("checkpoint", "pickup")), default=0.0)

    def _clear(self, x: float) -> float:
        """Give the nearest place on a plain floor, with nothing within 2 m."""
        for off in range(60):
            for way in (1, -1):
                at = x + way * off * 0.5
                near = any(
                    t["x"] - 2 < at < t["x"] + float(t.get("width", 3.0)) + 2
                    for t in self.things
                    if t["kind"] != "pickup"
                )
                if not near and self._on_floor(at):
                    return at
        return x

    def _on_floor(self, x: float) -> bool:
        return any(g["x"] + 0.5 <= x <= g["x"] + g["width"] - 0.5 and not g.get("rise") for g in self.ground)

    def _height(self, x: float) -> float:
        for g in self.ground:
            if g["x"] <= x <= g["x"] + g["width"]:
                return round(g["y"] + g.get("rise", 0.0) * (x - g["x"]) / g["width"], 3)
        return self.y

    def _pickups(self, spots: Sequence[tuple[float, float, float]], count: int) -> None:
        """Lay them in lines of desire: along the rests, in small arcs."""
        left = count
        for number, (begin, end, y) in enumerate(spots):
            share = left if number == len(spots) - 1 else -(-left // (len(spots) - number))
            share = min(share, left)
            step = min(1.2, (end - begin) / max(1, share))
            for i in range(share):
                x = begin + i * step
                up = 1.1 + (0.35 if 0 < i < share - 1 else 0.0)
                self.things.append({"kind": "pickup", "x": round(x, 2), "y": round(y + up, 3)})
            left -= share

    def _document(self, seed: int, goal: float) -> Level:
        spec = self.spec
        forward = sorted(self.things, key=lambda t: t["x"])
        document: dict[str, Any] = {
            "title": title(spec, self.looks),
            "story": story(spec),
            "language": spec.language,
            "difficulty": self.difficulty,
            "pace": spec.pace or "normal",
            "seed": seed,
            "moves": [m for m in (*BASE, *sorted(self.offered - set(BASE))) if m in self.offered],
            "start": {"x": START, "y": 0.0},
            "goal": {"x": round(goal, 2), "y": self.y},
            "ground": [{k: round(v, 3) for k, v in g.items()} for g in self.ground],
            "obstacles": forward,
            "hints": self.hints,
            "stages": self.stages,
            "companion": spec.companion,
            "chaser": {"kind": spec.chaser} if spec.chaser else None,
            "landmark": {"kind": spec.landmark} if spec.landmark else None,
        }
        return Level.model_validate({k: v for k, v in document.items() if v is not None})
