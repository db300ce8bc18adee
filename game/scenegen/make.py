"""A spec becomes a level that is proven playable: laid, proved, repaired where it fails, proved again."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from game.landmarks import all_landmarks
from game.level import Level, to_course
from game.moves import all_moves
from game.obstacles import all_obstacles
from game.pilot import Proof, prove
from game.scenegen import notes
from game.scenegen.choose import FREE, Stretch, dealt
from game.scenegen.lay import EASE, PACE, RUN, TIGHTEST, Laid, Tuning, lay, offered_moves
from game.scenegen.pieces import Wish, piece
from game.scenegen.spec import Ask, Note, Scene, SceneSpec
from game.scenegen.texts import Looks
from voice.words import Text

TRIES = 9  # of laying and proving
RUNS = 20  # with misses, of a proof
BUDGET = 700_000  # steps of a proof; what takes more is made gentler, though it may well be playable
GENTLER, WIDER = 0.3, 5.0  # what one repair changes: ease, and m of way before the piece
NEAR = 16.0  # m between a piece and the trouble that it makes
LENGTHS = {"short": 32.0, "medium": 75.0, "long": 150.0}  # s
USUAL_S = 60.0
RATES = {"sparse": 6.5, "normal": 14.0, "dense": 25.0}  # obstacles a minute
LONGEST_S = 900.0
DEFAULT_LANDMARK = {
    "cyber_ruins": "tower", "west_lake": "pagoda", "mountain_escalator": "summit", "kite_festival": "pavilion",
    "forest": "temple", "factory": "station", "space": "rocket", "desert": "temple", "ice": "lighthouse",
}  # fmt: skip
USUAL_LOOK = {
    "cyber_ruins": ("rain", "night"), "west_lake": ("fog", "dawn"), "mountain_escalator": ("clear", "day"),
    "kite_festival": ("wind", "day"), "forest": ("clear", "day"), "factory": ("clear", "dusk"),
    "space": ("clear", "night"), "desert": ("clear", "day"), "ice": ("snow", "day"),
}  # fmt: skip
THEMES = tuple(USUAL_LOOK)


Watch = Callable[[Level], None]


class CannotMakeError(Exception):
    """No level comes of it; one line says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Made:
    """A proven level."""

    level: Level
    proof: Proof
    notes: tuple[Note, ...]
    """What was reduced, changed or dropped, and why."""
    spec: SceneSpec


def make(spec: SceneSpec, seed: int, watch: Watch | None = None) -> Made:
    """Make a level of a spec; `watch` is shown each that is laid, before it is proved.

    Raises:
        CannotMakeError: nothing that was tried could be proved.

    """
    told = list(spec.notes)
    spec = _within_reach(spec, told)
    looks = _looks(spec, seed)
    spec = _ended(spec, looks)
    offered = offered_moves(spec, tuple(all_moves()))
    target = _target(spec)
    count = max(1, round(RATES[spec.density or "normal"] * target / 60))
    stretches = dealt(spec, random.Random(f"{seed}:deal"), looks[0].theme, count, offered)
    stretches = _fitted(spec, stretches, target, told)
    tuning = Tuning()
    show = watch or (lambda _: None)
    laid, proof = _try(spec, stretches, looks, seed, target, tuning, show)
    for _ in range(TRIES):
        if proof.playable and _in_time(spec, proof):
            break
        if proof.playable:
            aim = _middle(spec, target)
            tuning = replace(tuning, stretch=min(4.0, max(0.4, tuning.stretch * _ratio(proof.ticks / 60, aim, laid))))
        else:
            tuning = _mended(tuning, laid, proof, told, stretches, spec)
        laid, proof = _try(spec, stretches, looks, seed, target, tuning, show)
    if not proof.playable:
        raise CannotMakeError(notes.NOT_PROVED.format(why=proof.why.to(spec.language)))
    if not _in_time(spec, proof):
        told.append(_note(spec, ("duration_s",), notes.NOT_IN_TIME.format(seconds=round(proof.ticks / 60))))
    level = laid.level.model_copy(update={"proof": _kept(proof)})
    return Made(level, proof, tuple(told), spec)


def _kept(proof: Proof) -> object:
    from game.level.document import Proof as Kept

    return Kept(commands=proof.commands, ticks=proof.ticks)


def _try(
    spec: SceneSpec, stretches: list[Stretch], looks: list[Looks], seed: int, target: float, tuning: Tuning, show: Watch
) -> tuple[Laid, Proof]:
    laid = lay(spec, stretches, looks, seed, target, tuning)
    show(laid.level)
    return laid, prove(to_course(laid.level), RUNS, budget=BUDGET)


def _mended(
    tuning: Tuning, laid: Laid, proof: Proof, told: list[Note], stretches: list[Stretch], spec: SceneSpec
) -> Tuning:
    """Change what failed: first room and gentleness, at last leave it out, and say so."""
    if proof.trouble is None:
        return replace(tuning, stretch=tuning.stretch * 1.25, gentler=dict.fromkeys(range(len(laid.places)), 0.4))
    x = proof.trouble.x
    ranked = sorted(
        (n for n, (left, right) in enumerate(laid.places) if left >= 0 and left - NEAR < x < right + NEAR),
        key=lambda n: _distance(laid.places[n], x),
    )
    if not ranked:
        return replace(tuning, stretch=tuning.stretch * 1.25)
    number = ranked[0]
    extra, gentler = dict(tuning.extra), dict(tuning.gentler)
    if gentler.get(number, 0.0) >= 2 * GENTLER:
        kind = [i.kind for s in stretches for i in s.items][number]
        told.append(_note(spec, (f"obstacles.{kind}",), notes.LEFT_OUT.format(thing=_name(kind).to(spec.language))))
        return replace(tuning, dropped=tuning.dropped | {number})
    extra[number] = extra.get(number, 0.0) + WIDER
    gentler[number] = gentler.get(number, 0.0) + GENTLER
    if number + 1 < len(laid.places):
        extra[number + 1] = extra.get(number + 1, 0.0) + WIDER
    return replace(tuning, extra=extra, gentler=gentler)


def _distance(place: tuple[float, float], x: float) -> float:
    left, right = place
    return 0.0 if left - 1 <= x <= right + 1 else min(abs(left - x), abs(right - x) * 1.4)


def _name(kind: str) -> Text:
    known = all_obstacles().get(kind)
    return known.words.shown if known else Text(kind, kind)


def _note(spec: SceneSpec, about: tuple[str, ...], text: Text) -> Note:
    return Note(about=about, text=text.to(spec.language))


def _in_time(spec: SceneSpec, proof: Proof) -> bool:
    seconds = proof.ticks / 60
    if spec.seconds is not None:
        return spec.seconds.holds(seconds)
    if spec.length is not None:
        return {"short": seconds < 45, "medium": 45 <= seconds <= 120, "long": seconds > 120}[spec.length]
    return True


def _middle(spec: SceneSpec, target: float) -> float:
    if spec.seconds is None:
        return target
    low, high = spec.seconds.low, spec.seconds.high
    return (
        (low + high) / 2
        if high is not None and low > 0
        else high * 0.85
        if high is not None
        else max(target, low * 1.1)
    )


def _ratio(seconds: float, aim: float, laid: Laid) -> float:
    """Give by how much plain way has to change; what pieces take does not."""
    fixed = 0.35 * min(seconds, aim)
    return max(0.3, (aim - fixed) / max(1.0, seconds - fixed))


def _target(spec: SceneSpec) -> float:
    """Give how long the level is to take, s."""
    if spec.seconds is not None:
        return min(LONGEST_S, max(8.0, _middle(spec, USUAL_S)))
    return LENGTHS[spec.length] if spec.length else USUAL_S


def _within_reach(spec: SceneSpec, told: list[Note]) -> SceneSpec:
    """Take what cannot be had here out of a spec, and say so: kinds and moves that are not there."""
    known = all_obstacles()
    scenes: list[Scene] = []
    for scene in spec.scenes:
        asks: list[Ask] = []
        for ask in scene.asks:
            if ask.kind not in known:
                told.append(
                    _note(spec, (f"obstacles.{ask.kind}",), notes.NO_SUCH_THING.format(thing=ask.words or ask.kind))
                )
            elif spec.only is not None and ask.kind not in spec.only and ask.kind not in FREE:
                continue
            else:
                asks.append(ask)
        scenes.append(scene.model_copy(update={"asks": tuple(asks)}))
    missing = [m for m in spec.moves if m not in all_moves()]
    told += [_note(spec, ("moves",), notes.NO_SUCH_MOVE.format(move=m.replace("_", " "))) for m in missing]
    return spec.model_copy(update={"scenes": tuple(scenes), "moves": tuple(m for m in spec.moves if m not in missing)})


def _looks(spec: SceneSpec, seed: int) -> list[Looks]:
    """Settle where and when each scene is; what is free is the seed's."""
    chance = random.Random(f"{seed}:looks")
    free = [t for t in THEMES if t not in spec.not_themes]
    theme = chance.choice(free or list(THEMES))
    found: list[Looks] = []
    for scene in spec.scenes:
        theme = scene.theme or theme
        usual = USUAL_LOOK.get(theme, ("clear", "day"))
        weather = scene.weather or _first(usual[0], ("clear", "fog", "wind"), spec.not_weathers)
        time = scene.time or _first(usual[1], ("day", "dusk", "dawn", "night"), spec.not_times)
        found.append(Looks(theme, weather, time))
    return found


def _first(usual: str, others: tuple[str, ...], unwanted: tuple[str, ...]) -> str:
    return next((v for v in (usual, *others) if v not in unwanted), usual)


def _ended(spec: SceneSpec, looks: list[Looks]) -> SceneSpec:
    """Give it a landmark, and the elevation that its place has by itself."""
    landmark = spec.landmark if spec.landmark in all_landmarks() else DEFAULT_LANDMARK.get(looks[-1].theme)
    elevation = spec.elevation
    if elevation is None and looks[0].theme == "mountain_escalator":
        elevation = "rising"
    return spec.model_copy(update={"landmark": landmark, "elevation": elevation})


def _fitted(spec: SceneSpec, stretches: list[Stretch], target: float, told: list[Note]) -> list[Stretch]:
    """Leave out what there is no time for, the most frequent first, and say so."""
    high = spec.seconds.high if spec.seconds is not None else None
    if high is None:
        high = {"short": 44.0, "medium": 119.0}.get(spec.length or "", LONGEST_S)
    takes = _least_seconds(spec, stretches)
    if takes <= high:
        return stretches
    before = Counter(i.kind for s in stretches for i in s.items)
    while takes > high * 0.97:
        counts = Counter(i.kind for s in stretches for i in s.items)
        if sum(counts.values()) <= 1:
            break
        kind = counts.most_common(1)[0][0]
        for stretch in sorted(stretches, key=lambda s: -sum(i.kind == kind for i in s.items)):
            found = [i for i in stretch.items if i.kind == kind]
            if found:
                stretch.items.remove(found[-1])
                break
        takes = _least_seconds(spec, stretches)
    after = Counter(i.kind for s in stretches for i in s.items)
    for kind in before:
        if after[kind] < before[kind] and any(a.kind == kind for s in spec.scenes for a in s.asks):
            text = notes.NO_TIME.format(thing=_name(kind).to(spec.language), asked=before[kind], made=after[kind])
            told.append(_note(spec, (f"obstacles.{kind}", "duration_s"), text))
    return stretches


def _least_seconds(spec: SceneSpec, stretches: list[Stretch]) -> float:
    difficulty = spec.difficulty or "normal"
    pace = PACE[spec.pace or "normal"]
    offered = offered_moves(spec, tuple(all_moves()))
    seconds = 5.5
    for stretch in stretches:
        for item in stretch.items:
            if item.kind == "checkpoint":
                continue
            wish = Wish(EASE[difficulty], random.Random(0), offered, needs=item.needs)
            made = piece(item.kind, wish)
            seconds += made.takes_s + (made.length + TIGHTEST[difficulty] * pace * (1.0 if made.command else 0.75)) / (
                RUN * pace
            )
    return seconds
