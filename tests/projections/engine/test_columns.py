"""Values of the domain as columns hold them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.engine.columns import decimal_text, epoch_ms, from_json_text, iso, json_text

SHANGHAI = timezone(timedelta(hours=8))


def test_an_instant_keeps_its_offset() -> None:
    instant = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)
    assert iso(instant) == "2026-03-02T09:30:00+08:00"
    assert epoch_ms(instant) == epoch_ms(instant.astimezone(UTC)) == int(instant.timestamp()) * 1000
    naive = instant.replace(tzinfo=None)
    for writer in (iso, epoch_ms):
        with pytest.raises(ValueError, match="offset"):
            writer(naive)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.integers(0, 3))
def test_equal_decimals_are_equal_text(number: Decimal, zeros: int) -> None:
    longer = number.quantize(Decimal(1).scaleb(-3 - zeros)) if abs(number) < 10**15 else number
    assert decimal_text(longer) == decimal_text(number)
    assert Decimal(decimal_text(number)) == number
    assert "E" not in decimal_text(number)


def test_short_decimals() -> None:
    assert [decimal_text(Decimal(words)) for words in ("1.50", "100", "-0.0", "0.010", "1E+2")] == [
        "1.5",
        "100",
        "0",
        "0.01",
        "100",
    ]


def test_equal_json_is_equal_text() -> None:
    assert (
        json_text({"b": [1, None], "a": "车"})
        == json_text({"a": "车", "b": [1, None]})
        == '{"a":"车","b":[1,null]}'
    )
    assert from_json_text(json_text({"a": [True]})) == {"a": [True]}
