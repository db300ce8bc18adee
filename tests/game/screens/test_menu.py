"""Pages, driven without a window: by keys alone, and by words alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from game.content import content
from game.level import all_words, offered
from game.level import find as find_level
from game.screens.items import PAUSE, STUDIO, Item, levels, screen_words
from game.screens.menu import BESIDE, Effect, Menu, Name, active, following, heard, lines, pressed, touched
from game.screens.pages import HEADINGS, page_of
from game.screens.results import Results
from game.screens.scores import Score, Table
from game.screens.settings import Settings
from voice import Ears, Heard, Rejected
from voice.source import RATE, read_audio
from voice.vocabulary import vocabulary
from voice.words import Text, Words

FIRST, SECOND = (name for name, _ in levels()[:2])
LAST = levels()[-1][0]
WORDS = all_words() | dict(screen_words())


def menu(page: Name = "title", level: str = "") -> Menu:
    return Menu(page, Settings(), "en", level=level)


def by_keys(now: Menu, *keys: str) -> tuple[Menu, Effect | None]:
    effect = None
    for key in keys:
        now, effect = pressed(now, key)
    return now, effect


def by_words(now: Menu, *said: str) -> tuple[Menu, Effect | None]:
    """As the ears would: typed words go through the same door as spoken ones."""
    commands = vocabulary(WORDS).commands
    effect = None
    for phrase in said:
        assert commands[phrase] in active(now), f"{phrase} does not count on {now.page}"
        now, effect = heard(now, commands[phrase])
    return now, effect


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["return"], ["run"]),
        (["return"], ["开始游戏"]),
        (["down", "return", "1"], ["choose a level", "level one"]),
        (["down", "return", "return"], ["选择关卡", "第一关"]),
        (["2", "return"], ["down", "choose a level", "go"]),
    ],
)
def test_a_level_is_begun_by_keys_alone_and_by_words_alone(keys: Sequence[str], words: Sequence[str]) -> None:
    assert by_keys(menu(), *keys)[1] == Effect("play", FIRST)
    assert by_words(menu(), *words)[1] == Effect("play", FIRST)


def test_settings_are_opened_changed_and_left_by_keys_alone() -> None:
    now, _ = by_keys(menu(), "down", "down", "down", "return", "right", "down", "right", "down", "return", "escape")

    assert (now.page, now.language, now.chosen) == ("title", "zh", 3)
    assert now.settings == Settings(language="zh", text_percent=125, reduced_motion=True)


def test_settings_are_opened_changed_and_left_by_words_alone() -> None:
    now, effect = by_words(
        menu(), "settings", "language", "字号", "字号", "减少动态", "配色", "灵敏度", "loud leaps", "拍手和长音"
    )
    assert effect == Effect("set")

    now, _ = by_words(now, "返回")

    assert now.page == "title"
    assert now.settings == Settings(
        language="zh",
        text_percent=150,
        reduced_motion=True,
        safe_colours=True,
        sensitivity="high",
        loud_leaps=True,
        sounds=True,
    )


def test_a_change_of_language_changes_every_line_at_once() -> None:
    english = page_of(menu("settings"))
    chinese = page_of(pressed(menu("settings"), "right")[0])

    assert (english.language, chinese.language) == ("en", "zh")
    assert [r.label.to("zh") for r in chinese.rows][:2] == ["语言", "字号"]


def test_values_go_round_in_both_directions() -> None:
    now = Menu("settings", Settings(volume=100), "en", microphones=("a", "b"), chosen=4)
    louder, _ = pressed(now, "right")
    softer, _ = pressed(louder, "left")
    microphone, _ = by_keys(now, "down", "left")

    assert (louder.settings.volume, softer.settings.volume) == (0, 100)
    assert microphone.microphone == "b"


@pytest.mark.parametrize(
    ("key", "word", "does"), [("1", "continue", "resume"), ("2", "再来一次", "again"), ("4", "main menu", "title")]
)
def test_a_pause_can_be_left_three_ways(key: str, word: str, does: str) -> None:
    by_key, said = by_keys(menu("pause", FIRST), key)[1], by_words(menu("pause", FIRST), word)[1]

    assert by_key is not None
    assert by_key == said
    assert by_key.does == does


def test_settings_opened_in_a_pause_lead_back_to_the_pause() -> None:
    now, _ = by_words(menu("pause", FIRST), "settings", "back")

    assert (now.page, now.chosen) == ("pause", 2)


def test_after_a_level_comes_the_next_and_after_the_last_none() -> None:
    assert by_words(menu("results", FIRST), "next level")[1] == Effect("play", SECOND)
    assert by_keys(menu("results", FIRST), "return")[1] == Effect("play", SECOND)
    assert following(LAST) == ""
    assert "next" not in [item.name for item in lines(menu("results", LAST))]


def test_many_levels_scroll_and_each_can_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    many = tuple((f"pack/{n}", Item(f"level{n}", Words((f"level {n}",), (f"第{n}关",)))) for n in range(40))
    monkeypatch.setattr("game.screens.items.levels", lambda: many)
    monkeypatch.setattr("game.screens.campaign.find_once", lambda name: find_level(FIRST))
    now = menu("levels")

    for number in range(40 + len(BESIDE)):
        page = page_of(now)
        assert page.rows[page.chosen].label == lines(now)[number].shown
        assert len(page.stops) <= 10
        assert page.numbers[page.chosen] == number
        now, _ = pressed(now, "down")

    assert now.chosen == 0


def test_a_game_begun_with_a_level_has_no_title_to_go_back_to() -> None:
    now = Menu("results", Settings(), "en", level="mine.json", alone=True)

    names = [item.name for item in lines(now)]
    assert (names[0], names[-1]) == ("again", "quit")
    assert not {"title", "levels", "next"} & set(names)
    assert by_keys(now, "escape")[1] == Effect("quit")


def test_no_word_of_a_screen_is_a_word_of_the_game_and_in_play_only_pause_counts() -> None:
    vocabulary(WORDS)  # raises for a phrase that means two things
    in_play = frozenset((*offered(find_level(FIRST)), PAUSE.command))

    assert in_play.isdisjoint(item.command for item in lines(menu()))
    assert PAUSE.command not in active(menu())


@pytest.mark.parametrize("page", list(HEADINGS))
def test_every_page_can_be_walked_through_and_left(page: Name) -> None:
    now = menu(page, FIRST)
    count = len(lines(now))

    walked, _ = by_keys(now, *["down"] * count)
    left, effect = by_keys(now, "escape")

    assert walked == now
    assert left != now or effect is not None


def test_typed_words_go_through_the_ears_and_what_does_not_count_here_is_refused() -> None:
    with Ears(WORDS, source="feed") as ears:
        ears.listen_for(active(menu()))
        ears.type("settings")
        ears.type("再来一次")
        told = ears.poll()

    assert [type(e) for e in told if isinstance(e, Heard | Rejected)] == [Heard, Rejected]
    assert isinstance(told[0], Heard)
    assert heard(menu(), told[0].command)[0].page == "settings"


@pytest.mark.parametrize(
    ("page", "clips", "page_then", "chosen", "effect"),
    [
        ("title", ["run/forward_rms_10"], "title", 0, Effect("play", FIRST)),
        ("title", ["slide/slide_slt_10", "slide/slide_rms_10"], "title", 2, None),
        ("pause", ["slide/slide_slt_10", "run/forward_rms_10"], "pause", 1, Effect("again")),
    ],
)
def test_recordings_alone_steer_the_pages(
    page: Name, clips: Sequence[str], page_then: Name, chosen: int, effect: Effect | None
) -> None:
    now, does = menu(page, FIRST), None
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        for clip in clips:
            ears.listen_for(active(now))
            ears.feed(
                np.concatenate((read_audio(content("assets") / "clips" / f"{clip}.flac"), np.zeros(RATE, np.float32)))
            )
            assert ears.settle(60)
            for event in ears.poll():
                if isinstance(event, Heard):
                    now, does = heard(now, event.command)

    assert (now.page, now.chosen, does) == (page_then, chosen, effect)


def test_results_tell_what_was_not_understood_in_both_languages() -> None:
    found = Results(
        True, 41.52, 9, 12, 0.43, 1, (3, 6), ((Text("too quiet", "太小声了"), 2), (Text("not now", "现在不能用"), 1))
    )

    facts = [(name.zh, value.zh) for name, value in found.facts()]

    assert facts == [
        ("用时", "41.5 秒"),
        ("水晶", "3 / 6"),
        ("失误", "1"),
        ("口令次数", "9"),
        ("识别率", "75 %"),
        ("从说完到识别", "430 毫秒"),
        ("没听懂", "太小声了 ×2、现在不能用 ×1"),
    ]


def test_the_studio_is_opened_from_the_title_and_is_where_its_levels_lead_back_to() -> None:
    assert by_keys(menu(), "3")[1] == Effect("studio")
    assert by_words(menu(), "工坊")[1] == Effect("studio")

    for page in ("pause", "results"):
        now = Menu(page, Settings(), "en", studio=True)
        assert lines(now)[-1] == STUDIO
        assert by_keys(now, str(len(lines(now))))[1] == Effect("studio")
    assert by_keys(Menu("results", Settings(), "en", studio=True), "escape")[1] == Effect("studio")


def test_a_first_start_offers_the_tutorial_once_and_the_title_leads_there_again() -> None:
    first = Menu("welcome", Settings(), "en", under=(("title", 0),))

    assert by_words(first, "teach me")[1] == by_keys(first, "return")[1] == Effect("teach")
    for declined, effect in (by_words(first, "以后再说"), by_keys(first, "escape")):
        assert (declined.page, declined.settings.taught, effect) == ("title", True, Effect("set"))
    assert by_words(menu(), "tutorial")[1] == Effect("teach")


def test_a_voice_is_forgotten_by_one_line_of_the_settings() -> None:
    assert by_words(menu("settings"), "forget my voice")[1] == Effect("forget")


@pytest.mark.parametrize(
    ("said", "key", "who"), [("race my ghost", "3", "self"), ("和领航员比赛", "4", "pilot"), ("挑战自己", "3", "self")]
)
def test_a_ghost_is_raced_from_the_results_by_word_or_key_and_the_choice_stays(said: str, key: str, who: str) -> None:
    for now, effect in (by_words(menu("results", FIRST), said), by_keys(menu("results", FIRST), key)):
        assert (now.ghost, effect) == (who, Effect("again"))

    now, _ = by_words(menu("results", FIRST), said)
    after, effect = by_words(replace(now, page="results"), "next level")
    assert (after.ghost, effect) == (who, Effect("play", SECOND))
    assert by_words(replace(now, page="results"), "run alone")[0].ghost == ""


def test_a_ghost_is_chosen_on_the_map_and_the_map_stays_where_it_is() -> None:
    now, _ = by_keys(menu("levels"), "down")
    shown = page_of(now).stops

    chosen, effect = by_words(now, "ghost")
    again, _ = by_words(chosen, "选择影子")
    by_touch, _ = touched(now, len(lines(now)) - 2, press=True)

    assert (chosen.ghost, again.ghost, by_touch.ghost, effect) == ("self", "pilot", "self", None)
    assert page_of(again).stops == shown
    assert [row.value for row in page_of(again).rows if row.value] == [Text("the pilot", "领航员")]


def test_a_run_is_watched_or_saved_from_its_page_and_both_lead_back_to_the_results() -> None:
    about, _ = by_words(menu("results", FIRST), "about this run")

    assert by_words(about, "看回放")[1] == by_keys(about, "1")[1] == Effect("watch")
    assert by_words(about, "save this run")[1] == by_keys(about, "2")[1] == Effect("save")
    assert by_words(about, "back")[0].page == "results"


def test_scores_open_at_the_level_that_was_played_or_chosen_and_go_round() -> None:
    tables = tuple(
        Table(name, Text(name, name), (Score(2490, 1, (3, 6), date(2026, 11, 25)),)) for name in (SECOND, FIRST)
    )
    scores, _ = by_words(menu("results", FIRST), "high scores")
    scores = replace(scores, tables=tables)
    on_map, _ = by_words(by_keys(menu("levels"), "down")[0], "排行榜")

    assert page_of(scores).heading.en == f"High scores · {FIRST}"
    assert page_of(scores).facts[0][1].en == "41.5 s · 1 fall · 3/6"
    assert page_of(by_words(scores, "another level")[0]).heading.en == f"High scores · {SECOND}"
    assert page_of(by_keys(scores, "right", "right")[0]).heading.en == f"High scores · {FIRST}"
    assert on_map.table == SECOND
    assert by_words(on_map, "go back")[0].page == "levels"
    assert page_of(on_map).prose[0].en == "Nobody has arrived yet. Be the first!"
