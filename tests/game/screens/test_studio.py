"""The studio, by real events of pygame's: typed, spoken, clicked, touched; from a sentence to playing."""

import time
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level import find
from game.level.files import load
from game.scenegen.edit import Turns
from game.scenegen.screenplay import read_story
from game.scenegen.spec import Note
from game.screens import studio as studios
from game.screens import studio_worker as worker
from game.screens.studio import Spot, Studio
from game.screens.studio_items import EXAMPLES, OTHER, SAVE, SPEAK, TRY, UNDO
from game.screens.studio_worker import Built, Job, LaidOut, Understood
from game.screens.window import Window
from game.view import SIZE
from tests.game.screens.studio_bench import LEVEL, PROMPT, Bench, Says
from tests.pictures import check
from voice.words import Language
from voice.writer import NO_EAR


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr("game.screens.window.has_display", lambda: True)
    return Window("studio")  # not closed: that would close the fonts of all tests


@pytest.fixture
def bench(window: Window) -> Bench:
    return Bench(window)


def labels(bench: Bench) -> list[str]:
    return [chip.label.en for chip in bench.now.chips]


def test_a_sentence_that_is_typed_becomes_chips_then_a_level_then_is_played(bench: Bench) -> None:
    bench.types(PROMPT)
    bench.key(pygame.K_RETURN)

    shown = ["the Cyber Ruins", "Rain", "Night", "laser gate ×3", "normal difficulty", "with: dog", "no spikes"]
    assert labels(bench) == shown
    assert (bench.now.busy, bench.now.level) == (True, None)
    assert bench.key(pygame.K_RETURN) is None  # not before it is proved

    bench.builds.finish()
    bench.screen.advance(1 / 60)
    want = bench.key(pygame.K_RETURN)

    assert want is not None
    assert (want.does, want.level) == ("play", bench.builds.level)


def test_chinese_comes_in_by_an_input_method(bench: Bench) -> None:
    bench.give(pygame.TEXTEDITING, text="jiguang", start=0, length=7)
    bench.key(pygame.K_RETURN)  # belongs to the input method
    assert (bench.now.composing, bench.builds.jobs) == ("jiguang", [])

    bench.give(pygame.TEXTINPUT, text="三道激光")
    bench.key(pygame.K_RETURN)

    assert (bench.now.composing, bench.builds.jobs[0].text) == ("", "三道激光")
    assert "激光门 ×3" in [c.label.zh for c in bench.now.chips]


def test_the_candidates_of_an_input_method_follow_the_caret_in_a_window_of_any_size(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[pygame.Rect] = []
    monkeypatch.setattr(pygame.key, "set_text_input_rect", told.append)
    bench.picture()
    bench.types("赛博废墟")
    bench.picture()
    pygame.display.set_mode((640, 360))
    bench.window.canvas  # noqa: B018 - takes up the new size
    bench.types("雨")
    bench.picture()

    assert told[1].x - told[0].x == pytest.approx(4 * 24, abs=6)
    assert told[2].x == pytest.approx((told[1].x + 24) / 2, abs=4)
    assert told[2].bottom == pytest.approx(bench.places.field.bottom / 2, abs=2)


def test_the_line_is_edited_as_lines_are(bench: Bench) -> None:
    bench.types("three laser")
    for key in (pygame.K_HOME, pygame.K_DELETE, pygame.K_RIGHT, pygame.K_BACKSPACE, pygame.K_END):
        bench.key(key)
    bench.types("s\n")

    assert bench.now.text == "ree lasers "


def test_edits_come_in_turn_and_undo_leads_back_without_building_anew(bench: Bench) -> None:
    bench.makes(PROMPT)
    bench.makes("twice as many lasers, make it snow")
    assert [t.en for t in bench.now.changed] == ["Rain → Snow", "laser gate ×3 → laser gate ×6"]
    built = len(bench.builds.jobs)

    bench.key(pygame.K_z, pygame.KMOD_CTRL)

    assert "laser gate ×3" in labels(bench)
    assert (len(bench.builds.jobs), bench.now.busy, bench.now.level) == (built, False, bench.builds.level)


@pytest.mark.parametrize("undo", ["undo", "撤销"])
def test_undo_can_be_typed_as_well(bench: Bench, undo: str) -> None:
    bench.makes(PROMPT)
    bench.makes("no dog")
    bench.makes(undo)

    assert "with: dog" in labels(bench)


def test_an_edit_that_means_nothing_builds_nothing_and_says_so(bench: Bench) -> None:
    bench.makes(PROMPT)
    bench.types("wibble wobble")
    bench.key(pygame.K_RETURN)

    assert bench.now.notes[0].startswith("nothing in “wibble wobble” says what to change")
    assert (bench.now.busy, bench.now.level) == (False, bench.builds.level)


def test_chips_are_clicked_away_turned_on_and_turned_back(bench: Bench) -> None:
    bench.makes(PROMPT)
    rain = bench.place_of("weather:0")
    bench.click((rain.left + 40, rain.centery))
    snow = labels(bench)[1]
    bench.click((rain.left + 40, rain.centery), button=3)
    back = labels(bench)[1]
    spikes = bench.place_of("no:spikes")
    bench.click((spikes.right - 12, spikes.centery))

    assert (snow, back) == ("Snow", "Rain")
    assert "no spikes" not in labels(bench)
    assert bench.builds.jobs[-1].spec == bench.now.spec


def test_the_whole_page_is_reached_by_keys_alone(bench: Bench) -> None:
    bench.key(pygame.K_DOWN)
    bench.key(pygame.K_RETURN)  # the first example
    assert bench.builds.jobs[0].text == EXAMPLES[0].en
    bench.builds.finish()
    bench.screen.advance(1 / 60)

    bench.key(pygame.K_TAB)
    for _ in range(3):
        bench.key(pygame.K_RIGHT)
    assert bench.now.spot == Spot("chip", "thing:0:laser_gate")
    bench.key(pygame.K_PLUS)
    assert "laser gate ×4" in labels(bench)
    bench.key(pygame.K_DELETE)
    assert "thing:0:laser_gate" not in [c.key for c in bench.now.chips]

    bench.builds.finish()
    bench.screen.advance(1 / 60)
    bench.key(pygame.K_UP)
    want = bench.key(pygame.K_SPACE)
    assert want is not None
    assert want.does == "play"


def test_a_blank_that_chooses_is_no_letter(bench: Bench) -> None:
    bench.key(pygame.K_DOWN)
    bench.give(pygame.TEXTINPUT, text=" ")

    assert bench.now.text == ""


def test_fingers_do_what_a_mouse_does(bench: Bench) -> None:
    bench.makes(PROMPT)
    play = bench.place_of(TRY.name).center
    want = bench.give(pygame.FINGERDOWN, x=play[0] / SIZE[0], y=play[1] / SIZE[1], dx=0, dy=0, finger_id=1, touch_id=1)

    assert want is not None
    assert want.does == "play"


def test_words_do_what_buttons_do(bench: Bench) -> None:
    bench.makes(PROMPT)
    want = bench.screen.hear(TRY.command)
    bench.screen.hear(OTHER.command)
    seed = bench.builds.jobs[-1].seed

    assert want is not None
    assert (want.does, seed) == ("play", 2)
    assert {i.command for i in (TRY, OTHER, UNDO, SAVE, SPEAK)} < bench.screen.commands


def test_a_sentence_is_spoken_and_built_and_nothing_of_it_is_kept(window: Window) -> None:
    says = Says("three laser gates in the snow")
    bench = Bench(window, says=says)
    bench.give(pygame.MOUSEBUTTONDOWN, pos=bench.places.mic.center, button=1)
    assert bench.screen.dictating
    assert bench.now.dictating == "waiting"

    says.end()
    bench.screen.advance(1 / 60)
    bench.screen.advance(1 / 60)

    assert not bench.screen.dictating
    assert (bench.builds.jobs[0].text, bench.builds.jobs[0].keep) == ("three laser gates in the snow", False)
    assert "Snow" in labels(bench)


def test_without_an_ear_for_sentences_one_clear_line_says_so(window: Window) -> None:
    says = Says("", NO_EAR)
    bench = Bench(window, "zh", says=says)
    bench.key(pygame.K_SPACE, pygame.KMOD_CTRL)
    says.end()
    bench.screen.advance(1 / 60)

    assert bench.now.notes == (NO_EAR.zh,)


def test_who_thinks_better_of_speaking_lets_go(window: Window) -> None:
    says = Says("never said")
    bench = Bench(window, says=says)
    bench.key(pygame.K_SPACE, pygame.KMOD_CTRL)
    bench.key(pygame.K_ESCAPE)

    assert not bench.screen.dictating
    assert bench.now.dictating == ""


def test_a_level_is_saved_whole_under_a_name_of_its_own(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    bench.makes(PROMPT)
    for _ in range(2):
        bench.key(pygame.K_s, pygame.KMOD_CTRL)
        until = time.monotonic() + 20
        while bench.screen._saving is not None and time.monotonic() < until:
            bench.screen.advance(1 / 60)

    files = sorted((tmp_path / "voxleap" / "levels").iterdir())
    assert [f.name for f in files] == ["the_drowned_boulevard.json", "the_drowned_boulevard_2.json"]
    assert load(files[0]) == bench.builds.level
    assert bench.now.notes == (f"saved: {files[1]}",)


def test_a_folder_that_cannot_be_written_is_told_in_one_line(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
    bench.makes(PROMPT)
    bench.click(bench.place_of(SAVE.name).center)
    until = time.monotonic() + 20
    while bench.screen._saving is not None and time.monotonic() < until:
        bench.screen.advance(1 / 60)

    assert bench.now.notes[0].startswith("could not be saved: ")


def test_a_new_page_forgets_the_old_one(bench: Bench) -> None:
    bench.makes(PROMPT)
    bench.key(pygame.K_n, pygame.KMOD_CTRL)
    bench.makes("ice, two gaps")

    assert "the Ice" in labels(bench)
    assert "the Cyber Ruins" not in labels(bench)


def test_a_level_that_cannot_be_made_says_why_and_can_be_undone(bench: Bench) -> None:
    bench.makes(PROMPT)
    bench.types("only water")
    bench.key(pygame.K_RETURN)
    bench.builds._news.append(Built(None, (Note(about=("prompt",), text=worker.LATE.en),)))
    bench.screen.advance(1 / 60)

    assert bench.now.notes == (worker.LATE.en,)
    bench.key(pygame.K_z, pygame.KMOD_CTRL)
    assert "laser gate ×3" in labels(bench)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("state", ["empty", "built"])
def test_the_page_has_its_picture(window: Window, language: Language, state: str, renew: bool) -> None:
    bench = Bench(window, language)
    if state == "built":
        prompt = {"en": PROMPT, "zh": "赛博废墟，雨夜，三道激光门，不要尖刺，一只狗跟着"}[language]
        bench.makes(prompt)
        bench.makes({"en": "twice as many lasers and a wibble", "zh": "激光翻倍，再难一点"}[language])
        bench.screen.now = replace(bench.now, spot=Spot("chip", "thing:0:laser_gate"))

    check(f"studio_{state}_{language}", bench.picture(), renew)


LONG = "cyber ruins, rainy night, 3 lasers, 4 drones, 5 gaps, 6 crates, 2 walls, 12 coins, hard, fast, a dog, no spikes"


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_every_text_size_all_of_it_is_on_the_screen_and_nothing_on_another(
    window: Window, language: Language, percent: int
) -> None:
    bench = Bench(window, language, percent)
    bench.makes(LONG)
    places = bench.places

    rects = [places.field, places.mic, places.scroll, places.map, places.notes]
    rects += [rect for _, rect in (*places.chips, *places.buttons)]
    assert len(places.chips) == len(bench.now.chips)
    assert all(pygame.Rect((0, 0), SIZE).contains(r) for r in rects)
    assert not any(a.colliderect(b) for n, a in enumerate(rects) for b in rects[:n])
    assert all(r.height >= 44 for _, r in places.buttons)


def test_of_more_chips_than_there_is_room_for_the_chosen_one_is_always_seen(bench: Bench) -> None:
    places = ("ice", "forest", "desert", "space", "factory", "ice", "forest")
    story = "\n".join(f"Scene {n}: {p}\nTwo gaps, three crates, four drones." for n, p in enumerate(places, 1))
    bench.screen.now = replace(bench.now, turns=Turns((read_story(story),)))
    spots = [Spot("chip", c.key) for c in bench.now.chips]

    assert len(bench.places.chips) < len(spots)
    for spot in (spots[0], spots[len(spots) // 2], spots[-1]):
        bench.screen.now = replace(bench.now, spot=spot)
        assert spot in [s for s, _ in bench.places.chips]


KEYS = st.sampled_from(
    ["up", "down", "left", "right", "tab", "return", "space", "delete", "backspace", "escape", "+", "-", "home", "f5"]
)


@given(st.lists(KEYS | st.sampled_from(["ctrl z", "ctrl n", "ctrl d", "ctrl space", "冰，两个缺口", "x"]), max_size=25))
@settings(max_examples=80, deadline=None)
def test_no_order_of_keys_breaks_the_page(keys: list[str]) -> None:
    now = Studio("zh")
    level = find(LEVEL)
    for key in keys:
        want = None
        if key.startswith("ctrl "):
            now, want = studios.pressed(now, key[5:], ctrl=True)
        elif key.isascii() and key != "x":
            now, want = studios.pressed(now, key)
        else:
            now = studios.typed(now, key)
        if want is not None and want.does == "build":
            told = worker.understood(Job(now.seed, "zh", want.text, want.spec)) if want.text or want.spec else None
            for news in (told, LaidOut(level), Built(level, ())):
                if news is not None and (not isinstance(told, Understood) or told.builds or news is told):
                    now, _ = studios.heard_of(now, news)
        rows = [spot for row in studios._rows(now) for spot in row]
        assert now.spot in rows
        assert 0 <= now.caret <= len(now.text)


def test_the_key_that_opens_the_page_is_no_letter_and_what_is_typed_at_once_is(bench: Bench) -> None:
    bench.screen.see(bench.kept, "en")
    for kind, more in (
        (pygame.TEXTINPUT, {"text": "3"}),
        (pygame.KEYDOWN, {"key": pygame.K_i, "mod": 0}),
        (pygame.TEXTINPUT, {"text": "i"}),
    ):
        bench.screen.take(pygame.event.Event(kind, **more))

    assert bench.now.text == "i"
