"""The editor of levels: by mouse and keys, with a way back, and a proof that runs beside the frames."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pygame

from game.edit import History, added, changed, clung, copied, entry, moved, parsed, pick_at, removed, stepped
from game.edit.draft import LEVEL
from game.level import Level, all_words, save
from game.screens.editor_desk import (
    AREA,
    FORM,
    MAP,
    PALETTE,
    STEPPER,
    ZOOMS,
    Desk,
    Name,
    Proving,
    Typing,
    buttons,
    from_map,
    most_scroll,
    rows,
    scale,
    tiles,
    to_world,
    value_box,
)
from game.screens.editor_panels import Panels
from game.screens.editor_world import WorldView
from game.screens.prover import Prover
from game.screens.window import Window
from game.view.type import Type
from voice.words import Language, Text

HZ: Final = 30
NUDGE: Final = 0.1  # m
PAN: Final = 2.0  # m
SAVED: Final = Text("saved: {file}", "已保存：{file}")
UNSAVED: Final = Text("not saved: {why}", "没有保存：{why}")
LEAVING: Final = Text("not saved yet; Esc again leaves without", "还没保存；再按一次 Esc 就不保存直接退出")
READY: Final = Text("editing", "编辑中")
OFFERS: Final = Text("to get past it, the level now offers: {words}", "为了能过去，本关现在可以说：{words}")
NEEDED: Final = Text("a level cannot be without it", "关卡不能没有它")
ARROWS: Final = {
    pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, 1), pygame.K_DOWN: (0, -1),
}  # fmt: skip


class Editor:
    """Takes pygame's events, keeps the desk, draws it."""

    def __init__(self, level: Level, file: Path, language: Language) -> None:
        """Begin.

        Args:
            level: to change.
            file: where it is saved.
            language: of what is written on the desk.

        """
        proved: Proving = "proved" if level.proof is not None else "unproved"
        self.desk = Desk(History(level), level, language, camera=(level.start.x + 9.0, 2.6), proving=proved)
        self.over = False
        self._file = file
        self._prover = Prover()
        self._asked: Level | None = None
        self._grip: tuple[float, float] | None = None
        """Where a dragged thing was taken, m from its place."""
        self._pan: tuple[int, int] | None = None
        self._carries = False
        """Something is on its way from the palette."""
        self._world = WorldView(Type())
        self._panels = Panels(Type(), self._world)

    def prepare(self) -> None:
        """Paint every place of the level now; that takes seconds, and no frame waits for it later."""
        self._world.prepare(self.desk)

    def loading(self, target: pygame.Surface) -> None:
        """Draw what stands there until then."""
        self._panels.loading(target, self.desk)

    def draw(self, target: pygame.Surface) -> None:
        """Draw the desk."""
        self._world.draw(target, self.desk)
        self._panels.draw(target, self.desk)

    def advance(self) -> None:
        """Take the proof's answer when it is there; never waits."""
        found = self._prover.poll()
        if found is None:
            return
        if isinstance(found, Text):
            self._set(proving="unproved", note=found)
        elif self._asked is not self.desk.level:
            self._set(proving="unproved")
        elif found.playable:
            # Kept with the level; that is no step to take back.
            level = self.desk.level.model_copy(update={"proof": found.proof})
            self._set(history=replace(self.desk.history, now=level), proving="proved")
        else:
            x, y = self.desk.camera
            self._set(proving="no", note=found.why.text, camera=(x if found.at is None else found.at, y))

    def close(self) -> None:
        """End the proof."""
        self._prover.close()

    def take(self, event: pygame.event.Event, at: tuple[int, int] | None = None) -> None:
        """Answer to an event; `at` is where the pointer is on the picture, px."""
        if at is None:
            at = event.pos if hasattr(event, "pos") else self.desk.pointer
        match event.type:
            case pygame.QUIT:
                self.over = True
            case pygame.MOUSEMOTION:
                self._move(at)
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._press(at)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                self._release(at)
            case pygame.MOUSEWHEEL:
                self._wheel(event.y)
            case pygame.TEXTINPUT if self.desk.typing is not None:
                self._set(typing=self.desk.typing.wrote(event.text))
            case pygame.KEYDOWN:
                self._key(event.key, event.mod)

    # The pointer

    def _move(self, at: tuple[int, int]) -> None:
        desk = self.desk
        if self._grip is not None and desk.pick is not None:
            x, y = to_world(desk, at)
            x, y = x - self._grip[0], y - self._grip[1]
            level = moved(desk.level, desk.pick, x, y if desk.pick.of == "ground" else clung(desk.level, x, y))
            self._set(pointer=at, history=desk.history.drags(level))
        elif self._pan is not None:
            size = scale(desk)
            dx, dy = at[0] - self._pan[0], at[1] - self._pan[1]
            self._pan = at
            self._set(pointer=at, camera=(desk.camera[0] - dx / size, desk.camera[1] + dy / size))
        elif MAP.collidepoint(at) and pygame.mouse.get_pressed()[0]:
            self._set(pointer=at, camera=(from_map(desk, at[0]), desk.camera[1]))
        else:
            hover = pick_at(desk.level, *to_world(desk, at)) if AREA.collidepoint(at) else None
            self._set(pointer=at, hover=hover)

    def _press(self, at: tuple[int, int]) -> None:
        self._set(pointer=at, note=None)
        if self.desk.help:
            self._set(help=False)
            return
        button = next((name for name, place in buttons(self.desk) if place.collidepoint(at)), None)
        if button is not None:
            self._enter()
            self._do(button)
        elif FORM.collidepoint(at):
            self._press_form(at)
        elif PALETTE.collidepoint(at):
            self._enter()
            kind = next((kind for kind, place in tiles(self.desk) if place.collidepoint(at)), "")
            self._set(placing="" if kind == self.desk.placing else kind, pick=None)
            self._carries = True
        elif MAP.collidepoint(at):
            self._set(camera=(from_map(self.desk, at[0]), self.desk.camera[1]))
        elif AREA.collidepoint(at):
            self._enter()
            self._press_world(at)

    def _press_world(self, at: tuple[int, int]) -> None:
        x, y = to_world(self.desk, at)
        if self.desk.placing:
            self._put(at)
            return
        pick = pick_at(self.desk.level, x, y)
        self._set(pick=pick)
        if pick is None:
            self._pan = at
        else:
            place = entry(self.desk.level, pick).model_dump()
            self._grip = x - place["x"], y - place.get("y", 0.0)

    def _put(self, at: tuple[int, int]) -> None:
        """Put down what is being placed; it stays chosen with Shift, for the next."""
        x, y = to_world(self.desk, at)
        new = added(self.desk.level, self.desk.placing, x, clung(self.desk.level, x, y))
        again = self.desk.placing if pygame.key.get_mods() & pygame.KMOD_SHIFT else ""
        self._did(new.level, pick=new.pick, placing=again)

    def _release(self, at: tuple[int, int]) -> None:
        if self._grip is not None:
            before, now = self.desk.history, self.desk.history.drops()
            changes = now.past != before.past
            self._grip = None
            self._set(history=now)
            if changes:
                self._unprove()
        elif self._carries and self.desk.placing and AREA.collidepoint(at):
            self._put(at)
        self._pan, self._carries = None, False

    def _press_form(self, at: tuple[int, int]) -> None:
        found = next(((row, place) for row, place in rows(self.desk) if place.collidepoint(at)), None)
        self._enter()
        if found is None:
            return
        row, place = found
        box = value_box(row, place)
        steps = -1 if at[0] < box.left + STEPPER else 1 if at[0] > box.right - STEPPER else 0
        if not box.collidepoint(at):
            return
        if row.kind == "text" or (row.kind in ("int", "float") and not steps):
            self._set(typing=Typing(row.name, row.shown, whole=True))
        else:
            self._change(row.name, stepped(row, steps or 1))

    def _wheel(self, steps: int) -> None:
        desk, at = self.desk, self.desk.pointer
        if FORM.collidepoint(at):
            row = next((row for row, place in rows(desk) if place.collidepoint(at)), None)
            if row is not None and row.kind != "text":
                self._enter()
                self._change(row.name, stepped(row, steps))
        elif PALETTE.collidepoint(at):
            self._set(scroll=min(most_scroll(), max(0, desk.scroll - steps)))
        elif AREA.collidepoint(at):
            self._zoom(steps, at)

    def _zoom(self, steps: int, at: tuple[int, int]) -> None:
        """Come nearer, or go back, while what is under the pointer stays there."""
        before = to_world(self.desk, at)
        self._set(zoom=min(len(ZOOMS) - 1, max(0, self.desk.zoom + steps)))
        after = to_world(self.desk, at)
        camera = self.desk.camera
        self._set(camera=(camera[0] + before[0] - after[0], camera[1] + before[1] - after[1]))

    # The keys

    def _key(self, key: int, mod: int) -> None:
        if self.desk.typing is not None:
            self._key_of_field(key, self.desk.typing)
            return
        held = mod & (pygame.KMOD_CTRL | pygame.KMOD_META)
        shift = mod & pygame.KMOD_SHIFT
        commands: dict[int, Name] = {
            pygame.K_z: "redo" if shift else "undo", pygame.K_y: "redo", pygame.K_s: "save", pygame.K_p: "prove",
            pygame.K_d: "copy",
        }  # fmt: skip
        if held and key in commands:
            self._do(commands[key])
        elif key in (pygame.K_DELETE, pygame.K_BACKSPACE):
            self._do("delete")
        elif key == pygame.K_F1:
            self._do("help")
        elif key == pygame.K_F11:
            pygame.display.toggle_fullscreen()
        elif key in ARROWS:
            self._arrow(ARROWS[key], 10 if shift else 1)
        elif key in (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS, pygame.K_MINUS, pygame.K_KP_MINUS):
            self._zoom(-1 if key in (pygame.K_MINUS, pygame.K_KP_MINUS) else 1, AREA.center)
        elif key == pygame.K_ESCAPE:
            self._let_go()

    def _key_of_field(self, key: int, typing: Typing) -> None:
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_TAB):
            self._enter()
        elif key == pygame.K_ESCAPE:
            self._set(typing=None)
        elif key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self._set(typing=typing.erased())

    def _arrow(self, way: tuple[int, int], times: int) -> None:
        desk = self.desk
        if desk.pick is None:
            self._set(camera=(desk.camera[0] + way[0] * PAN, desk.camera[1] + way[1] * PAN))
            return
        place = entry(desk.level, desk.pick).model_dump()
        x, y = place["x"] + way[0] * NUDGE * times, place.get("y", 0.0) + way[1] * NUDGE * times
        self._did(moved(desk.level, desk.pick, x, y))

    def _let_go(self) -> None:
        """Let go of what is held; with empty hands, leave."""
        if self.desk.help or self.desk.placing or self.desk.pick is not None:
            self._set(help=False, placing="", pick=None)
        elif self.desk.dirty and self.desk.note != LEAVING:
            self._set(note=LEAVING)
        else:
            self.over = True

    # What is done

    def _do(self, name: Name) -> None:
        desk = self.desk
        match name:
            case "undo" | "redo":
                history = desk.history.undone() if name == "undo" else desk.history.redone()
                self._set(history=history, pick=None, hover=None)
                self._unprove()
            case "help":
                self._set(help=not desk.help)
            case "save":
                self._save()
            case "prove":
                self._asked = desk.level
                self._prover.ask(desk.level)
                self._set(proving="proving", note=None)
            case "copy":
                new = copied(desk.level, desk.pick) if desk.pick is not None else None
                if new is not None:
                    self._did(new.level, pick=new.pick)
            case "delete":
                left = removed(desk.level, desk.pick) if desk.pick is not None else None
                if left is not None:
                    self._did(left, pick=None, hover=None)
                elif desk.pick is not None:
                    self._set(note=NEEDED)

    def _save(self) -> None:
        try:
            save(self.desk.level, self._file)
        except OSError as error:
            self._set(note=UNSAVED.format(why=error.strerror or str(error)))
        else:
            self._set(saved=self.desk.level, note=SAVED.format(file=self._file.name))

    def _change(self, name: str, value: Any) -> None:
        found = changed(self.desk.level, self.desk.pick or LEVEL, {name: value})
        if isinstance(found, Text):
            self._set(note=found)
        else:
            self._did(found)

    def _enter(self) -> None:
        """Take what was typed."""
        typing = self.desk.typing
        self._set(typing=None)
        row = next((row for row, _ in rows(self.desk) if typing is not None and row.name == typing.name), None)
        if typing is not None and row is not None and typing.text != row.shown:
            self._change(row.name, parsed(row, typing.text))

    def _did(self, level: Level, **more: Any) -> None:
        more_moves = [name for name in level.moves if name not in self.desk.level.moves]
        words = [all_words()[name].shown for name in more_moves]
        said = Text(", ".join(w.en for w in words), "、".join(w.zh for w in words))
        note = Text(OFFERS.en.format(words=said.en), OFFERS.zh.format(words=said.zh)) if words else None
        self._set(history=self.desk.history.did(level), note=note, **more)
        self._unprove()

    def _unprove(self) -> None:
        if self.desk.level is not self._asked and self.desk.level.proof is None:
            self._prover.close()
            self._set(proving="unproved")
        elif self.desk.level.proof is not None:
            self._set(proving="proved")

    def _set(self, **changes: Any) -> None:
        self.desk = replace(self.desk, **changes)


def run_editor(window: Window, level: Level, file: Path, language: Language, tell: Callable[[Text], None]) -> bool:
    """Edit until the author leaves; True when everything is saved."""
    editor = Editor(level, file, language)
    pointers = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
    try:
        editor.loading(window.canvas)
        window.show(HZ)
        editor.prepare()
        tell(READY)
        while not editor.over:
            for event in pygame.event.get():
                editor.take(event, window.on_canvas(event.pos) if event.type in pointers else None)
            editor.advance()
            editor.draw(window.canvas)
            window.show(HZ)
    finally:
        editor.close()
    return not editor.desk.dirty
