"""What the robot does on the screen: a pose for each moment, blended, so that nothing snaps.

Some words last one tick in the world, such as "faster": here they are gestures, laid over whatever goes on.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from game.moves import Pose, all_moves
from game.moves.run import SPEED
from game.sim import TICKS_PER_SECOND, Body, World
from game.view import robot_poses as poses
from game.view.pose import Joints, at, blend, joints, unwound

BLEND = 0.075  # s from one pose to the next: four to five frames
LANDING = 0.22  # s of a landing
HARD = 6.0  # m/s; a fall faster than this is seen when it ends
ON_WALLS = frozenset({"climb", "wall_run", "vault", "hang"})
"""Moves whose legs push against something, so that they are not drawn up as in a leap."""
CYCLE_STEPS, MOVE_STEPS = 48, 12
"""Poses that are painted beforehand, of a gait and of another move."""
GESTURES: Final[Mapping[str, float]] = {"faster": 0.5, "slower": 0.55, "turn_back": 0.36, "drop": 0.34}
"""Seconds that a gesture takes; its poses are those of the move."""
HOLDS: Final = frozenset({"hang", "climb"})
TAKE_OFF: Final = 0.14  # s of stretch
TAKES_OFF: Final = frozenset({"jump", "double_jump"})
STANDS: Final = 0.4  # m/s; slower than this it stands
BRAKED: Final = 0.5  # of the poses of a stop that are for its speed; the rest is how it settles
SETTLES: Final = 0.45  # s
LOOKS_S: Final = 9.6  # s in which it looks up once, and shifts its weight once
BREATH_S: Final = 2.4  # s
LEANS: Final = 16.0  # degrees for each whole of pace
SWAY, MOST_SWAY = 5.0, 22.0  # degrees for each m/s that it is carried, and at most
CHEER_S: Final = 0.62  # s of one hop
RISING, SINKING = 3.0, -3.0  # m/s; between them is the top of a leap


@dataclass(slots=True)
class Motion:
    """Keeps what a pose is blended from."""

    _label: str = "idle"
    _pose: Pose = poses.IDLE
    _from: Pose = poses.IDLE
    _since: float = 1.0
    _walked: float = 0.0
    _landed: float = 9.0
    _air: float = 0.0
    _drop: float = 0.0
    _last_x: float | None = field(default=None)
    _body: Body | None = field(default=None)
    _gesture: str = ""
    _gestured: float = 0.0
    _took_off: float = 9.0
    _stood: float = 9.0
    _cheered: float = 0.0

    def advance(self, world: World, x: float, listening: bool, seconds: float) -> None:
        """Go on by a time.

        Args:
            world: of the newest tick.
            x: where the body is drawn, m; feet go by distance, so that they do not slide.
            listening: somebody speaks.
            seconds: since the last call.

        """
        if self._last_x is not None:
            self._walked += min(abs(x - self._last_x), 0.5)
        self._last_x = x
        body = world.body
        on_floor = body.airborne == 0
        if on_floor and self._drop < -HARD:
            self._landed = 0.0
        self._landed += seconds
        self._drop = 0.0 if on_floor else min(self._drop, body.vy)
        self._notice(body, on_floor, seconds)
        self._cheered = self._cheered + seconds if world.phase == "finished" else 0.0
        label, target = self._target(world, body, listening)
        target = self._gesturing(target)
        if label != self._label:
            self._from, self._label, self._since = unwound(self._pose), label, 0.0
        self._since += seconds
        self._pose = blend(self._from, target, min(1.0, self._since / BLEND))
        airborne = 0.0 if on_floor or body.held >= 0 or body.move in ON_WALLS else 1.0
        self._air += (airborne - self._air) * min(1.0, seconds / 0.05)

    def joints(self) -> Joints:
        """Give the joints of now."""
        squash = poses.SQUASH * max(0.0, 1 - self._landed / LANDING)
        squash -= poses.STRETCH * max(0.0, 1 - self._took_off / TAKE_OFF)
        return joints(self._pose, self._air, squash)

    def _notice(self, body: Body, on_floor: bool, seconds: float) -> None:
        """See what has changed since the last time, and begin what it calls for."""
        was, self._body = self._body or body, body
        self._gestured += seconds
        self._took_off += seconds
        self._stood = self._stood + seconds if abs(body.vx) <= STANDS else 0.0
        begun = ""
        if body.facing != was.facing and on_floor:
            begun = "turn_back"
        elif body.pace != was.pace:
            begun = "faster" if body.pace > was.pace else "slower"
        elif was.move in HOLDS and body.move not in HOLDS and not on_floor and body.vy <= 0.5:
            begun = "drop"
        if begun:
            self._gesture, self._gestured = begun, 0.0
        if body.move in TAKES_OFF and was.move != body.move:
            self._took_off = 0.0

    def _gesturing(self, pose: Pose) -> Pose:
        """Lay the gesture that is on over a pose: quickly in, slowly out."""
        length = GESTURES.get(self._gesture, 0.0)
        move = all_moves().get(self._gesture)
        if move is None or self._gestured >= length:
            return pose
        share = self._gestured / length
        weight = min(1.0, share / 0.2, (1 - share) / 0.4)
        return blend(pose, at(move.poses, share), weight * weight * (3 - 2 * weight))

    def _target(self, world: World, body: Body, listening: bool) -> tuple[str, Pose]:
        if world.phase == "down":
            return "death", poses.DEATH
        if world.phase == "finished":
            hop = abs(math.sin(math.pi * self._cheered / CHEER_S))
            return "cheer", blend(poses.CHEER, poses.CHEER_UP, hop)
        if body.stun:
            return "stumble", poses.STUMBLE
        move = all_moves().get(body.move)
        standing = body.airborne == 0
        if move is not None and not move.gait and move.poses:
            phase = body.ticks_in_move / max(1, move.pose_ticks)
            phase = phase % 1.0 if _goes_round(move.poses) else min(1.0, phase)
            return body.move, _carried(at(move.poses, phase), body)
        if not standing:
            if body.vy > SINKING and body.vy < RISING and body.move != "run":
                return "apex", poses.APEX
            return "fall", poses.FALL
        if self._landed < LANDING * 0.5 and abs(body.vx) < 1.0:
            return "land", poses.LAND
        braking = move is not None and (body.halted or not move.by_distance)
        if move is not None and move.by_distance and abs(body.vx) > STANDS and not braking:
            pose = at(move.poses, self._walked / move.by_distance % 1.0)
            return body.move, replace(pose, torso=pose.torso + LEANS * (body.pace - 1))
        if abs(body.vx) > STANDS:
            return "brake", at(_stop(), BRAKED * max(0.0, 1 - abs(body.vx) / SPEED))
        if self._stood < SETTLES and not listening:
            return "brake", at(_stop(), BRAKED + (1 - BRAKED) * self._stood / SETTLES)
        return ("listening", poses.LISTENING) if listening else ("idle", _idling(world.tick))


def _stop() -> tuple[Pose, ...]:
    move = all_moves().get("stop")
    return move.poses if move is not None and move.poses else (poses.IDLE,)


def _goes_round(keys: tuple[Pose, ...]) -> bool:
    """Tell whether poses end as they began, so that they go on and on as long as the move does."""
    return len(keys) > 2 and replace(keys[0], phase=0.0) == replace(keys[-1], phase=0.0)


def _carried(pose: Pose, body: Body) -> Pose:
    """Let who hangs trail behind what carries it."""
    if body.move != "hang":
        return pose
    sway = max(-MOST_SWAY, min(MOST_SWAY, SWAY * body.vx * body.facing))
    near, far = pose.near_leg, pose.far_leg
    return replace(
        pose,
        torso=pose.torso + 0.6 * sway,
        near_leg=(near[0] - 1.2 * sway, *near[1:]),
        far_leg=(far[0] - 0.9 * sway, *far[1:]),
    )


def _idling(tick: int) -> Pose:
    """Standing is never still: it breathes, now and then looks up, and shifts its weight."""
    seconds = tick / TICKS_PER_SECOND
    breath = 0.5 - 0.5 * math.cos(2 * math.pi * seconds / BREATH_S)
    pose = blend(poses.IDLE, poses.IDLE_IN, breath)
    turn = seconds % LOOKS_S / LOOKS_S
    for other, first, last in ((poses.IDLE_LOOK, 0.30, 0.52), (poses.IDLE_SHIFT, 0.68, 0.92)):
        share = min(1.0, max(0.0, (turn - first) / 0.05), max(0.0, (last - turn) / 0.06))
        if first < turn < last:
            pose = blend(pose, other, share * share * (3 - 2 * share))
    return pose


def rehearsal() -> tuple[Joints, ...]:
    """Give the poses that runs go through, close enough together that every angle of a limb is among them."""
    shown = [joints(pose, 1.0 if name in ("apex", "fall") else 0.0) for name, pose in poses.ALL.items()]
    for move in all_moves().values():
        steps = CYCLE_STEPS if move.by_distance else MOVE_STEPS
        shown += [joints(at(move.poses, step / steps)) for step in range(steps + 1) if move.poses]
    return tuple(shown)
