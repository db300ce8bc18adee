"""What a slow machine leaves out."""

from dataclasses import replace

import pygame
import pytest

from game.level import find
from game.screens.framing import Framing, looks
from game.screens.session import Session
from game.view import SIZE, Pace, Picture, Quality
from game.view.quality import BUDGET_S, MOST_LATE, WARM, WINDOW


def after(pace: Pace, *frames: float) -> Pace:
    for seconds in frames:
        pace = pace.after(seconds)
    return pace


def test_a_quick_machine_draws_everything() -> None:
    assert after(Pace(), *[0.004] * 2000).quality == Quality.FULL


def test_a_single_hitch_costs_nothing() -> None:
    assert after(Pace(), *[0.004] * 100, 0.2, *[0.004] * 100).quality == Quality.FULL


def test_frames_at_the_beginning_do_not_count() -> None:
    assert after(Pace(), *[0.1] * WARM, *[0.004] * WINDOW).quality == Quality.FULL


def test_late_frames_take_one_step_after_the_other_and_no_more_than_there_are() -> None:
    seen = []
    pace = Pace()
    for _ in range(10 * (WARM + MOST_LATE + 1)):
        pace = pace.after(2 * BUDGET_S)
        seen.append(pace.quality)
    assert sorted(set(seen), reverse=True) == list(reversed(Quality))
    assert seen == sorted(seen, reverse=True)


def test_more_is_tried_with_another_level_only_where_it_was_easy() -> None:
    bare = Pace(Quality.BARE)
    assert after(bare, *[0.003] * (WARM + WINDOW)).quality == Quality.BARE, "what is seen does not change in a run"
    assert after(bare, *[0.003] * (WARM + WINDOW)).anew().quality == Quality.PLAIN
    assert after(bare, *[0.006] * (WARM + WINDOW)).anew().quality == Quality.BARE


@pytest.fixture(scope="module")
def drawn() -> dict[Quality, pygame.Surface]:
    level = find("cyber_ruins/first_leap")
    session, framing = Session(level), Framing(level, "en")
    picture = Picture(session.world.course, looks(level))
    frame = framing.frame(session.world, session.world, 1.0, (), 0.5, 1.0, -40.0)
    picture.advance(replace(frame, real_time_s=0.5))
    found = {}
    for quality in Quality:
        picture.quality = quality
        found[quality] = pygame.Surface(SIZE)
        picture.draw(found[quality])
    return found


def test_every_step_leaves_something_out(drawn: dict[Quality, pygame.Surface]) -> None:
    pictures = [pygame.image.tobytes(drawn[quality], "RGB") for quality in Quality]
    assert len(set(pictures)) == len(Quality)


def test_what_is_written_stays_at_every_step(drawn: dict[Quality, pygame.Surface]) -> None:
    chips = pygame.Rect(340, 658, 600, 38)
    letters = [pygame.surfarray.array3d(drawn[quality].subsurface(chips)).min(axis=2) > 200 for quality in Quality]
    assert letters[-1].sum() > 500
    assert all((found != letters[-1]).sum() < 50 for found in letters), "but for what shines through the chips"
