import base64
import json
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level import Level, LevelError, find, read, shipped
from game.level.files import digest
from game.obstacles import all_obstacles
from game.share import code as codes
from game.share import decode, encode, is_code, packed_bytes, seal
from game.share.columns import Json, pack

SHORT = "VOX1-"
WHOLE = Path(__file__).parent / "first.code"
"""A code of today, with the hash of its level: whoever changes the format or a default breaks codes that are about."""


def made(count: int, seed: int) -> Level:
    """Give a level as prompts make them: obstacles on a line, places to the millimetre, one sign for each kind."""
    chance = random.Random(seed)
    kinds = chance.sample(sorted(set(all_obstacles()) - {"pickup", "checkpoint"}), 4)
    x = 20.0
    obstacles: list[Json] = []
    for _ in range(count):
        x = round(x + chance.uniform(8, 20), 3)
        obstacles.append({"kind": chance.choice([*kinds, "pickup"]), "x": x})
    title: Json = {"en": "Rain over the Cyber Ruins, Night", "zh": "赛博废墟夜雨"}
    signs: list[Json] = [
        {"x": 9.5, "text": {"en": f'{kind.capitalize()}: say "jump"', "zh": "墙：说“跳”"}} for kind in kinds
    ]
    level: dict[str, Json] = {
        "title": title,
        "moves": ["run", "stop", "turn_back", "jump", "slide"],
        "start": {"x": 3.0},
    }
    level |= {"goal": {"x": x + 10}, "ground": [{"x": 0, "width": round(x + 20, 3)}], "obstacles": obstacles}
    return read(json.dumps(level | {"hints": signs, "language": "zh", "landmark": {"kind": "tower"}}))


def forged(document: bytes) -> str:
    """Give a code of any packed bytes, with the right sum."""
    press = zlib.compressobj(9, zlib.DEFLATED, seal.RAW, zdict=seal._common())
    body = press.compress(document) + press.flush()
    return SHORT + base64.b32encode(zlib.crc32(body).to_bytes(4, "big") + body).decode().rstrip("=")


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_level_is_the_same_after_its_code_was_typed_in_small_letters_and_broken_lines(name: str) -> None:
    level = find(name)
    typed = "\n ".join(encode(level).lower().replace("-", "- ").split())

    assert digest(decode(typed)) == digest(level)


@pytest.mark.parametrize("seed", range(8))
def test_a_level_of_thirty_obstacles_packs_into_344_bytes(seed: int) -> None:
    assert packed_bytes(made(30, seed)) <= 344


def test_the_proof_stays_behind() -> None:
    level = find(shipped()[0])

    assert decode(encode(level)).proof is None


def test_a_code_that_is_about_still_opens_as_the_same_level() -> None:
    code, known = WHOLE.read_text(encoding="ascii").split()

    assert digest(decode(code)) == known


def test_a_code_with_any_letter_wrong_or_missing_is_refused() -> None:
    code = encode(find(shipped()[0]))
    for at in range(len(SHORT), len(code), 7):
        other = "B" if code[at] == "A" else "A"
        for broken in (code[:at] + other + code[at + 1 :], code[:at] + code[at + 1 :], code[:at]):
            with pytest.raises(LevelError) as error:
                decode(broken)
            assert str(error.value) == f"code: {codes.LEVEL.broken.en}"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("VOX2-AAAA", "is of version 2; this program reads 1"),
        ("VOX1-", codes.LEVEL.broken.en),
        ("VOX1-0189", codes.LEVEL.broken.en),
        ("VOX1-" + "A" * 100_000, codes.LEVEL.too_long.en),
        (forged(b"\0" * 5_000_000), codes.LEVEL.too_much.en),
        (forged(b"\x0a" * 5_000), codes.LEVEL.broken.en),
    ],
)
def test_a_code_that_asks_for_too_much_is_one_line(code: str, why: str) -> None:
    with pytest.raises(LevelError) as error:
        decode(code)

    assert error.value.text.en == why
    assert error.value.text.zh


def test_what_a_code_holds_is_read_as_strictly_as_a_file() -> None:
    document: Json = {"title": {"en": "A", "zh": "甲"}, "obstacles": [{"kind": "../../etc/passwd", "x": 1}]}

    with pytest.raises(LevelError, match=r'code: obstacles\[0\].kind: "../../etc/passwd" is not an obstacle'):
        decode(forged(pack(document)))


@settings(max_examples=300)
@given(st.text(max_size=200) | st.binary(max_size=300).map(forged) | st.text().map(SHORT.__add__))
def test_whatever_strangers_send_ends_in_a_level_or_one_line(text: str) -> None:
    with pytest.raises(LevelError) as error:
        decode(text)

    assert "\n" not in error.value.text.en


def test_a_path_is_no_code() -> None:
    assert not any(is_code(name) for name in ("vox.json", "cyber_ruins/first_leap", "levels/vox1-a.json", "", "vox1"))
