"""Poses of the robot that are no moves: standing, falling, landing, stumbling, breaking."""

from game.moves import Pose

IDLE = Pose(0.0, -2, 3, (-20, 36), (16, 30), (11, 8, 0), (-12, 6, 0))
IDLE_IN = Pose(0.0, -4, 0, (-24, 44), (21, 38), (12, 10, 0), (-12, 8, 0))
IDLE_LOOK = Pose(0.0, -5, -15, (-26, 42), (20, 34), (12, 9, 0), (-12, 7, 0))
IDLE_SHIFT = Pose(0.0, 3, 10, (-10, 46), (24, 44), (16, 16, 0), (-9, 4, 0))
CHEER = Pose(0.0, -7, -14, (158, 22), (172, 14), (14, 12, 0), (-15, 8, 0))
CHEER_UP = Pose(0.0, 2, -20, (176, 6), (150, 30), (20, 30, 12), (-20, 26, 18), lift=0.05)
HERO = Pose(0.0, -4, -4, (-34, 56), (18, 26), (17, 9, 0), (-17, 5, 0))
HERO_IN = Pose(0.0, -7, -10, (-42, 64), (24, 32), (16, 8, 0), (-17, 6, 0))
LISTENING = Pose(0.0, 7, 12, (-100, 245), (10, 26), (12, 12, 0), (-14, 6, 0))
APEX = Pose(0.0, 14, 2, (-72, 38), (78, 34), (80, 24, 26), (-40, 66, 34))
FALL = Pose(0.0, -6, 10, (-118, 34), (112, 44), (34, 44, 14), (-16, 52, 30))
LAND = Pose(0.0, 40, 14, (-62, 28), (48, 22), (84, 124, 0), (34, 112, 0))
STUMBLE = Pose(0.0, 34, 26, (-84, 20), (96, 30), (46, 40, 0), (-30, 26, 10))
DEATH = Pose(0.0, -44, -66, (-66, 8), (112, 26), (56, 80, 4), (8, 64, 26))

SQUASH = 0.12
"""Share of the height that a landing takes."""
STRETCH = 0.05
"""Share of the height that a take-off adds."""
ALL = {
    "cheer": CHEER,
    "idle": IDLE,
    "listening": LISTENING,
    "apex": APEX,
    "fall": FALL,
    "land": LAND,
    "stumble": STUMBLE,
    "death": DEATH,
}
