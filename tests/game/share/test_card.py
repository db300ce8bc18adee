import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from game.level import LevelError, find
from game.level.files import digest
from game.screens.card import HIGH, WIDE, paint_card
from game.share import card as cards
from game.share import code_in, decode, encode, open_level, with_code

LEVEL = "cyber_ruins/signal_tower"  # the one of the longest code that ships


@pytest.fixture(scope="module")
def card() -> bytes:
    return paint_card(find(LEVEL), "zh")


def again(card: bytes, quality: int, share: float) -> bytes:
    """Send a card through a chat: shrink it, and press it as JPEG."""
    seen = Image.open(io.BytesIO(card)).convert("RGB")
    size = (round(seen.width * share), round(seen.height * share))
    file = io.BytesIO()
    seen.resize(size, Image.Resampling.BILINEAR).save(file, "JPEG", quality=quality)
    return file.getvalue()


def test_a_card_is_a_picture_of_one_size_that_opens_as_its_level(card: bytes, tmp_path: Path) -> None:
    file = tmp_path / "card.png"
    file.write_bytes(card)

    opened = open_level(str(file))

    assert Image.open(file).size == (WIDE, HIGH)
    assert digest(opened.level) == digest(find(LEVEL))
    assert opened.strange


@pytest.mark.parametrize(("quality", "share"), [(75, 1.0), (40, 1.0), (40, 0.67), (40, 0.5), (20, 0.4)])
def test_a_card_opens_again_after_a_chat_pressed_and_shrunk_it(card: bytes, quality: int, share: float) -> None:
    assert decode(code_in(again(card, quality, share), "card")) == decode(encode(find(LEVEL)))


def test_a_card_cut_out_of_a_screenshot_or_turned_opens_too(card: bytes) -> None:
    seen = Image.open(io.BytesIO(card)).convert("RGB")
    wall = Image.new("RGB", (1600, 1900), (40, 90, 60))
    wall.paste(seen.crop((0, 500, WIDE, HIGH)).rotate(90, expand=True), (200, 150))
    file = io.BytesIO()
    wall.save(file, "JPEG", quality=60)

    assert code_in(file.getvalue(), "screen") == encode(find(LEVEL))


def test_a_level_too_large_for_a_qr_is_one_line_before_anything_is_painted() -> None:
    level = find(LEVEL)
    many = enumerate(level.obstacles * 30)
    spread = tuple(o.model_copy(update={"x": round(n * 0.731, 3), "y": n * n % 997 / 1000}) for n, o in many)

    with pytest.raises(LevelError, match="share its file"):
        paint_card(level.model_copy(update={"obstacles": spread}), "en")


def png(wide: int, high: int, rest: bytes = b"") -> bytes:
    return cards.PNG + struct.pack(">I4sIIBBBBB", 13, b"IHDR", wide, high, 8, 2, 0, 0, 0) + b"\0" * 4 + rest


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png(60_000, 60_000), cards.TOO_LARGE),
        (png(0, 10), cards.NO_PICTURE),
        (png(100, 100, b"\xff\xff\xff\xff" + b"tEXt" + b"VoxLeap\0x"), cards.NO_PICTURE),
        (cards.PNG, cards.NO_PICTURE),
        (cards.JPEG + b"\xe0\0\0" * 99, cards.NO_PICTURE),
        (cards.JPEG + b"\xc0\0\x11\x08\xff\xff\xff\xff" + b"\0" * 20, cards.TOO_LARGE),
    ],
)
def test_a_picture_that_is_a_trap_is_one_line_before_it_is_unpacked(data: bytes, why: object) -> None:
    with pytest.raises(LevelError) as error:
        code_in(data, "card.png")

    assert error.value.text == why


def test_a_picture_without_a_code_says_so() -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), (9, 9, 30)).save(file, "PNG")

    with pytest.raises(LevelError, match="no level's code can be read in this picture"):
        code_in(file.getvalue(), "holiday.png")


@settings(max_examples=200)
@given(st.sampled_from([cards.PNG, cards.JPEG, png(20, 20)]), st.binary(max_size=200))
def test_bytes_that_begin_as_a_picture_end_in_one_line(head: bytes, data: bytes) -> None:
    with pytest.raises(LevelError):
        code_in(head + data, "card")


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_card_with_any_byte_of_its_text_wrong_is_refused_or_the_same(at: int, value: int) -> None:
    file = io.BytesIO()
    Image.new("RGB", (30, 30)).save(file, "PNG")
    whole = with_code(file.getvalue(), encode(find("cyber_ruins/first_leap")))
    broken = bytearray(whole)
    broken[len(whole) - 500 + at] = value
    try:
        level = decode(code_in(bytes(broken), "card"))
    except LevelError:
        return
    assert digest(level) == digest(find("cyber_ruins/first_leap"))
