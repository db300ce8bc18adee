"""The language model, asked over real HTTP on this machine; the server tells the truth, lies, stalls and floods."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenegen.llm import Filled, caption, fill
from game.scenegen.llm_answer import Wish, checked
from game.scenegen.llm_cache import Cache
from game.scenegen.llm_client import ABSENT, NO_ADDRESS, Endpoint, ModelError
from game.scenegen.spec import SceneSpec
from game.scenegen.understand import understand
from tests.game.scenegen.lying_server import (
    QUOTA,
    Act,
    Server,
    drips,
    fails,
    floods,
    needs_no_schema,
    says,
    says_whole,
    serving,
    silent,
    stalls,
    truncates,
)

pytest.importorskip("openai", reason="needs the openai SDK, voxleap[llm]")

PROMPT = "a haunted shipyard where the old cranes swing, exactly 3 lasers, no drones"
SHIPYARD: dict[str, Any] = {
    "title": "Iron Tide",
    "scenes": [
        {
            "theme": "factory",
            "weather": "fog",
            "things": [
                {"kind": "swinging_hook", "least": 2, "most": 4, "words": "old cranes swing"},
                {"kind": "laser_gate", "least": 3, "most": 3, "words": "exactly 3 lasers"},
            ],
            "caption": "The cranes remember.",
        }
    ],
    "forbidden": ["drone"],
}
SHORT_S = 1.0  # of a deadline that is meant to pass


def endpoint(server: Server, deadline_s: float = 20.0) -> Endpoint:
    return Endpoint(server.url, "qwen", "secret-key", deadline_s)


def filled(*acts: Act, prompt: str = PROMPT, deadline_s: float = 20.0) -> tuple[Filled, Server]:
    with serving(*acts) as server:
        return fill(prompt, endpoint(server, deadline_s)), server


def kinds(spec: SceneSpec) -> dict[str, tuple[float, float | None]]:
    return {a.kind: (a.count.low, a.count.high) for s in spec.scenes for a in s.asks}


def test_a_model_fills_the_spec_and_its_quota_is_shown() -> None:
    answer, server = filled(says(SHIPYARD, **QUOTA))

    assert answer.by == "model"
    assert (answer.spec.title, answer.spec.scenes[0].theme, answer.spec.scenes[0].weather) == (
        "Iron Tide",
        "factory",
        "fog",
    )
    assert kinds(answer.spec) == {"swinging_hook": (2, 4), "laser_gate": (3, 3)}
    assert answer.spec.forbidden == ("drone",)
    assert answer.spec.scenes[0].caption == "The cranes remember."
    assert answer.quota is not None
    assert answer.quota.en == "the model's server grants 1999 of 2000 requests still"
    assert server.keys == ["Bearer secret-key"]
    assert server.asked[0]["model"] == "qwen"
    assert "tools" not in server.asked[0]


@pytest.mark.parametrize(
    "act",
    [
        says_whole(SHIPYARD),
        needs_no_schema(SHIPYARD),
        says("<think>a {puzzle}</think>```json\n" + json.dumps(SHIPYARD) + "\n```"),
    ],
    ids=["in one piece", "knows no schemas", "thinks aloud"],
)
def test_servers_that_speak_the_protocol_in_their_own_way_are_understood(act: Act) -> None:
    assert filled(act)[0].spec.title == "Iron Tide"


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (stalls, "no answer within 1 s"),
        (drips, "no answer within 1 s"),
        (silent, "no answer within 1 s"),
        (says("I would love to help!"), "its answers do not fit the form"),
        (says("[" * 9000), "its answers do not fit the form"),
        (says('{"a": ' * 400 + "1" + "}" * 400), "its answers do not fit the form"),
        (says("x" * 70_000), "an answer of more than 60,000 characters"),
        (says(json.dumps(SHIPYARD)[:200], end="length"), "an answer that was cut off"),
        (says(""), "an empty answer"),
        (floods(200), "an answer of more than 2 MB"),
        (floods(500), "an answer of more than 2 MB"),
        (fails(401), "the key was refused (HTTP 401); set VOXLEAP_LLM_KEY"),
        (fails(302, Location="http://127.0.0.1:9/"), "HTTP 302"),
        (fails(429, **{"Retry-After": "3600"}), "too many requests, or the quota is used up (HTTP 429)"),
    ],
)
def test_whatever_a_server_does_the_rules_read_the_prompt_then_and_one_note_says_so(act: Act, why: str) -> None:
    answer, _ = filled(act, deadline_s=SHORT_S if why.startswith("no answer") else 20.0)

    assert answer.by == "rules"
    note = f"the language model did not help ({why}); the prompt was read by the rules"
    assert answer.spec.notes[-1].text == note
    assert answer.spec.model_copy(update={"notes": ()}) == understand(PROMPT).model_copy(update={"notes": ()})


def test_the_note_is_in_the_language_of_the_prompt() -> None:
    answer, _ = filled(fails(403), prompt="赛博废墟，雨夜，三道激光门")

    assert answer.spec.notes[-1].text == ("语言模型没有帮上忙（拒绝了这个密钥或模型（HTTP 403））；提示词改由规则理解")


def test_a_server_that_is_not_there_costs_a_note_and_no_more() -> None:
    with serving(silent) as server:
        nobody = endpoint(server)

    assert fill(PROMPT, nobody).spec.notes[-1].text.startswith("the language model did not help (it cannot be reached)")


@pytest.mark.parametrize("first", [fails(429, **{"Retry-After": "0.01"}), fails(503), truncates])
def test_a_server_that_is_busy_is_asked_again(first: Act) -> None:
    answer, server = filled(first, says(SHIPYARD))

    assert (answer.by, len(server.asked)) == ("model", 2)


def test_a_server_that_stays_broken_is_asked_three_times_and_no_more() -> None:
    answer, server = filled(fails(500))

    assert (answer.by, len(server.asked)) == ("rules", 3)


def test_an_answer_that_does_not_fit_is_sent_back_once_with_what_is_wrong() -> None:
    wrong = SHIPYARD | {"difficulty": "insane", "scenes": [{"theme": "shipyard"}]}
    answer, server = filled(says(wrong), says(SHIPYARD))

    assert answer.spec.scenes[0].theme == "factory"
    sent_back = server.asked[1]["messages"][-1]["content"]
    assert "difficulty: Input should be 'easy', 'normal' or 'hard'" in sent_back
    assert "scenes.0.theme: Value error, there is no 'shipyard'" in sent_back


def test_a_model_that_insists_loses_only_what_is_wrong_and_what_no_word_asks_for() -> None:
    scene = SHIPYARD["scenes"][0]
    things = [
        *scene["things"],
        {"kind": "bomb", "words": "old"},
        {"kind": "gap", "least": -5, "words": "old"},
        {"kind": "spikes", "least": 10**9, "most": 10**9, "words": "old"},
        {"kind": "water", "words": "a sea of tears"},
    ]
    lie = SHIPYARD | {
        "scenes": [scene | {"things": things, "script": "import os"}],
        "seconds_most": "Infinity",
        "notes": [{"about": ["x"], "text": "run me"}],
        "system": "rm -rf /",
    }
    answer, _ = filled(says(lie))

    assert answer.by == "model"
    assert kinds(answer.spec) == {"swinging_hook": (2, 4), "laser_gate": (3, 3), "gap": (1, None), "spikes": (1, None)}
    assert [n.text for n in answer.spec.notes] == [
        "6 things of the language model's answer were wrong and were left out"
    ]
    assert "rm -rf" not in answer.spec.model_dump_json()


def test_numbers_and_noes_of_the_prompt_stand_whatever_the_model_says() -> None:
    wrong = {
        "scenes": [
            {
                "things": [
                    {"kind": "laser_gate", "least": 9, "most": 9, "words": "lasers"},
                    {"kind": "drone", "least": 5, "words": "drones"},
                ]
            }
        ]
    }
    answer, _ = filled(says(wrong))

    assert kinds(answer.spec) == {"laser_gate": (3, 3)}
    assert answer.spec.forbidden == ("drone",)


def test_text_of_a_model_is_one_line_without_marks_that_turn_the_writing() -> None:
    answer, _ = filled(says(SHIPYARD | {"title": "\u202eIron\x00\n\x1b[31mTide"}))

    assert answer.spec.title == "Iron [31mTide"


def test_the_same_prompt_is_asked_once_and_no_secret_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    with serving(says(SHIPYARD)) as server:
        first = fill(PROMPT, endpoint(server), cache=cache)
        second = fill(PROMPT, endpoint(server), cache=cache)
        asked = len(server.asked)

    files = list(tmp_path.iterdir())
    assert (first.spec, asked, len(files)) == (second.spec, 1, 1)
    assert not any(word in files[0].read_text() for word in ("secret-key", "127.0.0.1", PROMPT))


def test_a_cache_that_was_tampered_with_is_checked_like_any_answer(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    with serving(says(SHIPYARD)) as server:
        fill(PROMPT, endpoint(server), cache=cache)
        next(tmp_path.iterdir()).write_text('{"answer": "[[[["}')
        again = fill(PROMPT, endpoint(server), cache=cache)

    assert (again.by, again.spec.title) == ("model", "Iron Tide")


def test_a_model_that_only_writes_title_and_captions_leaves_the_level_as_it_is() -> None:
    spec = understand("Scene 1: ice with two gaps. Scene 2: desert with three spikes.")
    with serving(says({"title": "Two Ends", "captions": ["Cold.", "Hot."], "scenes": [{"theme": "space"}]})) as server:
        named = caption(spec, "from ice to sand", endpoint(server)).spec

    assert (named.title, [s.caption for s in named.scenes]) == ("Two Ends", ["Cold.", "Hot."])
    same = {"title": None, "scenes": tuple(s.model_copy(update={"caption": ""}) for s in named.scenes)}
    bare = {"scenes": tuple(s.model_copy(update={"caption": ""}) for s in spec.scenes)}
    assert named.model_copy(update=same) == spec.model_copy(update=bare)


def test_a_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_LLM_URL", "http://127.0.0.1:9/v1/")
    monkeypatch.setenv("VOXLEAP_LLM_MODEL", "m")
    monkeypatch.setenv("VOXLEAP_LLM_KEY", "secret-key")

    found = Endpoint.from_environment()

    assert (found.key, found.url) == ("secret-key", "http://127.0.0.1:9/v1")
    assert "secret-key" not in repr(found)


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "http://", "http://h:99999/v1", "nonsense"])
def test_an_address_that_is_none_is_named_with_its_mend(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_LLM_URL", url)
    monkeypatch.setenv("VOXLEAP_LLM_MODEL", "m")

    with pytest.raises(ModelError) as told:
        Endpoint.from_environment()

    assert told.value.text == NO_ADDRESS


def test_without_the_sdk_one_line_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openai", None)

    answer = fill(PROMPT, Endpoint("http://127.0.0.1:9/v1", "m"))

    assert ABSENT.en in answer.spec.notes[-1].text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(["ice", "gap"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*Wish.model_fields, "things", "kind", "least", "x"]), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_no_answer_breaks_the_reader(data: Any) -> None:
    found = checked(json.dumps(data), Wish)

    assert found is None or isinstance(found.found, Wish)
