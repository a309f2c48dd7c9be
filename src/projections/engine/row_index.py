"""Keys of rows by the values of some of their columns, kept while the rows change."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from projections.engine.shape import Key

RecordT = TypeVar("RecordT")


class RowIndex(NamedTuple, Generic[RecordT]):
    """``values_of`` takes the values of the columns out of a row; ``keys`` are by these values."""

    values_of: Callable[[RecordT], Key]
    keys: dict[Key, set[Key]]

    def add(self, key: Key, record: RecordT) -> None:
        self.keys.setdefault(self.values_of(record), set()).add(key)


def move(indexes: Iterable[RowIndex[RecordT]], key: Key, old: RecordT | None, new: RecordT | None) -> None:
    """From now on the row with this key is found by its new values; None: there was none, or is none any more."""
    for index in indexes:
        before = None if old is None else index.values_of(old)
        after = None if new is None else index.values_of(new)
        if before != after:
            if before is not None:
                index.keys[before].discard(key)
            if after is not None:
                index.keys.setdefault(after, set()).add(key)
