"""The camera: ahead of the robot where it faces, and calm in height."""

from dataclasses import dataclass, replace

SPRING = 3.2  # 1/s; half a second to follow
SHARE = 0.30  # of the width, where the robot stands
HIGH = 0.84  # of the height, where the floor under it lies
STEADY = 1.6  # m; a leap this high does not move the picture


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the picture's middle is, m, and how fast it goes, m/s."""

    x: float
    y: float
    ahead: float = 0.0
    """How far the picture's middle is ahead of the robot, m."""
    vx: float = 0.0
    vy: float = 0.0


def placed(x: float, y: float, facing: int, width: float) -> Camera:
    """Give a camera that is there already; the width of the picture in m."""
    ahead = facing * width * (0.5 - SHARE)
    return Camera(x + ahead, y, ahead)


def followed(camera: Camera, x: float, y: float, facing: int, width: float, seconds: float) -> Camera:
    """Follow the robot for a time; critically damped, so that it never swings."""
    ahead, va = _spring(camera.ahead, camera.vx, facing * width * (0.5 - SHARE), seconds)
    goal = camera.y
    if y > camera.y + STEADY:
        goal = y - STEADY
    elif y < camera.y:
        goal = y
    height, vy = _spring(camera.y, camera.vy, goal, seconds, SPRING * 2.2)
    return replace(camera, x=x + ahead, y=height, ahead=ahead, vx=va, vy=vy)


def rested(camera: Camera, y: float, seconds: float) -> Camera:
    """Come to the height of the floor that the robot stands on."""
    height, vy = _spring(camera.y, camera.vy, y, seconds, SPRING * 1.6)
    return replace(camera, y=height, vy=vy)


def _spring(at: float, speed: float, goal: float, seconds: float, stiff: float = SPRING) -> tuple[float, float]:
    omega = 2 * stiff
    steps = max(1, round(seconds * 120))
    dt = seconds / steps
    for _ in range(steps):
        speed += (omega * omega * (goal - at) - 2 * omega * speed) * dt
        at += speed * dt
    return at, speed
