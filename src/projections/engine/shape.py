"""What a row of one table must be like: its columns, their kinds, its key."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from operator import add, itemgetter
from typing import NamedTuple, NoReturn, cast

from sqlalchemy import BigInteger, Boolean, Integer, Table

from projections.engine.dbapi import Record, Row, Value

Key = tuple[Value, ...]

_MOST_PLANS = 4_096


class RowError(ValueError):
    """A handler wrote a row that its table cannot hold, or addressed one wrongly."""


class _Plan(NamedTuple):
    """What is left to do with values whose types have been looked at: few combinations ever occur."""

    integers: tuple[tuple[int, int], ...]
    """Where one stands, and its limit."""
    words: tuple[tuple[int, type], ...]
    """Where a member of a closed list stands: a string of its own class, which drivers treat differently."""


class Column(NamedTuple):
    """What a value of one column must be like."""

    place: int
    kind: type
    limit: int
    """Of integers: they lie between it and what it is below nothing, itself left out."""
    nullable: bool


class Shape:
    """Rows are kept as records: values in the order of the columns, smaller and faster than a dictionary."""

    def __init__(self, table: Table) -> None:
        columns = tuple(table.columns)
        self.table = table.name
        self.names = tuple(column.name for column in columns)
        self.key_names = tuple(column.name for column in table.primary_key.columns)
        self.key_set = frozenset(self.key_names)
        self._key_length = len(self.key_names)
        self.kinds = tuple(_kind(column.type) for column in columns)
        self.key_of: Callable[[Record], Key] = self.picker(self.key_names)
        self._nullable = tuple(bool(column.nullable) for column in columns)
        self._limits = tuple(2**63 if isinstance(column.type, BigInteger) else 2**31 for column in columns)
        self._place_of = {name: place for place, name in enumerate(self.names)}
        self._known = self._place_of.keys()
        self._all: Callable[[Mapping[str, Value]], Record] = itemgetter(*self.names)
        self._plans: dict[tuple[type, ...], _Plan] = {}
        self.values: Callable[[tuple[str, ...]], Callable[[Record], Key]] = cache(self.picker)

    def picker(self, names: Sequence[str]) -> Callable[[Record], Key]:
        """Takes the values of these columns out of a record."""
        places = [self.names.index(name) for name in names]
        # with a single place the bare value would come out
        return itemgetter(*places) if len(places) > 1 else itemgetter(slice(places[0], places[0] + 1))

    def address(self, key: Key) -> Key:
        """The key in plain types; RowError where no row can have it."""
        if len(key) == self._key_length:
            for part in key:
                if type(part) is not str:
                    break
            else:
                return key
        if len(key) != self._key_length or None in key:
            raise RowError(f"{self.table} is addressed by ({', '.join(self.key_names)}), not by {key}")
        return tuple([str(part) if isinstance(part, str) else part for part in key])

    def row(self, record: Record) -> Row:
        return dict(zip(self.names, record, strict=False))  # they fit, and this is done for every look

    def record(self, row: Mapping[str, Value]) -> Record:
        """The row with every column, in plain types; RowError where the table could not hold it."""
        values = self._values(row)
        types = tuple(map(type, values))
        plan = self._plans.get(types) or self._new_plan(types, values)
        for place, limit in plan.integers:
            if not -limit <= cast("int", values[place]) < limit:
                self._checked(place, values[place])
        if plan.words:
            plain = list(values)
            for place, kind in plan.words:
                plain[place] = kind(values[place])
            return tuple(plain)
        return values

    def changed(self, record: Record, changes: Mapping[str, Value]) -> Record:
        """The record with some columns changed; RowError as in :meth:`record`, and where its key would be another."""
        if not changes.keys() <= self._known:
            self._refuse_unknown(changes)
        values, places, kinds, limits = list(record), self._place_of, self.kinds, self._limits
        for name, value in changes.items():
            place = places[name]
            # the common cases first
            plain = type(value) is kinds[place] and (
                type(value) is not int or -limits[place] <= value < limits[place]
            )
            values[place] = value if plain else self._checked(place, value)
        new = tuple(values)
        if not self.key_set.isdisjoint(changes) and self.key_of(new) != self.key_of(record):
            raise RowError(f"{self.table}: a key does not change; delete the row and put another")
        return new

    def added(self, key: Key, record: Record | None, amounts: Sequence[int]) -> Record | None:
        """The record with these amounts added to its numbers, or made of them; None where all numbers are zero then.

        RowError unless the columns are the key and then numbers, and as in :meth:`record`.
        """
        limits = self.addable
        if len(amounts) != len(limits):
            raise RowError(f"{self.table} has {len(limits)} columns to add to, not {len(amounts)}")
        sums = tuple(amounts) if record is None else tuple(map(add, record[len(key) :], amounts))
        if not any(sums):
            return None
        for value, limit in zip(sums, limits, strict=True):
            if not -limit <= value < limit:
                raise RowError(f"{self.table} cannot hold {value}")
        return key + sums

    @cached_property
    def columns(self) -> dict[str, Column]:
        return {
            name: Column(place, self.kinds[place], self._limits[place], self._nullable[place])
            for place, name in enumerate(self.names)
        }

    @cached_property
    def addable(self) -> tuple[int, ...]:
        """Limits of the numbers after the key; none where there are other columns."""
        width = self._key_length
        numbers = set(self.kinds[width:]) == {int} and not any(self._nullable[width:])
        return self._limits[width:] if numbers and self.names[:width] == self.key_names else ()

    def _values(self, row: Mapping[str, Value]) -> Record:
        if len(row) == len(self.names) > 1:
            try:
                return self._all(row)
            except KeyError:
                pass  # as many, but others
        if not row.keys() <= self._known:
            self._refuse_unknown(row)
        return tuple(map(row.get, self.names))

    def _new_plan(self, types: tuple[type, ...], values: Record) -> _Plan:
        for place, value in enumerate(values):
            self._checked(place, value)
        present = [(place, self.kinds[place]) for place, kind in enumerate(types) if kind is not type(None)]
        plan = _Plan(
            integers=tuple((place, self._limits[place]) for place, kind in present if kind is int),
            words=tuple((place, kind) for place, kind in present if types[place] is not kind),
        )
        if len(self._plans) >= _MOST_PLANS:
            self._plans.clear()
        self._plans[types] = plan
        return plan

    def _checked(self, place: int, value: Value) -> Value:
        kind = self.kinds[place]
        if value is None:
            if self._nullable[place]:
                return None
            raise RowError(f"{self._column(place)} needs a value")
        if type(value) is not kind:
            if not isinstance(value, kind) or isinstance(value, bool):
                raise RowError(f"{self._column(place)} takes {kind.__name__}, not {type(value).__name__}")
            value = cast("Value", kind(value))
        if kind is int and not -self._limits[place] <= cast("int", value) < self._limits[place]:
            raise RowError(f"{self._column(place)} cannot hold {value}")
        return value

    def _column(self, place: int) -> str:
        return f"{self.table}.{self.names[place]}"

    def _refuse_unknown(self, row: Mapping[str, Value]) -> NoReturn:
        unknown = next(name for name in row if name not in self._known)
        raise RowError(f"{self.table} has no column {unknown}")


def _kind(column_type: object) -> type:
    if isinstance(column_type, Boolean):
        return bool
    return int if isinstance(column_type, Integer) else str
