"""The robot on the screen: parts hung on joints, far limbs first, one light on all of them."""

import math
from collections.abc import Callable, Iterable
from typing import Final

import pygame

from game.theme import RobotPalette
from game.view.colour import Rgb, mix
from game.view.limbs import Coat, Part, Wardrobe, capsule, circle, rounded
from game.view.pose import FOREARM, HAND, SHIN, THIGH, UPPER_ARM, Arm, Joints, Leg, joints
from game.view.robot_poses import IDLE
from game.view.scarf import Scarf
from game.view.visor import Sign, signs

Point = tuple[float, float]
At = Callable[[Point], Point]

THIGH_PART: Final = Part(capsule(THIGH, (0.092, 0.088, 0.06)))
CALF_PART: Final = Part(capsule(SHIN, (0.05, 0.058, 0.05, 0.04)))
SHIN_PART: Final = Part(
    capsule(SHIN * 0.9, (0.062, 0.084, 0.07, 0.052), SHIN * 0.06), ((0.0, SHIN * 0.34), (0.0, SHIN * 0.66))
)
KNEE_PART: Final = Part(circle(0.027), rim=0.5)
FOOT_PART: Final = Part(
    rounded(
        (
            (-0.034, -0.036),
            (0.016, -0.036),
            (0.052, -0.006),
            (0.098, 0.012),
            (0.112, 0.03),
            (0.108, 0.046),
            (-0.036, 0.046),
            (-0.046, 0.02),
        )
    ),
    shade=0.7,
    rim=0.8,
)
SLEEVE_PART: Final = Part(capsule(UPPER_ARM, (0.05, 0.046, 0.044)))
UPPER_PART: Final = Part(capsule(UPPER_ARM * 0.78, (0.056, 0.054, 0.048), UPPER_ARM * 0.12))
FORE_PART: Final = Part(
    capsule(FOREARM * 0.92, (0.05, 0.074, 0.064, 0.05), FOREARM * 0.04), ((0.0, FOREARM * 0.4), (0.0, FOREARM * 0.7))
)
HAND_PART: Final = Part(capsule(HAND, (0.04, 0.05, 0.034)), shade=0.7, rim=0.8)
SHOULDER_PART: Final = Part(circle(0.044))
# The trunk hangs from the pelvis upside down: y is negative upwards, as everywhere here.
WAIST_PART: Final = Part(tuple((x, -y) for x, y in capsule(0.13, (0.07, 0.058, 0.07))))
PELVIS_PART: Final = Part(
    rounded(((-0.05, -0.05), (0.052, -0.05), (0.05, 0.005), (0.012, 0.055), (-0.02, 0.055), (-0.056, 0.01))), rim=0.8
)
CHEST_PART: Final = Part(
    rounded(
        (
            (-0.062, -0.292),
            (0.04, -0.296),
            (0.082, -0.262),
            (0.09, -0.2),
            (0.066, -0.135),
            (0.044, -0.1),
            (-0.036, -0.1),
            (-0.062, -0.15),
            (-0.078, -0.22),
        )
    ),
    strip=((0.046, -0.215), (0.062, -0.215)),
    shade=1.5,
)
COLLAR_PART: Final = Part(
    rounded(((-0.075, -0.018), (0.0, -0.034), (0.072, -0.014), (0.066, 0.03), (-0.07, 0.026))), rim=0.7
)
SKULL_PART: Final = Part(
    rounded(
        (
            (-0.1, 0.0),
            (-0.098, -0.07),
            (-0.045, -0.108),
            (0.035, -0.108),
            (0.092, -0.078),
            (0.104, 0.0),
            (0.09, 0.06),
            (0.05, 0.092),
            (-0.03, 0.092),
            (-0.085, 0.058),
        )
    ),
    shade=1.6,
)
VISOR_PART: Final = Part(
    rounded(
        (
            (-0.03, 0.0),
            (-0.018, -0.066),
            (0.03, -0.078),
            (0.088, -0.06),
            (0.114, 0.0),
            (0.1, 0.056),
            (0.05, 0.07),
            (-0.012, 0.06),
        )
    ),
    shade=0.45,
    rim=0.7,
)
EAR_PART: Final = Part(circle(0.036))
EAR_CORE_PART: Final = Part(circle(0.018), edge=0.0)
HEAD_UP, HEAD_FORWARD = 0.108, 0.012
"""From the neck to the head's middle, body heights."""
VISOR_AT: Final = (0.045, -0.002)
PER_FRAME: Final = 1
"""Parts painted in a frame at most once the game runs; one takes 0.2 to 0.5 ms."""
REST: Final = joints(IDLE)
BRIGHT, DIM = 0.42, 0.24
"""How much of the voice's light the visor's glass takes, when it shines and when it rests."""
SHINING: Final[frozenset[Sign]] = frozenset({"listening", "speaking", "up", "right", "left", "down"})


class Robot:
    """Draws the robot at one height in one palette."""

    def __init__(self, palette: RobotPalette, danger: Rgb, height_px: float, light: Point, edge: float = 1.0) -> None:
        self.height = height_px
        self.scarf = Scarf()
        self._palette = palette
        self._wardrobe = Wardrobe(height_px, light, palette.outline, edge)
        self._signs = signs(palette, danger, height_px)
        self._danger = danger
        self._near = Coat(palette.body, palette.shade, palette.rim, palette.voice)
        self._far = Coat(palette.far, palette.far_shade, palette.far_rim)
        self._joint = Coat(palette.joint)
        self._far_joint = Coat(palette.far_shade)
        self._glass = Coat(palette.visor)
        self._panes = {
            (ink, bright): Coat(
                mix(palette.visor, ink, bright), palette.visor, mix(mix(palette.visor, ink, bright), ink, 0.5)
            )
            for ink in (danger, palette.voice)
            for bright in (BRIGHT, DIM)
        }
        self._cloth = Coat(palette.scarf, palette.scarf_dark, mix(palette.scarf, palette.voice, 0.7))

    def rehearse(self, poses: Iterable[Joints], signs: Iterable[Sign], target: pygame.Surface) -> None:
        """Paint every part at the angles of these poses, both ways round, on the target: then no frame has to."""
        nowhere = pygame.Surface((1, 1))
        middle = (target.get_width() / 2, target.get_height() / 2)
        for facing in (1, -1):
            for sign in signs:
                self.draw(target, nowhere, 4, middle, REST, facing, sign)
            for pose in poses:
                self.draw(target, nowhere, 4, middle, pose, facing, "rest")

    def hurry(self) -> None:
        """Begin a frame that must not be late: it paints few parts that were never seen."""
        self._wardrobe.allowed = PER_FRAME

    def draw(
        self,
        target: pygame.Surface,
        shine: pygame.Surface,
        quarter: int,
        feet: Point,
        joints: Joints,
        facing: int,
        sign: Sign,
        scarf: Scarf | None = None,
    ) -> Point:
        """Draw it with its feet at a point of the frame, px; `scarf` hangs otherwise than its own.

        Returns:
            the middle of its visor on the frame, px.

        """
        scale = self.height

        def at(point: Point) -> Point:
            return feet[0] + point[0] * scale * facing, feet[1] + point[1] * scale

        def part(shape: Part, coat: Coat, joint: Point, angle: float) -> None:
            self._wardrobe.draw(target, shape, coat, at(joint), angle, facing)

        def arm(arm: Arm, coat: Coat, sleeve: Coat) -> None:
            part(SLEEVE_PART, sleeve, arm.shoulder, arm.upper)
            part(UPPER_PART, coat, arm.shoulder, arm.upper)
            part(HAND_PART, coat, arm.wrist, arm.fore + 10)
            part(FORE_PART, coat, arm.elbow, arm.fore)

        def leg(leg: Leg, coat: Coat) -> None:
            part(THIGH_PART, coat, leg.hip, leg.thigh)
            part(CALF_PART, self._joint, leg.knee, leg.shin)
            part(FOOT_PART, coat, leg.ankle, leg.foot)
            part(SHIN_PART, coat, leg.knee, leg.shin)
            part(KNEE_PART, self._joint, leg.knee, leg.shin)

        arm(joints.far_arm, self._far, self._far_joint)
        leg(joints.far_leg, self._far)
        neck = at(joints.neck)
        (scarf or self.scarf).draw(
            target, (neck[0] - facing * 0.045 * scale, neck[1] + 0.012 * scale), facing, scale, self._palette
        )
        lean = -joints.torso
        part(WAIST_PART, self._joint, joints.pelvis, lean)
        part(PELVIS_PART, self._near, joints.pelvis, lean)
        leg(joints.near_leg, self._near)
        part(CHEST_PART, self._near, joints.pelvis, lean)
        visor = self._head(target, shine, quarter, at, joints, facing, sign)
        part(COLLAR_PART, self._cloth, joints.neck, lean)
        arm(joints.near_arm, self._near, self._joint)
        part(SHOULDER_PART, self._near, joints.near_arm.shoulder, joints.near_arm.upper)
        return visor

    def _head(
        self,
        target: pygame.Surface,
        shine: pygame.Surface,
        quarter: int,
        at: At,
        joints: Joints,
        facing: int,
        sign: Sign,
    ) -> Point:
        turn = math.radians(joints.head)

        def on_head(forward: float, down: float) -> Point:
            """A point of the head, from its middle."""
            up, ahead = HEAD_UP - down, HEAD_FORWARD + forward
            x = joints.neck[0] + math.sin(turn) * up + math.cos(turn) * ahead
            y = joints.neck[1] - math.cos(turn) * up + math.sin(turn) * ahead
            return x, y

        palette = self._palette
        middle = on_head(0, 0)
        angle = -joints.head
        root, bend, tip = (at(on_head(*p)) for p in ((-0.05, -0.03), (-0.115, -0.15), (-0.175, -0.195)))
        curve = [_bezier(root, bend, tip, i / 8) for i in range(9)]
        for width, ink in ((5, palette.outline), (3, palette.far)):
            pygame.draw.lines(target, ink, False, curve, width)
        light = self._danger if sign == "no" else palette.voice
        pygame.draw.aacircle(target, light, tip, max(2.0, 0.017 * self.height))
        pygame.draw.circle(shine, light, (tip[0] / quarter, tip[1] / quarter), 1)
        self._wardrobe.draw(target, SKULL_PART, self._near, at(middle), angle, facing)
        pane = self._panes[light, BRIGHT if sign in SHINING else DIM]
        self._wardrobe.draw(target, VISOR_PART, pane, at(middle), angle, facing)
        centre = at(on_head(*VISOR_AT))
        picture = self._signs[sign]
        target.blit(picture, picture.get_rect(center=(round(centre[0]), round(centre[1]))))
        reach = 0.05 * self.height / quarter
        tone = mix((0, 0, 0), light, 0.85 if sign in SHINING else 0.45)
        pygame.draw.circle(shine, tone, (centre[0] / quarter, centre[1] / quarter), reach)
        ear = on_head(-0.052, 0.0)
        self._wardrobe.draw(target, EAR_PART, self._near, at(ear), 0, facing)
        self._wardrobe.draw(target, EAR_CORE_PART, self._glass, at(ear), 0, facing)
        pygame.draw.aacircle(target, light, at(ear), max(1.5, 0.011 * self.height))
        return centre


def _bezier(a: Point, b: Point, c: Point, t: float) -> Point:
    u = 1 - t
    return u * u * a[0] + 2 * u * t * b[0] + t * t * c[0], u * u * a[1] + 2 * u * t * b[1] + t * t * c[1]
