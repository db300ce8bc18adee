"""The editor, driven by pygame's own events."""

import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.edit import Pick
from game.level import find, load
from game.obstacles import all_obstacles
from game.screens.editor import Editor
from game.screens.editor_desk import AREA, FORM, MAP, buttons, rows, tiles, to_screen, to_world, value_box
from game.view import SIZE

NAME = "cyber_ruins/first_leap"


class Hand:
    """Presses, drags and types, by events that go through pygame's queue."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor

    def does(self, *events: pygame.event.Event) -> None:
        for event in events:
            pygame.event.post(event)
        for event in pygame.event.get():
            self.editor.take(event)

    def moves(self, at: tuple[float, float], held: bool = False) -> None:
        place = round(at[0]), round(at[1])
        self.does(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(int(held), 0, 0)))

    def presses(self, at: tuple[float, float], up: bool = True) -> None:
        self.moves(at)
        place = round(at[0]), round(at[1])
        self.does(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1))
        if up:
            self.lets_go(at)

    def lets_go(self, at: tuple[float, float]) -> None:
        self.does(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(round(at[0]), round(at[1])), button=1))

    def drags(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.presses(start, up=False)
        for step in range(1, 6):
            self.moves(tuple(a + (b - a) * step / 5 for a, b in zip(start, end, strict=True)), held=True)  # type: ignore[arg-type]
        self.lets_go(end)

    def key(self, key: int, mod: int = 0) -> None:
        self.does(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod))

    def types(self, text: str) -> None:
        self.does(*(pygame.event.Event(pygame.TEXTINPUT, text=letter) for letter in text))

    def button(self, name: str) -> None:
        self.presses(next(place.center for known, place in buttons(self.editor.desk) if known == name))

    def field(self, name: str) -> tuple[int, int]:
        return next(value_box(row, place).center for row, place in rows(self.editor.desk) if row.name == name)


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    pygame.event.clear()
    made = Editor(find(NAME), tmp_path / "mine.json", "en")
    yield made
    made.close()


@pytest.fixture
def hand(editor: Editor) -> Hand:
    return Hand(editor)


def spikes(editor: Editor) -> Pick:
    """Look at the first spikes, and give what they are."""
    number = next(n for n, o in enumerate(editor.desk.level.obstacles) if o.kind == "spikes")
    editor.desk = editor.desk.__class__(
        **{name: getattr(editor.desk, name) for name in editor.desk.__slots__ if name != "camera"},
        camera=(editor.desk.level.obstacles[number].x, 2.0),
    )
    return Pick("obstacle", number)


def place_of(editor: Editor, pick: Pick) -> tuple[float, float]:
    obstacle = editor.desk.level.obstacles[pick.number]
    return to_screen(editor.desk, obstacle.x + 0.5, obstacle.y + 0.2)


def test_what_is_dragged_goes_along_on_the_grid_and_one_undo_brings_it_back(editor: Editor, hand: Hand) -> None:
    pick = spikes(editor)
    before = editor.desk.level.obstacles[pick.number]
    start = place_of(editor, pick)

    hand.drags(start, (start[0] + 64, start[1]))
    after = editor.desk.level.obstacles[pick.number]
    hand.key(pygame.K_z, pygame.KMOD_CTRL)

    assert after.x == pytest.approx(before.x + 2.0, abs=0.11)
    assert after.x == round(after.x, 1)
    assert editor.desk.level.obstacles[pick.number] == before
    assert not editor.desk.history.past


@pytest.mark.parametrize("by", ["press", "drag"])
def test_an_obstacle_comes_from_the_palette_by_two_presses_or_by_dragging_it(
    editor: Editor, hand: Hand, by: str
) -> None:
    tile = next(place.center for kind, place in tiles(editor.desk) if kind == "springboard")
    there = AREA.center

    if by == "drag":
        hand.drags(tile, there)
    else:
        hand.presses(tile)
        hand.presses(there)

    boards = [o for o in editor.desk.level.obstacles if o.kind == "springboard"]
    x, y = to_world(editor.desk, there)
    assert [abs(b.x - x) < 0.06 and abs(b.y - y) < 0.06 for b in boards] == [True]
    assert editor.desk.pick == Pick("obstacle", len(editor.desk.level.obstacles) - 1)
    assert not editor.desk.placing


def test_a_rope_brings_the_move_that_gets_past_it_and_undo_takes_both_away(editor: Editor, hand: Hand) -> None:
    before = editor.desk.level
    rope = next(place.center for kind, place in tiles(editor.desk) if kind == "rope")

    hand.drags(rope, AREA.center)

    assert before.moves != editor.desk.level.moves
    assert editor.desk.level.obstacles[-1].passed_by() & set(editor.desk.level.moves)
    assert editor.desk.note is not None
    assert editor.desk.note.zh.startswith("为了能过去")
    hand.key(pygame.K_z, pygame.KMOD_CTRL)
    assert editor.desk.level == before


def test_a_field_is_set_by_typing_by_its_arrows_and_by_the_wheel_and_says_what_it_refuses(
    editor: Editor, hand: Hand
) -> None:
    pick = spikes(editor)
    hand.presses(place_of(editor, pick))

    def width() -> float:
        return float(editor.desk.level.obstacles[pick.number].model_dump()["width"])

    hand.presses(hand.field("width"))
    hand.types("2.5")
    hand.key(pygame.K_RETURN)
    assert width() == 2.5

    right = next(value_box(row, place) for row, place in rows(editor.desk) if row.name == "width")
    hand.presses((right.right - 6, right.centery))
    assert width() == 2.6

    hand.moves(right.center)
    hand.does(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-2))
    assert width() == 2.4

    hand.presses(hand.field("width"))
    hand.types("99")
    hand.key(pygame.K_RETURN)
    assert width() == 2.4
    assert editor.desk.note is not None
    assert editor.desk.note.en == "width: Input should be less than or equal to 6"


def test_copy_delete_and_arrow_keys(editor: Editor, hand: Hand) -> None:
    pick = spikes(editor)
    count = len(editor.desk.level.obstacles)
    hand.presses(place_of(editor, pick))
    x = editor.desk.level.obstacles[pick.number].x

    hand.key(pygame.K_RIGHT)
    hand.key(pygame.K_LEFT, pygame.KMOD_SHIFT)
    assert editor.desk.level.obstacles[pick.number].x == pytest.approx(x - 0.9)

    hand.key(pygame.K_d, pygame.KMOD_CTRL)
    assert len(editor.desk.level.obstacles) == count + 1
    hand.button("delete")
    hand.key(pygame.K_DELETE)
    assert len(editor.desk.level.obstacles) == count
    assert editor.desk.pick is None


def test_the_title_takes_chinese_letters_and_an_undo_key_while_typing_is_no_undo(editor: Editor, hand: Hand) -> None:
    hand.presses(hand.field("title.zh"))
    hand.types("霓虹")
    hand.key(pygame.K_z, pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)

    assert editor.desk.level.title.zh == "霓虹"
    assert editor.desk.level.title.en == find(NAME).title.en


def test_it_saves_whole_and_says_so_and_esc_asks_before_work_is_lost(
    editor: Editor, hand: Hand, tmp_path: Path
) -> None:
    hand.presses(hand.field("title.en"))
    hand.types("Mine")
    hand.key(pygame.K_RETURN)
    hand.key(pygame.K_ESCAPE)
    assert not editor.over
    assert editor.desk.note is not None
    assert "not saved yet" in editor.desk.note.en

    hand.button("save")
    assert load(tmp_path / "mine.json").title.en == "Mine"
    assert not editor.desk.dirty

    hand.key(pygame.K_ESCAPE)
    assert editor.over


def test_a_folder_that_cannot_be_written_is_one_line(hand: Hand, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    editor._file = tmp_path / "file" / "x.json"

    hand.key(pygame.K_s, pygame.KMOD_CTRL)

    assert editor.desk.note is not None
    assert editor.desk.note.en.startswith("not saved: ")


def test_the_wheel_zooms_round_the_pointer_and_empty_ground_drags_the_view(editor: Editor, hand: Hand) -> None:
    at = (AREA.left + 200, AREA.top + 90)
    hand.moves(at)
    before = to_world(editor.desk, at)
    hand.does(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1))
    zoomed = to_world(editor.desk, at)
    hand.drags(at, (at[0] - 100, at[1]))

    assert zoomed == pytest.approx(before)
    assert to_world(editor.desk, (at[0] - 100, at[1])) == pytest.approx(before)
    assert not editor.desk.history.past


def test_the_map_below_goes_to_where_it_is_pressed(editor: Editor, hand: Hand) -> None:
    hand.presses((MAP.right - 20, MAP.centery))

    assert editor.desk.camera[0] > 0.9 * editor.desk.level.goal.x


def test_it_proves_beside_the_frames_and_a_change_takes_the_answer_away(editor: Editor, hand: Hand) -> None:
    short = editor.desk.level.model_copy(update={"obstacles": (), "proof": None})
    editor.desk = Editor(short, Path("x.json"), "en").desk

    states: list[str] = []

    def goes_on() -> bool:
        editor.advance()
        states.append(editor.desk.proving)
        return states[-1] == "proving"

    hand.button("prove")
    while goes_on():
        time.sleep(0.02)
    proof = editor.desk.level.proof
    hand.key(pygame.K_RIGHT)  # the view only
    goes_on()
    hand.presses(to_screen(editor.desk, editor.desk.level.start.x, 0.5))
    hand.key(pygame.K_RIGHT)
    goes_on()

    assert list(dict.fromkeys(states)) == ["proving", "proved", "unproved"]
    assert proof is not None
    assert editor.desk.level.proof is None


def test_a_level_that_nobody_can_pass_says_why_and_goes_there(editor: Editor, hand: Hand) -> None:
    wall = all_obstacles()["wall"].model_validate({"x": 20, "height": 4})
    shut = editor.desk.level.model_copy(update={"obstacles": (wall,), "moves": ("run", "stop"), "proof": None})
    editor.desk = Editor(shut, Path("x.json"), "en").desk

    hand.key(pygame.K_p, pygame.KMOD_CTRL)
    while editor.desk.proving == "proving":
        editor.advance()
        time.sleep(0.02)

    assert editor.desk.proving == "no"
    assert editor.desk.note is not None
    assert "at x = 19.7 m" in editor.desk.note.en
    assert "19.7 米处" in editor.desk.note.zh
    assert editor.desk.camera[0] == pytest.approx(19.7, abs=0.1)


def test_the_picture_shows_what_is_picked_in_both_languages_and_draws_again_only_what_changed(
    editor: Editor, hand: Hand, tmp_path: Path
) -> None:
    editor.prepare()
    canvas = pygame.Surface(SIZE).convert()
    editor.draw(canvas)
    plain = canvas.copy()
    pick = spikes(editor)
    hand.presses(place_of(editor, pick))
    editor.draw(canvas)

    form = pygame.Rect(FORM.left + 4, FORM.top + 60, FORM.width - 8, 300)
    assert pygame.image.tobytes(canvas.subsurface(form), "RGB") != pygame.image.tobytes(plain.subsurface(form), "RGB")
    chinese = Editor(find(NAME), tmp_path / "x.json", "zh")
    chinese.draw(canvas)
    assert pygame.image.tobytes(canvas, "RGB") != pygame.image.tobytes(plain, "RGB")
    hand.key(pygame.K_F1)
    assert editor.desk.help
