import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kiosk.pack import PackError
from game.kiosk.pack.manifest import __doc__ as sample
from game.kiosk.pack.manifest import read_manifest
from game.kiosk.pack.plain import decoded, json_of
from tests.kiosk.pack.making import MANIFEST, deep, one_line

assert sample is not None
SAMPLE = "\n".join(line.removeprefix("    ") for line in sample.splitlines()[2:])


def manifest(more: str) -> str:
    return MANIFEST.format(version="1", more=more)


def test_the_sample_that_authors_begin_with_is_a_manifest() -> None:
    read = read_manifest(SAMPLE)

    assert read.title.zh == "江上机器人"
    assert read.hours is not None
    assert not read.hours.is_open(datetime(2026, 11, 23, 10))
    assert read.hours.is_open(datetime(2026, 11, 24, 10))
    assert read.words["jump"].zh == ("飞过去",)


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ('colour = "red"', "pack.toml: colour"),
        ('languages = ["fr"]', "pack.toml: languages.0"),
        ('languages = ["en", "en"]', "pack.toml: languages"),
        ('logo = "../../etc/passwd"', "pack.toml: logo"),
        ('logo = "a.svg"', "pack.toml: logo"),
        ('[hours]\ntue = "9-17"', "pack.toml: hours.tue"),
        ("[hours]\nfinish_s = nan", "pack.toml: hours.finish_s"),
        ('[[stories]]\nid = "a"', "pack.toml: stories.0"),
        ('[[stories]]\nid = "a"\nprompt = "x"\nfile = "x.txt"', "pack.toml: stories.0"),
        ('[[stories]]\nid = "a"\nfile = "../x.txt"', "pack.toml: stories.0.file"),
        ('[[stories]]\nid = "a"\nprompt = "x"\nseed = nan', "pack.toml: stories.0.seed"),
        ('[[stories]]\nid = "a"\nprompt = "x"\n[[stories]]\nid = "a"\nprompt = "y"', "pack.toml"),
        (f'notice = {{ en = "{"x" * 201}", zh = "x" }}', "pack.toml: notice.en"),
        ("x = " + "[" * 5000 + "]" * 5000, "pack.toml"),
        (".".join("a" * 5000) + " = 1", "pack.toml"),
        ('name = "again"', "pack.toml"),
    ],
)
def test_a_wrong_field_is_named_in_one_line(more: str, where: str) -> None:
    with pytest.raises(PackError) as error:
        read_manifest(manifest(more))

    assert error.value.where == where
    assert "\n" not in str(error.value)


@given(st.text(max_size=300) | st.text(alphabet="[]{}=.'\"a\n1", max_size=300))
def test_any_text_is_a_manifest_or_one_line(text: str) -> None:
    one_line(lambda: read_manifest(manifest("") + text))


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x1b", "\x00", "\ue000"])
def test_a_character_that_hides_or_turns_text_is_named_with_its_line(hidden: str) -> None:
    with pytest.raises(PackError) as error:
        decoded(f"first\nse{hidden}cond".encode(), "story.txt")

    assert str(error.value) == f"story.txt: line 2: holds the hidden character U+{ord(hidden):04X}; take it out"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": 1, "a": 2}', '"a" stands twice'),
        ('{"a": {"b": 1, "b": 1}}', '"b" stands twice'),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        ('{"a": "x\\u202ey"}', "holds the hidden character U+202E"),
        ('{"\\u200b": 1}', "holds the hidden character U+200B"),
        (deep(13), "is nested too deeply"),
        (deep(100_000), "is nested too deeply"),
        ("[1]", "must be a JSON object"),
        ('{"a": 1', "is not whole JSON"),
        ('{"a": ' + "9" * 5000 + "}", "is not whole JSON"),
    ],
)
def test_json_has_one_meaning_or_none(text: str, why: str) -> None:
    with pytest.raises(PackError, match=re.escape(why)):
        json_of(text, "x.json")


def test_brackets_inside_text_are_no_depth() -> None:
    assert json_of('{"a": "' + "[" * 50 + '\\"' + "{" * 50 + '"}', "x.json")["a"].count("[") == 50
