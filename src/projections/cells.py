"""Values out of the cells of a row, for handlers and queries that go on working with them."""

from datetime import datetime
from decimal import Decimal
from enum import EnumMeta
from typing import TypeVar

from domain.labels import Word
from projections.engine.columns import from_json_text, json_text
from projections.engine.dbapi import Value

WordT = TypeVar("WordT", bound=Word)


def number(cell: Value) -> int:
    """The integer of a cell; TypeError for anything else."""
    if not isinstance(cell, int):
        raise TypeError(f"a number is needed, not {cell!r}")
    return cell


def amount(cell: Value) -> Decimal:
    """The number that was written with ``columns.decimal_text``."""
    return Decimal(str(cell))


def moment(cell: Value) -> datetime:
    """The instant that was written with ``columns.iso``; ValueError for other text."""
    return datetime.fromisoformat(str(cell))


def texts(cell: Value) -> list[str]:
    """The list of texts that was written with :func:`text_list`."""
    stored = from_json_text(str(cell))
    return [str(item) for item in stored] if isinstance(stored, list) else []


def word(words: type[WordT], cell: Value) -> WordT:
    """The member of a closed list; ValueError for a text that is none."""
    # the call itself is typed as the making of a new member
    return EnumMeta.__call__(words, str(cell))


def text_list(items: list[str]) -> str:
    """A list of texts as one cell, in the order given."""
    return json_text(items)


def text_set(items: set[str]) -> str:
    """A set of texts as one cell: sorted, so that equal sets are equal cells."""
    return text_list(sorted(items))


def with_text(cell: Value, item: str) -> str:
    """The cell of a set of texts with one more."""
    return text_set({*texts(cell), item})


def without_text(cell: Value, item: str) -> str:
    """The cell of a set of texts with one less."""
    return text_set(set(texts(cell)) - {item})
