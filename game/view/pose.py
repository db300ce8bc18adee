"""From angles to joints: forward kinematics and blending of poses. Lengths are shares of the robot's height."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.moves.pose import Pose

THIGH, SHIN, SOLE = 0.215, 0.245, 0.046
UPPER_ARM, FOREARM, HAND = 0.155, 0.185, 0.058
SHOULDER, NECK = 0.245, 0.285
STANDING = THIGH + SHIN + SOLE
"""Height of the hip over straight legs."""
HEEL, TOE = -0.036, 0.108
FLAT_WITHIN = 0.05
"""A sole this near to the floor lies on it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Leg:
    """Joints of one leg, and its angles in degrees from hanging, forward positive."""

    hip: Point
    knee: Point
    ankle: Point
    thigh: float
    shin: float
    foot: float
    """Of the sole from level, toe up positive."""


@dataclass(frozen=True, slots=True)
class Arm:
    """Joints of one arm, and its angles in degrees from hanging, forward positive."""

    shoulder: Point
    elbow: Point
    wrist: Point
    upper: float
    fore: float


@dataclass(frozen=True, slots=True)
class Joints:
    """The robot from the point under its feet: x forward, y down (so above the floor is negative)."""

    pelvis: Point
    neck: Point
    torso: float
    head: float
    near_leg: Leg
    far_leg: Leg
    near_arm: Arm
    far_arm: Arm


def at(poses: Sequence[Pose], phase: float) -> Pose:
    """Give the pose at a phase 0..1 between key poses that are sorted by phase."""
    after = next((i for i, pose in enumerate(poses) if pose.phase >= phase), len(poses) - 1)
    if after == 0:
        return poses[0]
    a, b = poses[after - 1], poses[after]
    span = b.phase - a.phase
    return b if span <= 0 else blend(a, b, min(1.0, (phase - a.phase) / span))


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """Mix two poses; share 0 is the first, 1 the second."""
    if share <= 0:
        return a
    if share >= 1:
        return b

    def mix(x: float, y: float) -> float:
        return x + (y - x) * share

    return Pose(
        mix(a.phase, b.phase),
        mix(a.torso, b.torso),
        mix(a.head, b.head),
        (mix(a.near_arm[0], b.near_arm[0]), mix(a.near_arm[1], b.near_arm[1])),
        (mix(a.far_arm[0], b.far_arm[0]), mix(a.far_arm[1], b.far_arm[1])),
        (mix(a.near_leg[0], b.near_leg[0]), mix(a.near_leg[1], b.near_leg[1]), mix(a.near_leg[2], b.near_leg[2])),
        (mix(a.far_leg[0], b.far_leg[0]), mix(a.far_leg[1], b.far_leg[1]), mix(a.far_leg[2], b.far_leg[2])),
        mix(a.lift, b.lift),
    )


def unwound(pose: Pose) -> Pose:
    """Give the same pose with every angle from upright or hanging within half a turn, after a roll for one."""

    def within(angle: float) -> float:
        return (angle + 180.0) % 360.0 - 180.0

    return Pose(
        pose.phase,
        within(pose.torso),
        within(pose.head),
        (within(pose.near_arm[0]), pose.near_arm[1]),
        (within(pose.far_arm[0]), pose.far_arm[1]),
        (within(pose.near_leg[0]), *pose.near_leg[1:]),
        (within(pose.far_leg[0]), *pose.far_leg[1:]),
        pose.lift,
    )


def joints(pose: Pose, in_air: float = 0.0, squash: float = 0.0) -> Joints:
    """Place the joints.

    Args:
        pose: the angles.
        in_air: 0 puts the lowest sole on the floor (a positive lift raises it from there); 1 keeps the hip at
            standing height, so that legs are drawn up under it.
        squash: share of the height that is pressed out, 0..1.

    """
    near, far = _leg(pose.near_leg, -0.012), _leg(pose.far_leg, 0.022)
    floor = max(_lowest(near), _lowest(far))
    grounded = 1.0 - in_air
    near, far = _flattened(near, floor, grounded), _flattened(far, floor, grounded)
    floor = max(_lowest(near), _lowest(far))
    up = (floor + max(0.0, pose.lift)) * grounded + STANDING * in_air

    lean = math.radians(pose.torso)
    spine = (math.sin(lean), -math.cos(lean))

    def place(point: Point) -> Point:
        return point[0] * (1 + squash * 0.7), (point[1] - up) * (1 - squash)

    def on_torso(forward: float, high: float) -> Point:
        return spine[0] * high - spine[1] * forward, spine[1] * high + spine[0] * forward

    def placed_leg(leg: Leg) -> Leg:
        return Leg(place(leg.hip), place(leg.knee), place(leg.ankle), leg.thigh, leg.shin, leg.foot)

    def arm(angles: tuple[float, float], forward: float) -> Arm:
        shoulder = on_torso(forward, SHOULDER)
        elbow = _along(shoulder, angles[0], UPPER_ARM)
        wrist = _along(elbow, angles[0] + angles[1], FOREARM)
        return Arm(place(shoulder), place(elbow), place(wrist), angles[0], angles[0] + angles[1])

    return Joints(
        place((0.0, 0.0)),
        place(on_torso(0.004, NECK)),
        pose.torso,
        pose.head,
        placed_leg(near),
        placed_leg(far),
        arm(pose.near_arm, -0.018),
        arm(pose.far_arm, 0.034),
    )


def _along(start: Point, angle: float, length: float) -> Point:
    turn = math.radians(angle)
    return start[0] + math.sin(turn) * length, start[1] + math.cos(turn) * length


def _leg(angles: tuple[float, float, float], forward: float) -> Leg:
    hip = (forward, 0.0)
    shin = angles[0] - angles[1]
    knee = _along(hip, angles[0], THIGH)
    return Leg(hip, knee, _along(knee, shin, SHIN), angles[0], shin, shin - angles[2])


def _lowest(leg: Leg) -> float:
    turn = math.radians(leg.foot)
    return leg.ankle[1] + max(
        SOLE * math.cos(turn) - HEEL * math.sin(turn), SOLE * math.cos(turn) - TOE * math.sin(turn)
    )


def _flattened(leg: Leg, floor: float, grounded: float) -> Leg:
    near = 1.0 - (floor - leg.ankle[1] - SOLE) / FLAT_WITHIN
    flat = min(1.0, max(0.0, near)) * grounded
    return Leg(leg.hip, leg.knee, leg.ankle, leg.thigh, leg.shin, leg.foot * (1 - flat))
