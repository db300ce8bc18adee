import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.edit import (
    History,
    Pick,
    added,
    changed,
    clung,
    copied,
    entry,
    fields,
    moved,
    parsed,
    pick_at,
    removed,
    stepped,
)
from game.edit.draft import LEVEL
from game.level import Ground, Level, find, read, to_json
from game.obstacles import all_obstacles
from voice.words import Text

NAME = "cyber_ruins/first_leap"


def done(found: Level | Text) -> Level:
    assert isinstance(found, Level), found
    return found


@given(st.lists(st.sampled_from(["do", "drag", "undo", "redo"]), max_size=40))
def test_undo_goes_back_step_by_step_and_redo_on_again(actions: list[str]) -> None:
    history, model, at = History(find(NAME)), [find(NAME)], 0
    for number, action in enumerate(actions):
        level = model[at].model_copy(update={"seed": number + 100})
        if action == "do":
            history, model, at = history.did(level), [*model[: at + 1], level], at + 1
        elif action == "drag":
            for seed in (5000, 6000, number + 100):
                history = history.drags(level.model_copy(update={"seed": seed}))
            history, model, at = history.drops(), [*model[: at + 1], level], at + 1
        else:
            at = max(0, at - 1) if action == "undo" else min(len(model) - 1, at + 1)
            history = history.undone() if action == "undo" else history.redone()
        assert history.now == model[at]


def test_a_drag_that_ends_where_it_began_is_no_step() -> None:
    level = find(NAME)
    history = History(level).drags(level.model_copy(update={"seed": 9})).drags(level).drops()

    assert history == History(level)


@pytest.mark.parametrize("kind", sorted(all_obstacles()))
def test_every_obstacle_can_be_added_picked_moved_copied_and_taken_away(kind: str) -> None:
    level = find(NAME).model_copy(update={"obstacles": ()})

    new = added(level, kind, 30.04, 0.0)
    again = copied(new.level, new.pick)
    box = all_obstacles()[kind].model_validate({"x": 30, "y": 0})

    assert again is not None
    assert [o.kind for o in again.level.obstacles] == [kind, kind]
    assert again.level.obstacles[1].x > again.level.obstacles[0].x
    assert entry(new.level, new.pick) == box
    assert entry(moved(new.level, new.pick, 41.26, 2.0), new.pick).model_dump()["x"] == 41.3
    middle = (box.cuts() or box.reach()).moved(30, 0)
    assert pick_at(new.level, middle.x + middle.width / 2, middle.y + middle.height / 2) == new.pick
    without = removed(new.level, new.pick)
    assert without is not None
    assert not without.obstacles
    assert read(to_json(again.level)) == again.level


@pytest.mark.parametrize("kind", sorted(all_obstacles()))
def test_the_form_of_every_obstacle_stays_within_its_schema(kind: str) -> None:
    new = added(find(NAME), kind, 30.0, 0.0)
    for row in fields(entry(new.level, new.pick)):
        for steps in (-1000, -1, 1, 1000):
            level = done(changed(new.level, new.pick, {row.name: stepped(row, steps)}))
            assert json.loads(to_json(level))
        assert row.label.zh


def test_what_the_schema_refuses_is_one_line_and_changes_nothing() -> None:
    level = find(NAME)
    pick = next(Pick("obstacle", n) for n, o in enumerate(level.obstacles) if o.kind == "spikes")
    width = next(row for row in fields(entry(level, pick)) if row.name == "width")

    wide = changed(level, pick, {"width": parsed(width, "99")})
    words = changed(level, pick, {"width": parsed(width, "wide")})

    assert isinstance(wide, Text)
    assert wide.en == "width: Input should be less than or equal to 6"
    assert isinstance(words, Text)
    assert (
        done(changed(level, pick, {"width": parsed(width, " 1,5 ")})).obstacles[pick.number].model_dump()["width"]
        == 1.5
    )


def test_the_level_itself_has_a_form_for_its_title_and_difficulty() -> None:
    level = find(NAME)
    rows = {row.name: row for row in fields(level)}

    level = done(changed(level, LEVEL, {"title.zh": "新的名字"}))
    level = done(changed(level, LEVEL, {"difficulty": stepped(rows["difficulty"], 1)}))

    assert (level.title.zh, level.title.en) == ("新的名字", "First Leap")
    assert level.difficulty != find(NAME).difficulty
    assert isinstance(changed(level, LEVEL, {"title.en": ""}), Text)


def test_a_level_keeps_a_floor_its_start_and_its_goal() -> None:
    level = find(NAME)

    assert removed(level, Pick("start")) is None
    assert removed(level, Pick("goal")) is None
    assert removed(level.model_copy(update={"ground": level.ground[:1]}), Pick("ground")) is None


def test_a_change_takes_the_proof_away() -> None:
    level = find(NAME)
    assert level.proof is not None or moved(level, Pick("goal"), 60, 0).proof is None
    assert moved(level, Pick("goal"), 60.0, 0.0).proof is None


def test_what_is_put_down_near_a_floor_stands_on_it_and_what_hangs_high_stays_there() -> None:
    level = find(NAME).model_copy(update={"ground": (Ground(x=0, y=2, width=10, rise=5),)})

    assert clung(level, 4.0, 3.7) == 4.0
    assert clung(level, 4.0, 5.0) == 5.0
    assert clung(level, 14.0, 2.1) == 2.1
