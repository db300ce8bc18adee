"""The robot at a third of its size: what is seen of it then is its stride, its visor and its light."""

import pygame

from game.theme.palette import RobotPalette


def draw_small(
    target: pygame.Surface, robot: RobotPalette, foot: tuple[float, float], high: float, stride: float, flies: bool
) -> None:
    """Draw it.

    Args:
        target: to draw on.
        robot: its colours.
        foot: the middle of its soles, px.
        high: its body, px.
        stride: how far its legs are apart, -1..1.
        flies: it is in the air, and its feet hang.

    """
    x, floor = foot
    hip = floor - high * 0.45
    for way, ink in ((-1, robot.shade), (1, robot.body)):
        toe = (x + way * stride * 8, floor - (4 if flies else max(0.0, -way * stride * 4)))
        pygame.draw.line(target, robot.outline, (x, hip), toe, 6)
        pygame.draw.line(target, ink, (x, hip), toe, 4)
    body = pygame.Rect(0, 0, 11, max(7, round(high * 0.38)))
    body.midbottom = (round(x), round(hip) + 3)
    pygame.draw.rect(target, robot.outline, body.inflate(2, 2), border_radius=5)
    pygame.draw.rect(target, robot.body, body, border_radius=5)
    head = (x + 1, body.top - 4)
    pygame.draw.aacircle(target, robot.outline, head, 7)
    pygame.draw.aacircle(target, robot.body, head, 6)
    target.fill(robot.voice, (round(head[0]), round(head[1]) - 2, 6, 4))
