"""A pose of the robot, in degrees; conventions as in an animator's sheet, side view, facing right."""

from dataclasses import dataclass

Arm = tuple[float, float]
Leg = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Pose:
    """One key pose of a move."""

    phase: float
    """When in the move, 0..1."""
    torso: float = 0.0
    """Lean from upright, forward positive."""
    head: float = 0.0
    """From upright, forward positive."""
    near_arm: Arm = (-20.0, 36.0)
    """Shoulder from hanging, forward positive; then elbow."""
    far_arm: Arm = (16.0, 30.0)
    near_leg: Leg = (11.0, 8.0, 0.0)
    """Hip from hanging, forward positive; knee, bending back; ankle, toe down positive."""
    far_leg: Leg = (-12.0, 6.0, 0.0)
    lift: float = 0.0
    """Pelvis above its standing height, in body heights."""
