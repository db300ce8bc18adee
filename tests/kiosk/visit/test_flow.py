"""What a visit promises, whatever happens and in whatever order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.kiosk.visit import flow
from game.kiosk.visit.flow import step
from game.kiosk.visit.happenings import (
    Ask,
    Begin,
    Came,
    Dismissed,
    Ear,
    Effect,
    End,
    House,
    Input,
    Loudness,
    Noise,
    Obey,
    Pick,
    Play,
    Pressed,
    Refused,
    Said,
    Speech,
    Touched,
    Volume,
)
from game.kiosk.visit.state import Rules, Visit, fresh
from game.kiosk.visit.words import AGAIN, ANOTHER, CHINESE, ENGLISH, HERE, LEAVE, LOUDER, SOFTER, WORDS

RULES = Rules()
BOUND_S = flow.UTTERANCE_MOST_S + RULES.landing_s + 2 * (RULES.ask_after_s + RULES.answer_s) + 1
HOWS = st.sampled_from(("voice", "touch", "button"))
COMMANDS = st.sampled_from(("run", "jump", "slide", "stop", "turn_back", *WORDS))
INPUTS: st.SearchStrategy[Input] = st.one_of(
    st.builds(Said, COMMANDS, HOWS, st.sampled_from(("en", "zh", None))),
    st.builds(Pressed, st.sampled_from(("up", "down", "left", "right", "ok", "back", "1", "2", "3", "9"))),
    st.builds(Touched, HOWS),
    st.just(Speech()),
    st.builds(Refused, st.booleans()),
    st.builds(Ear, st.booleans()),
    st.builds(Noise, st.booleans()),
    st.builds(Came, st.booleans()),
    st.builds(House, st.booleans()),
    st.just(Dismissed()),
    st.builds(Loudness, st.integers(-50, 300)),
)
HAPPENINGS = st.lists(st.tuples(st.one_of(st.none(), INPUTS), st.floats(0, 20)), max_size=40)


def after(*inputs: Input, rules: Rules = RULES, begin: Visit | None = None) -> tuple[Visit, list[Effect]]:
    visit = begin or fresh(rules)
    effects: list[Effect] = []
    for one in inputs:
        visit, told = step(visit, one, 0.0, rules)
        effects += told
    return visit, effects


def wait(visit: Visit, seconds: float, rules: Rules = RULES, pace: float = 0.5) -> tuple[Visit, list[Effect]]:
    effects: list[Effect] = []
    for _ in range(round(seconds / pace)):
        visit, told = step(visit, None, pace, rules)
        effects += told
    return visit, effects


def led(happenings: list[tuple[Input | None, float]]) -> Visit:
    visit = fresh(RULES)
    for one, seconds in happenings:
        visit, _ = step(visit, one, seconds, RULES)
    return visit


@given(HAPPENINGS)
@settings(max_examples=120, deadline=None)
def test_from_every_state_silence_alone_leads_back_to_the_attract_loop(
    happenings: list[tuple[Input | None, float]],
) -> None:
    visit = led(happenings)

    after_silence, _ = wait(visit, BOUND_S)

    assert after_silence.stage == ("closed" if visit.closing else "attract")


@given(HAPPENINGS, st.lists(st.floats(0, 1.5), max_size=8))
@settings(max_examples=120, deadline=None)
def test_nobody_is_asked_or_sent_away_while_they_speak(
    happenings: list[tuple[Input | None, float]], steps: list[float]
) -> None:
    visit, _ = step(led(happenings), Speech(), 0.0, RULES)
    before = visit.quiet_s

    for seconds in steps:  # 12 s at most: as long as an utterance can be
        if visit.speech_s + seconds >= flow.UTTERANCE_MOST_S:
            break
        visit, effects = step(visit, None, seconds, RULES)
        assert not any(isinstance(e, Ask | End) for e in effects)
        if visit.stage != "result":  # a level that ends by its time begins the clock anew
            assert visit.quiet_s == before


@given(HAPPENINGS)
@settings(max_examples=120, deadline=None)
def test_the_volume_is_the_houses_again_after_every_visitor(happenings: list[tuple[Input | None, float]]) -> None:
    visit, loud = fresh(RULES), RULES.volume
    for one, seconds in happenings:
        visit, effects = step(visit, one, seconds, RULES)
        for effect in effects:
            loud = effect.percent if isinstance(effect, Volume) else loud
        assert 0 <= loud <= 100
        assert loud == visit.volume
        for end in (n for n, effect in enumerate(effects) if isinstance(effect, End)):
            assert effects[end + 1] == Volume(RULES.volume)  # the same word may begin the next visit already


@given(HAPPENINGS)
@settings(max_examples=100, deadline=None)
def test_a_visit_that_begins_ends_once_and_no_other_does(happenings: list[tuple[Input | None, float]]) -> None:
    visit, open_ = fresh(RULES), False
    for one, seconds in happenings:
        visit, effects = step(visit, one, seconds, RULES)
        for effect in effects:
            if isinstance(effect, Begin):
                assert not open_
                open_ = True
            elif isinstance(effect, End):
                assert open_
                open_ = False
        assert visit.occupied == open_


WAYS: dict[str, dict[str, tuple[Input, ...]]] = {
    "voice": {
        "attract": (Said("run", "voice", "en"),),
        "language": (Said(ENGLISH, "voice", "en"),),
        "play": (Said("jump", "voice", "en"),),
        "result": (Said("run", "voice", "en"),),
        "asking": (Said(HERE, "voice", "en"),),
        "leaving": (Said(LEAVE, "voice", "en"),),
    },
    "button": {
        "attract": (Pressed("ok"),),
        "language": (Pressed("ok"),),
        "play": (Said("jump", "button"),),
        "result": (Pressed("ok"),),
        "asking": (Pressed("ok"),),
        "leaving": (Pressed("back"),),
    },
    "touch": {
        "attract": (Touched(),),
        "language": (Said(ENGLISH, "touch"),),
        "play": (Said("jump", "touch"),),
        "result": (Said(ANOTHER, "touch"),),
        "asking": (Touched(),),
        "leaving": (Said(LEAVE, "touch"),),
    },
}


@pytest.mark.parametrize("way", sorted(WAYS))
@given(happenings=HAPPENINGS)
@settings(max_examples=60, deadline=None)
def test_every_state_can_be_gone_on_from_by_voice_by_touch_and_by_buttons_alone(
    way: str, happenings: list[tuple[Input | None, float]]
) -> None:
    visit = replace(led(happenings), closing=False)
    if visit.stage == "closed":
        return
    stage = visit.stage
    if visit.asking(RULES):
        answered, _ = after(*WAYS[way]["asking"], begin=visit)
        assert not answered.asking(RULES)
        return

    went, effects = after(*WAYS[way][stage], begin=visit)

    if stage == "play":
        assert any(isinstance(e, Obey) for e in effects)
        assert after(*WAYS[way]["leaving"], begin=visit)[0].stage == "result"
    elif stage == "result":
        assert went.stage in ("play", "attract")  # the highlight may stand on goodbye
        assert after(*WAYS[way]["leaving"], begin=visit)[0].stage == "attract"
    else:
        assert went.stage in ("language", "play")


def test_the_first_word_picks_its_language_and_the_robot_obeys_it() -> None:
    visit, effects = after(Said("run", "voice", "zh"))

    assert (visit.stage, visit.language) == ("play", "zh")
    assert effects == [Begin("voice"), Volume(60), Pick("zh", "voice"), Play("shown"), Obey("run", "voice")]


def test_a_hand_begins_with_the_choice_of_a_language() -> None:
    visit, effects = after(Touched())
    assert (visit.stage, effects) == ("language", [Begin("touch"), Volume(60)])

    visit, effects = after(Said(CHINESE, "touch"), begin=visit)
    assert (visit.stage, visit.language, effects) == ("play", "zh", [Pick("zh", "touch"), Play("shown")])


def test_with_one_language_there_is_nothing_to_pick() -> None:
    rules = Rules(languages=("zh",))

    visit, effects = after(Pressed("ok"), rules=rules)

    assert (visit.stage, visit.language) == ("play", "zh")
    assert Play("shown") in effects


def test_speech_near_by_that_is_no_command_begins_a_visit_and_talk_from_afar_does_not() -> None:
    assert after(Speech(), Refused(near=True))[0].stage == "language"
    assert after(Speech(), Refused(near=False))[0].stage == "attract"
    assert after(Speech(), Refused(near=True), rules=Rules(any_voice_starts=False))[0].stage == "attract"


def test_it_asks_first_and_counts_down_before_a_visit_ends() -> None:
    visit, _ = after(Said("run", "voice", "en"))

    visit, effects = wait(visit, 20)
    assert effects == [Ask()]
    assert visit.left_s(RULES) == 10

    visit, effects = wait(visit, 10)
    assert (visit.stage, [type(e) for e in effects]) == ("attract", [End, Volume])


def test_any_speech_answers_the_question_but_talk_in_a_full_room_does_not_hold_a_visit_for_ever() -> None:
    visit, _ = after(Said("run", "voice", "en"))
    visit, _ = wait(visit, 25)
    answered, _ = after(Speech(), Refused(near=True), begin=visit)
    assert answered.quiet_s == 0

    visit, told = answered, []
    for _ in range(40):
        visit, _ = after(Speech(), begin=visit)
        visit, _ = wait(visit, 1)
        visit, _ = after(Refused(near=True), begin=visit)
        visit, effects = wait(visit, 1)
        told += effects
    assert [e.outcome for e in told if isinstance(e, End)][:1] == ["left"]


def test_a_level_that_takes_too_long_ends_at_the_next_checkpoint() -> None:
    visit, _ = after(Said("run", "voice", "en"))
    for _ in range(18):
        visit, _ = wait(visit, 5)
        assert after(Came(end=False), begin=visit)[0].stage == ("result" if visit.landing else "play")
        visit, _ = after(Said("jump", "voice", "en"), begin=visit)
    assert visit.landing

    ended, _ = after(Came(end=False), begin=visit)

    assert (ended.stage, ended.arrived) == ("result", 0)


def test_where_no_checkpoint_comes_it_ends_all_the_same() -> None:
    visit, _ = after(Said("run", "voice", "en"))
    for _ in range(22):
        visit, _ = wait(visit, 5)
        visit, _ = after(Said("jump", "voice", "en"), begin=visit)

    assert visit.stage == "result"


def test_a_level_stands_still_while_it_asks() -> None:
    visit, _ = after(Said("run", "voice", "en"))
    visit, _ = wait(visit, 29)

    assert visit.level_s == pytest.approx(20, abs=0.6)


def test_a_house_that_closes_lets_a_visitor_come_to_an_end() -> None:
    visit, _ = after(Said("run", "voice", "en"), House(open=False))
    visit, effects = wait(visit, 1)
    assert (visit.stage, visit.landing) == ("play", True)

    visit, _ = after(Came(end=False), begin=visit)
    visit, effects = wait(visit, 11)
    assert visit.stage == "closed"
    assert [e.outcome for e in effects if isinstance(e, End)] == ["closed"]

    assert after(Touched(), Said("run", "voice", "en"), begin=visit)[0].stage == "closed"
    assert after(House(open=True), begin=visit)[0].stage == "attract"


def test_volume_goes_in_steps_and_stays_within_bounds() -> None:
    visit, _ = after(Touched(), Said(ENGLISH, "touch"), *[Said(LOUDER, "touch")] * 9)
    assert visit.volume == 100

    visit, _ = after(*[Said(SOFTER, "voice", "en")] * 15, begin=visit)
    assert visit.volume == 0


def test_a_result_offers_again_another_and_goodbye() -> None:
    shown, _ = after(Said("run", "voice", "en"), Came(end=True))
    assert (shown.stage, shown.arrived, shown.levels) == ("result", 1, 1)

    assert after(Said(AGAIN, "touch"), begin=shown)[1] == [Play("again")]
    assert after(Pressed("1"), begin=shown)[1] == [Play("next")]
    left, effects = after(Pressed("down"), Pressed("down"), Pressed("ok"), begin=shown)
    assert left.stage == "attract"
    assert [e.outcome for e in effects if isinstance(e, End)] == ["finished"]


def test_a_lost_ear_holds_no_clock() -> None:
    visit, _ = after(Said("run", "voice", "en"), Speech(), Ear(alive=False))

    visit, effects = wait(visit, 20)

    assert effects == [Ask()]
