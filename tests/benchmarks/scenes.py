"""What cannot be judged by single levels, by hand: python -m tests.benchmarks.scenes KIND [--count N] [--out PNG]

fuzz        prompts of every alphabet: none may crash, none may take 10 s
diversity   seeds of one prompt: how far apart their obstacle sequences are, and a picture of linearity by leniency
difficulty  rank correlation between the difficulty asked and the failures of a player who is later than allowed for
broken      levels made impossible on purpose: how many of them the proof still passes
seeker      levels that are proven: how many a searcher with other code, which cannot read the plan, gets through
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median

import pygame

from game.level import Level, to_course
from game.obstacles.wall import Wall
from game.pilot import UNFOCUSED, Mind, prove, run_level
from game.scenegen.result import answer
from game.scenegen.sounds import apart
from game.scenegen.understand import understand
from game.sim import Course, World, begin, step, ticks

PROMPT = "cyber ruins on a rainy night"
ALPHABETS = (
    "🤖👾🧊🌧️⛩️🐕\u200d\ufe0f é",
    "שלום مرحبا \u202e\u202d\u2066\u2069 12",
    "".join(chr(c) for c in (*range(32), 127, 0x85, 0xAD, 0x2028, 0xFEFF, 0xFFFD)),
    "一二三两半几十百千万个道坑墙激光门不要没有第关、，。",
    "0123456789.,-–+x%()[]{}<>/\\'\" ",
    "abcdefghijklmnopqrstuvwxyz  ,.",
)
WORDS = tuple(
    "three no laser gates 激光门 五个 before 第一关 finally , . only except 60 seconds easy 难 ( 》 - 3 drones".split()  # noqa: SIM905
)
HANG = 10.0  # s
LATER = tuple(ticks(s) for s in (0.1, 0.2, 0.3, 0.4))  # than the delay model has it
ASKED = ("easy", "normal", "hard")
EVERY = 12  # ticks between two decisions of the seeker
LOOKS = 60_000  # steps that it may take


def fuzz(count: int) -> dict[str, object]:
    """Read many prompts that are none; the longest has a megabyte."""
    chance, worst, long = random.Random(1), 0.0, 0
    for number in range(count):
        parts = ["".join(chance.choices(chance.choice(ALPHABETS), k=chance.randint(0, 80))) for _ in range(3)]
        prompt = " ".join([*parts, *chance.choices(WORDS, k=chance.randint(0, 40))])
        if number % 500 == 0:
            prompt = (prompt or "?") * (1_000_000 // max(1, len(prompt)))
            long += 1
        began = time.process_time()
        understand(prompt)
        worst = max(worst, time.process_time() - began)
    return {"prompts": count, "of_a_megabyte": long, "worst_s": round(worst, 3), "hangs": int(worst > HANG)}


def diversity(count: int, out: Path | None) -> dict[str, object]:
    """Make one prompt with many seeds; compare the sequences of obstacles."""
    levels = [_made(PROMPT, seed) for seed in range(count)]
    rows = [_letters(level) for level in levels]
    far = [[apart(a, b, 10_000) / max(len(a), len(b), 1) for b in rows] for a in rows]
    pairs = [far[i][j] for i in range(count) for j in range(i)]
    nearest = [min(far[i][j] for j in range(count) if j != i) for i in range(count)]
    if out is not None:
        _picture([_linearity(level) for level in levels], [_leniency(level) for level in levels], out)
    return {
        "levels": count,
        "equal": sum(d == 0 for d in pairs),
        "mean_pairwise": round(mean(pairs), 3),
        "median_nearest": round(median(nearest), 3),
    }


def difficulty(count: int) -> dict[str, object]:
    """Play levels of each difficulty with words later than the delay model has them; correlate asked and failures."""
    asked, failed = [], []
    for number in range(count):
        rank = number % 3
        level = _made(f"{ASKED[rank]}, {PROMPT}", number)
        course = to_course(level)
        mind = Mind(course)
        runs = [_later(course, mind, late) for late in LATER]
        asked.append(float(rank))
        failed.append(mean(runs))
        print(json.dumps({"asked": ASKED[rank], "failures": round(failed[-1], 2)}), flush=True)
    return {"levels": count, "spearman": round(_spearman(asked, failed), 3)}


def broken(count: int) -> dict[str, object]:
    """Put a wall that nobody climbs across each level; the proof must say no."""
    passed = 0
    for seed in range(count):
        level = _made(PROMPT, seed % 10)
        x = level.goal.x * random.Random(seed).uniform(0.3, 0.9)
        wall = Wall(x=round(x, 2), y=-2.0, height=12.0)
        impossible = level.model_copy(update={"obstacles": (*level.obstacles, wall), "proof": None})
        passed += prove(to_course(impossible), 2).playable
    return {"levels": count, "passed": passed}


def seeker(count: int) -> dict[str, object]:
    """Search proven levels by steps of the simulation only."""
    found = 0
    for seed in range(count):
        found += _gets_through(begin(to_course(_made(PROMPT, seed))))
    return {"levels": count, "got_through": found}


def _made(prompt: str, seed: int) -> Level:
    level = answer(prompt, seed, described=False).level
    assert level is not None, (prompt, seed)
    return level


def _letters(level: Level) -> str:
    """Give a character for each obstacle, so that two levels are two strings."""
    kinds = [o.kind for o in sorted(level.obstacles, key=lambda o: o.x) if o.kind not in ("pickup", "checkpoint")]
    return "".join(chr(0x100 + hash_of(kind)) for kind in kinds)


def hash_of(kind: str) -> int:
    """Give a number for a name, the same in every process."""
    return int.from_bytes(kind.encode()) % 20_011


def _linearity(level: Level) -> float:
    """Give 1 for floors at one height, less the more they go up and down."""
    heights = [g.y for g in level.ground]
    return 1 / (1 + max(heights) - min(heights))


def _leniency(level: Level) -> float:
    """Give the mean room of its words, ticks."""
    slack = level.proof.slack if level.proof else ()
    return mean(slack) if slack else 0.0


def _picture(xs: Sequence[float], ys: Sequence[float], out: Path) -> None:
    size, edge = 480, 40
    sheet = pygame.Surface((size, size))
    sheet.fill((18, 20, 34))
    low, high = min(ys), max(max(ys), min(ys) + 1)
    pygame.draw.rect(sheet, (90, 96, 130), (edge, edge, size - 2 * edge, size - 2 * edge), 1)
    for x, y in zip(xs, ys, strict=True):
        at = edge + x * (size - 2 * edge), size - edge - (y - low) / (high - low) * (size - 2 * edge)
        pygame.draw.circle(sheet, (80, 220, 255), at, 4)
    pygame.image.save(sheet, out)


def _later(course: Course, mind: Mind, late: int) -> float:
    chance = random.Random(late)

    def lateness() -> int:
        return chance.randint(UNFOCUSED.early, UNFOCUSED.late) + late

    run = run_level(course, UNFOCUSED, lateness, lambda: False, mind=mind, longest=20_000, dares=True)
    return min(1.0, run.deaths / 4 + (not run.finished))


def _spearman(a: Sequence[float], b: Sequence[float]) -> float:
    x, y = _ranks(a), _ranks(b)
    mx, my = mean(x), mean(y)
    up = sum((i - mx) * (j - my) for i, j in zip(x, y, strict=True))
    down = (sum((i - mx) ** 2 for i in x) * sum((j - my) ** 2 for j in y)) ** 0.5
    return up / down if down else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [(ordered.index(v) + len(ordered) - 1 - ordered[::-1].index(v)) / 2 for v in values]


def _gets_through(world: World) -> bool:
    """Depth first, the boldest first: go on as long as nothing kills, else go back and say something sooner."""
    trail: list[tuple[World, list[str]]] = [(world, _sayable(world))]
    seen: set[tuple[object, ...]] = set()
    steps = 0
    while trail and steps < LOOKS:
        world, words = trail[-1]
        if not words:
            trail.pop()
            continue
        word = words.pop(0)
        after, _ = step(world, (word,) if word else ())
        for _ in range(EVERY - 1):
            after, _ = step(after)
        steps += EVERY
        if after.phase == "finished":
            return True
        body = after.body
        clock = after.tick // 20 % 30
        key = (round(body.x, 1), round(body.y, 1), round(body.vx), round(body.vy), body.gait, body.move, clock)
        if after.phase == "down" or key in seen:
            continue
        seen.add(key)
        trail.append((after, _sayable(after)))
    return False


def _sayable(world: World) -> list[str]:
    gait = [""] if world.body.gait == "run" else ["run", ""]
    return [*gait, *(m for m in world.course.moves if m not in ("run", "turn_back")), *sorted(world.course.words)]


def main() -> None:
    """Run one of them and print what came out as a line of JSON."""
    kinds: dict[str, Callable[[int], dict[str, object]]] = {
        "fuzz": fuzz, "difficulty": difficulty, "broken": broken, "seeker": seeker,
    }  # fmt: skip
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=[*kinds, "diversity"])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--out", type=Path, help="a PNG of the expressive range")
    asked = parser.parse_args()
    found = diversity(asked.count, asked.out) if asked.kind == "diversity" else kinds[asked.kind](asked.count)
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
