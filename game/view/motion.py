"""What the robot does on the screen: a pose for each moment, blended, so that nothing snaps."""

from dataclasses import dataclass, field

from game.moves import Pose, all_moves
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
        label, target = self._target(world, body, listening)
        if label != self._label:
            self._from, self._label, self._since = unwound(self._pose), label, 0.0
        self._since += seconds
        self._pose = blend(self._from, target, min(1.0, self._since / BLEND))
        airborne = 0.0 if on_floor or body.held >= 0 or body.move in ON_WALLS else 1.0
        self._air += (airborne - self._air) * min(1.0, seconds / 0.05)

    def joints(self) -> Joints:
        """Give the joints of now."""
        squash = poses.SQUASH * max(0.0, 1 - self._landed / LANDING)
        return joints(self._pose, self._air, squash)

    def _target(self, world: World, body: Body, listening: bool) -> tuple[str, Pose]:
        if world.phase == "down":
            return "death", poses.DEATH
        if body.stun:
            return "stumble", poses.STUMBLE
        move = all_moves().get(body.move)
        standing = body.airborne == 0
        if move is not None and not move.gait and move.poses:
            phase = min(1.0, body.ticks_in_move / max(1, move.pose_ticks))
            return body.move, at(move.poses, phase)
        if not standing:
            if body.vy > SINKING and body.vy < RISING and body.move != "run":
                return "apex", poses.APEX
            return "fall", poses.FALL
        if self._landed < LANDING * 0.5 and abs(body.vx) < 1.0:
            return "land", poses.LAND
        if move is not None and move.by_distance and abs(body.vx) > 0.4:
            return body.move, at(move.poses, self._walked / move.by_distance % 1.0)
        return ("listening", poses.LISTENING) if listening else ("idle", self._breathing(world.tick))

    def _breathing(self, tick: int) -> Pose:
        """Standing is never quite still."""
        turn = tick / TICKS_PER_SECOND % 2.4 / 2.4
        share = 4 * turn * (1 - turn)
        return blend(poses.IDLE, poses.IDLE_IN, share)


def rehearsal() -> tuple[Joints, ...]:
    """Give the poses that runs go through, close enough together that every angle of a limb is among them."""
    shown = [joints(pose, 1.0 if name in ("apex", "fall") else 0.0) for name, pose in poses.ALL.items()]
    for move in all_moves().values():
        steps = CYCLE_STEPS if move.by_distance else MOVE_STEPS
        shown += [joints(at(move.poses, step / steps)) for step in range(steps + 1) if move.poses]
    return tuple(shown)
