"""The studio on the screen: hands, voice and the builder's news in, a picture out, what leaves it to the game."""

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

import pygame

from game.actors import all_actors
from game.landmarks import all_landmarks
from game.level import Level
from game.level.files import save
from game.level.naming import free_place
from game.moves import all_moves
from game.obstacles import all_obstacles
from game.scenegen.llm import Endpoint, ModelError
from game.screens import studio as studios
from game.screens.items import BACK
from game.screens.settings import Settings
from game.screens.snapshot import keep
from game.screens.studio import Answer, Studio, Want
from game.screens.studio_items import ITEMS
from game.screens.studio_layout import Layout, layout, scroll_size
from game.screens.studio_paint import Easel
from game.screens.studio_scroll import Scroll
from game.screens.studio_worker import Builder, Built, Job, LaidOut, counts
from game.screens.window import Window
from game.view import SIZE
from game.view.type import Type
from voice.dictate import Dictation
from voice.words import Language, Text
from voice.writer import Dictated

HELD_S: Final = 0.45  # s from which a press on the microphone is a hold and not a tap
KEPT: Final = 24  # levels that need not be built again
WHEEL_PX: Final = 90
SAVED: Final = Text("saved: {file}", "已保存：{file}")
UNSAVED: Final = Text("could not be saved: {why}", "无法保存：{why}")


class Listening(Protocol):
    """What `voice.dictate.Dictation` does for the studio."""

    @property
    def state(self) -> str:
        """Loading, waiting, speaking, writing, done."""

    @property
    def result(self) -> Dictated | None:
        """There when it is done."""

    def close(self) -> None:
        """Stop."""


class StudioScreen:
    """One page that a level is made on. Close it at the end."""

    def __init__(
        self,
        window: Window,
        settings: Settings,
        language: Language,
        *,
        builder: Builder | None = None,
        listen: Callable[[], Listening] | None = None,
    ) -> None:
        """Begin with an empty page.

        Args:
            window: for the place at which an input method shows its candidates.
            settings: text size and motion.
            language: of the screen.
            builder: builds levels; None starts one.
            listen: begins a dictation; None uses the microphone.

        """
        self._window, self._settings = window, settings
        self.now = Studio(language)
        self._builder = builder or Builder()
        self._listen = listen or Dictation
        self._dictation: Listening | None = None
        self._size_up()
        self._built: dict[tuple[str, int], Built] = {}
        self._saving: Future[Text] | None = None
        self._said: deque[Text] = deque()
        """What is told from beside the frames, to be shown."""
        self._dragging = self._opening = False
        self._mic_down_s: float | None = None
        self._clock_s = 0.0
        self._caret = pygame.Rect(0, 0, 0, 0)
        self._endpoint = self._model()
        all_actors(), all_landmarks(), all_moves(), all_obstacles()  # what chips name: found now, not in a frame

    @property
    def commands(self) -> frozenset[str]:
        """What may be said here."""
        return frozenset(item.command for item in (*ITEMS, BACK))

    @property
    def dictating(self) -> bool:
        """A sentence is being listened to: the game's own ears are to rest."""
        return self._dictation is not None

    def see(self, settings: Settings, language: Language) -> None:
        """Open with other settings; the key that opened it is no letter of the sentence."""
        self._opening = True
        if (settings, language) != (self._settings, self.now.language):
            self._settings = settings
            self.now = replace(self.now, language=language)
            self._size_up()

    def note(self, text: Text) -> None:
        """Show one line."""
        self.now = replace(self.now, notes=(text.to(self.now.language),))

    # What comes in

    def take(self, event: pygame.event.Event) -> Want | None:
        """Answer to an event of pygame's; gives what the game has to do, "play" or "back"."""
        match event.type:
            case pygame.TEXTINPUT if not self._opening:
                self.now = studios.typed(self.now, event.text)
            case pygame.TEXTEDITING:
                self.now = studios.composed(self.now, event.text)
            case pygame.KEYDOWN:
                self._opening = False
                return self._key(event)
            case pygame.MOUSEBUTTONDOWN if not getattr(event, "touch", False):
                return self._down(self._window.on_canvas(event.pos), event.button)
            case pygame.MOUSEMOTION if not getattr(event, "touch", False):
                self._move(self._window.on_canvas(event.pos), event.rel[0])
            case pygame.MOUSEBUTTONUP:
                self._up()
            case pygame.MOUSEWHEEL:
                return self._wheel(event)
            case pygame.FINGERDOWN | pygame.FINGERMOTION:
                wide, high = self._window.size
                at = self._window.on_canvas((event.x * wide, event.y * high))
                if event.type == pygame.FINGERDOWN:
                    return self._down(at, 1)
                self._move(at, round(event.dx * wide))
            case pygame.FINGERUP:
                self._up()
        return None

    def hear(self, command: str) -> Want | None:
        """Answer to a command of the ears."""
        item = next((i for i in (*ITEMS, BACK) if i.command == command), None)
        return self._do(studios.did(self.now, item)) if item else None

    def _key(self, event: pygame.event.Event) -> Want | None:
        key = pygame.key.name(event.key).removeprefix("keypad ")
        ctrl = bool(getattr(event, "mod", 0) & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if ctrl and key == "v":
            self.now = studios.written(self.now, _pasted())
            return None
        if key == "f11":
            pygame.display.toggle_fullscreen()
            return None
        if key == "f12":
            keep(self._window.canvas, self._said.append)
            return None
        return self._do(studios.pressed(self.now, key, ctrl))

    def _down(self, at: tuple[int, int], button: int) -> Want | None:
        places = self._places()
        if places.scroll.collidepoint(at):
            self._dragging = button == 1
            return None
        if places.map.inflate(0, 12).collidepoint(at):
            self._scroll.jump_to((at[0] - places.map.left) / places.map.width)
            return None
        found = places.at(at)
        if found is None or button not in (1, 3):
            return None
        spot, cross = found
        if spot.area == "field":
            self.now = replace(self.now, spot=spot, caret=self._letter_at(at[0], places))
            return None
        if spot.area == "chip":
            self.now = replace(self.now, spot=spot)
            key = spot.name
            return self._do(
                studios.dropped(self.now, key) if cross else studios.turned_on(self.now, key, 1 if button == 1 else -1)
            )
        if spot.area == "mic":
            self._mic_down_s = time.monotonic()
        return self._do(studios.chosen(self.now, spot))

    def _move(self, at: tuple[int, int], dx: int) -> None:
        if self._dragging:
            self._scroll.drag(-dx)
            return
        found = self._places().at(at)
        if found is not None and found[0].area != "field":
            self.now = replace(self.now, spot=found[0])

    def _up(self) -> None:
        """Let go: whoever held the microphone and said nothing has thought better of it."""
        self._dragging = False
        down, self._mic_down_s = self._mic_down_s, None
        held = down is not None and time.monotonic() - down > HELD_S
        if held and self._dictation is not None and self._dictation.state == "waiting":
            self._hush()

    def _wheel(self, event: pygame.event.Event) -> Want | None:
        places = self._places()
        at = self._window.on_canvas(pygame.mouse.get_pos())
        found = places.at(at)
        if found is not None and found[0].area == "chip" and event.y:
            return self._do(studios.turned_on(self.now, found[0].name, 1 if event.y > 0 else -1))
        self._scroll.drag(-(event.y - event.x) * WHEEL_PX)
        return None

    # What happens

    def advance(self, seconds: float) -> None:
        """Go on: take news, move what moves. Never waits."""
        self._opening = False
        self._clock_s += seconds
        for news in self._builder.poll():
            if isinstance(news, LaidOut):
                self._show(news.level)
            elif isinstance(news, Built) and news.level is not None:
                if self.now.turns is not None:
                    self._keep(news)
                self._show(news.level, news)
            self._do(studios.heard_of(self.now, news))
        self._scroll.proving = self.now.busy and self.now.laid is not None
        self._follow_dictation()
        if self._saving is not None and self._saving.done():
            self.note(self._saving.result())
            self._saving = None
        while self._said:
            self.note(self._said.popleft())
        self._scroll.advance(seconds)

    def draw(self, target: pygame.Surface) -> None:
        """Draw the page."""
        places = self._places()
        still = self._settings.reduced_motion
        self._easel.draw(target, self.now, places, self._scroll, 0.0 if still else self._clock_s)
        caret = self._easel.caret_at(self.now, places.field)
        if caret != self._caret:
            self._caret = caret
            pygame.key.set_text_input_rect(_on_window(self._window, caret))

    def settle(self) -> None:
        """Draw all of the level at once: for pictures, as a frame would wait for it."""
        self._scroll.finish()

    def close(self) -> None:
        """End what runs beside."""
        self._hush()
        self._builder.close()

    def _do(self, answer: Answer) -> Want | None:
        before = self.now.turns
        self.now, want = answer
        if before is not None and self.now.turns is None:
            self._builder.forget()
            self._scroll.show(None)
        if want is None:
            return None
        match want.does:
            case "build":
                self._build(want)
            case "save":
                self._save(want.level)
            case "speak":
                self._hush()
                self._dictation = self._listen()
                self.now = replace(self.now, dictating="loading", notes=())
            case "hush":
                self._hush()
            case "play" | "back":
                return want
        return None

    def _build(self, want: Want) -> None:
        spec = want.spec
        known = self._built.get((spec.model_dump_json(), self.now.seed)) if spec and not want.text else None
        if known is not None and known.level is not None:
            self._builder.forget()
            self._show(known.level, known)
            self.now, _ = studios.heard_of(self.now, known)
            return
        have = counts(self.now.level)
        endpoint = None if spec else self._endpoint
        seed, language = self.now.seed, self.now.language
        self._builder.ask(Job(seed, language, want.text, spec, have, endpoint, keep=not want.spoken))

    def _keep(self, built: Built) -> None:
        if self.now.turns is None:
            return
        while len(self._built) >= KEPT:
            self._built.pop(next(iter(self._built)))
        self._built[self.now.turns.now.model_dump_json(), self.now.seed] = built

    def _show(self, level: Level, built: Built | None = None) -> None:
        self._scroll.show(level, built.trace if built else ())

    def _save(self, level: Level | None) -> None:
        """Write it beside the frames: a disk may take its time."""
        if level is None or self._saving is not None:
            return
        done: Future[Text] = Future()
        self._saving = done
        threading.Thread(target=lambda: done.set_result(_saved(level)), daemon=True).start()

    def _follow_dictation(self) -> None:
        if self._dictation is None:
            return
        result = self._dictation.result
        if result is None:
            self.now = replace(self.now, dictating=self._dictation.state)
            return
        self._dictation = None
        self._do(studios.dictated(self.now, result.text, result.why))

    def _hush(self) -> None:
        dictation, self._dictation = self._dictation, None
        self.now = replace(self.now, dictating="")
        if dictation is not None:
            threading.Thread(target=dictation.close, daemon=True).start()  # takes up to a second

    # Where things are

    def _places(self) -> Layout:
        return layout(self.now, self._type, SIZE)

    def _letter_at(self, x: int, places: Layout) -> int:
        """Give before which letter a place of the field is."""
        carets = (replace(self.now, caret=n) for n in range(len(self.now.text) + 1))
        widths = [self._easel.caret_at(now, places.field).left for now in carets]
        return min(range(len(widths)), key=lambda n: abs(widths[n] - x))

    def _size_up(self) -> None:
        """Begin drawing at the text size that is set."""
        scale = self._settings.text_percent / 100
        self._type = Type(scale)
        self._easel = Easel(SIZE, self._type)
        self._scroll = Scroll(scroll_size(SIZE, scale), still=self._settings.reduced_motion)
        if self.now.laid is not None:
            self._scroll.show(self.now.laid)

    def _model(self) -> Endpoint | None:
        """Give the model that reads prompts, where one was set up; a set-up that is wrong is told."""
        if not os.environ.get("VOXLEAP_LLM_URL"):
            return None
        try:
            return Endpoint.from_environment()
        except ModelError as error:
            self.note(error.text)
            return None


def _saved(level: Level) -> Text:
    file: Path = free_place(level)
    try:
        save(level, file)
    except OSError as error:
        return UNSAVED.format(why=error.strerror)
    return SAVED.format(file=file)


def _pasted() -> str:
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""


def _on_window(window: Window, place: pygame.Rect) -> pygame.Rect:
    """Give where a place of the picture is in the window, px."""
    left, top = window.on_canvas((0, 0))
    right, bottom = window.on_canvas(window.size)
    across, down = window.size[0] / max(1, right - left), window.size[1] / max(1, bottom - top)
    return pygame.Rect(
        round((place.left - left) * across),
        round((place.top - top) * down),
        round(place.width * across),
        round(place.height * down),
    )
