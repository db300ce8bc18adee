"""What a list of words will cost is told before anybody speaks, with what to change."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from voice.lint import lint
from voice.vocabulary import VocabularyError, read_phrases, vocabulary


def told(*phrases: str) -> list[str]:
    """One command a phrase; the advice about single syllables left out."""
    found = lint(vocabulary({phrase: [phrase] for phrase in phrases}))
    return [text.en for text in found if "one syllable" not in text.en]


@pytest.mark.parametrize(
    ("phrases", "line"),
    [
        (("left turn", "lift turn"), '"left turn" and "lift turn" sound alike; change one'),
        (("go", "no"), '"go" and "no" rhyme; take a word with another vowel for one of them'),
        (("turn", "turn back"), '"turn back" begins with "turn"; give one of them another beginning'),
        (("跳", "跳跃"), '"跳跃" begins with "跳"; give one of them another beginning'),
        (("挑", "跳"), '"挑" and "跳" differ by tone at most, which no ear here hears; change one'),
        (
            ("帆船", "房船"),
            '"帆船" and "房船" differ only as an/ang or z/zh do, which many do not say apart; change one',
        ),
        (("xkcdq", "slide"), '"xkcdq" is in no pronouncing dictionary; spell it as it sounds, in words that are'),
    ],
)
def test_words_that_ears_will_confuse_are_named_with_the_mend(phrases: tuple[str, ...], line: str) -> None:
    assert told(*phrases) == [line]


def test_a_good_list_is_passed_in_silence() -> None:
    assert lint(vocabulary({"jump": ["leap over", "跳跃"], "slide": ["get down", "滑铲"], "stop": ["hold on"]})) == ()


def test_two_words_of_one_command_may_sound_alike() -> None:
    assert lint(vocabulary({"jump": ["leap over", "leap oven"]})) == ()


def test_a_short_word_is_told_from_a_long_one_by_its_vowels_not_its_letters() -> None:
    found = lint(vocabulary({"a": ["idea"], "b": ["scratched"], "c": ["跳"]}))

    assert [text.en for text in found] == [
        '"scratched" is one syllable; two or more are surer',
        '"跳" is one syllable; two or more are surer',
    ]


def test_a_phrase_may_need_more_confidence_than_the_others(tmp_path: Path) -> None:
    file = tmp_path / "p.txt"
    file.write_text("restart = start over @0.95, 重来\njump = jump\n", encoding="utf-8")

    words = read_phrases(file)

    assert words.phrases == ("start over", "重来", "jump")
    assert words.sure == {"start over": 0.95}
    for wrong in ("often", "1.5", ""):
        with pytest.raises(VocabularyError, match=f'^jump: "@{wrong}" is no confidence; write 0 to 0.99$'):
            vocabulary({"jump": [f"jump @{wrong}"]})


def test_the_command_line_tells_it_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "p.txt"
    file.write_text("jump = leap over\nturn = turn over, 翻\nback = turn over back\n", encoding="utf-8")
    run = CliRunner().invoke

    told = run(app, ["--lang", "en", "voice", "lint", str(file)])

    assert told.exit_code == 1
    assert told.stdout.splitlines()[:2] == [
        '"翻" is one syllable; two or more are surer',
        '"turn over back" begins with "turn over"; give one of them another beginning',
    ]
    assert "loaded 4 phrases of 3 commands" in told.output
    file.write_text("jump = leap over\n", encoding="utf-8")
    assert run(app, ["--lang", "en", "voice", "lint", str(file)]).exit_code == 0
