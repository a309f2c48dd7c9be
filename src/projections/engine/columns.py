"""The columns a read model may have, and how values of the domain are written into them.

Four kinds only, so that SQLite and PostgreSQL give back the same values without conversion: text, integer,
big integer and flag. An instant is ISO-8601 text with its offset and, where rows are sorted by it, a second column
of epoch milliseconds. Decimals and JSON are text. Text compares by code point on both engines. NULLs sort first on
SQLite and last on PostgreSQL: an ``ORDER BY`` on an optional column says ``nulls_first()`` or ``nulls_last()``.
"""

from _json import make_encoder
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from json.encoder import encode_basestring
from typing import NoReturn

from pydantic_core import from_json
from sqlalchemy import BigInteger, Boolean, Column, Integer, Text

from projections.engine.dbapi import Value

_BY_CODE_POINT = Text().with_variant(Text(collation="C"), "postgresql")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def _refuse(value: object) -> NoReturn:
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


# json.JSONEncoder makes one of these for every call, which takes longer than writing most cells
_CANONICAL = make_encoder(None, _refuse, encode_basestring, None, ":", ",", True, False, False)

Json = Value | Sequence["Json"] | Mapping[str, "Json"]


def key_text(name: str) -> Column[str]:
    """Text that is (part of) the primary key."""
    return Column(name, _BY_CODE_POINT, primary_key=True)


def key_integer(name: str) -> Column[int]:
    """A 64-bit integer that is (part of) the primary key."""
    return Column(name, BigInteger, primary_key=True, autoincrement=False)


def text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, _BY_CODE_POINT, nullable=optional)


def integer(name: str, *, optional: bool = False) -> Column[int]:
    """A 32-bit integer."""
    return Column(name, Integer, nullable=optional)


def big_integer(name: str, *, optional: bool = False) -> Column[int]:
    """A 64-bit integer: positions, fen, epoch milliseconds."""
    return Column(name, BigInteger, nullable=optional)


def flag(name: str, *, optional: bool = False) -> Column[bool]:
    return Column(name, Boolean, nullable=optional)


def iso(instant: datetime) -> str:
    """ISO-8601 with the offset it came with; ValueError for an instant without one."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return instant.isoformat()


def epoch_ms(instant: datetime) -> int:
    """Milliseconds since 1970-01-01 UTC, rounded down; ValueError for an instant without an offset."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return (instant - _EPOCH) // _MILLISECOND


def decimal_text(number: Decimal) -> str:
    """Plain notation without trailing zeros, so that equal numbers are equal text."""
    plain = format(number, "f")
    shortest = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if shortest == "-0" else shortest


def json_text(value: Json) -> str:
    """Canonical JSON: sorted keys, no blanks, so that equal values are equal text."""
    return "".join(_CANONICAL(value, 0))


def from_json_text(stored: str) -> Json:
    """The value that :func:`json_text` wrote."""
    value: Json = from_json(stored)
    return value
