import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.share.columns import ColumnsError, Json, pack, unpack

NUMBERS = (
    st.integers(-(2**60), 2**60)
    | st.integers(-(10**9), 10**9).map(lambda n: n / 1000)
    | st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9)
)
KEYS = st.sampled_from(["x", "y", "kind", "text", "中"]) | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
VALUES = st.none() | st.booleans() | NUMBERS | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
DOCUMENTS = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=30
)
ROWS = st.lists(st.dictionaries(KEYS, VALUES, max_size=4), min_size=1, max_size=20)


@given(DOCUMENTS | ROWS)
def test_a_document_reads_the_same_after_it_is_packed(document: Json) -> None:
    assert unpack(pack(document)) == document


@given(st.binary(max_size=400))
def test_bytes_of_strangers_end_in_a_document_or_an_error(data: bytes) -> None:
    try:
        document = unpack(data)
    except ColumnsError:
        return
    assert json.dumps(document)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ends too soon"),
        (b"\x48\x02", "no such scale"),
        (b"\x00" + b"\xff" * 20, "ends too soon"),
        (b"\x0a" * 40 + b"\x05", "nested too deeply"),
        (b"\x8a\xf1\x13", "holds too much"),
        (b"\x05\x05", "more bytes"),
        (b"\x01\x02\xff", "ends too soon"),
        (b"\x01\x01\xff", "half a character"),
        (b"\x30\x01" + b"\x7f\xf0" + b"\x00" * 6, "no number"),
    ],
)
def test_a_document_that_asks_for_too_much_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ColumnsError, match=why):
        unpack(data)


def test_numbers_of_many_digits_lose_nothing_and_seeds_stay_whole() -> None:
    document: Json = {"seed": 2**63 - 1, "rows": [{"x": 1 / 3, "n": 7}, {"x": -2.5, "n": 2**62}]}

    assert unpack(pack(document)) == document
