"""A projection as data: tables, and a pure function for each type of event that it takes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from sqlalchemy import BigInteger, Boolean, Integer, Table, Text

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.timetable import RuleTimetable
from projections.engine.physical import LONGEST_NAME, physical_name
from projections.engine.rows import Rows
from projections.engine.sharding import ShardBy
from projections.engine.table_sql import Key

EventT = TypeVar("EventT", bound=Event)
Handler = Callable[[Rows, Recorded[Event]], None]
Subscription = tuple[type[Event], Handler]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ROOM_FOR_INDEX_SUFFIX = 6


def on(event_type: type[EventT], handler: Callable[[Rows, Recorded[EventT]], None]) -> Subscription:
    """Events of exactly this type go to this handler."""
    # the engine calls a handler with events of its own type only; the mapping cannot say so
    return event_type, cast("Handler", handler)


def subscriptions(*pairs: Subscription) -> Mapping[type[Event], Handler]:
    """Handlers by event type; ValueError when a type is named twice."""
    handlers = dict(pairs)
    if len(handlers) != len(pairs):
        raise ValueError("an event type has two handlers")
    return handlers


@dataclass(frozen=True)
class Derivation:
    """Rows that follow from other rows and from the rules.

    Handlers :meth:`~Rows.touch` a row of ``subjects`` when something about it has changed. After the batch, or when a
    fold ends, ``derive`` is given each touched key once. It is pure, like a handler, and makes the same rows of the
    same subject however often it is called. The subject may be gone by then. Derivations are worked off in the order of
    their declaration: one may touch the subjects of a later one.
    """

    subjects: Table
    derive: Callable[[Rows, Key, RuleTimetable], None]


@dataclass(frozen=True)
class Summary:
    """Like a :class:`Derivation`, but of rows alone: because of it no copy depends on rules."""

    subjects: Table
    summarise: Callable[[Rows, Key], None]


@dataclass(frozen=True)
class Projection:
    """A read model. A change of tables or of the meaning of a handler takes a new ``version``: it is then built anew.

    ``tables`` are declared once, under logical names; the engine copies them under physical ones. Handlers are pure:
    event, envelope and the rows they name, nothing else. Event types that nobody handles are not even read.
    ``shard_by`` says what all the events have in common that read or change one row. With a :class:`Derivation` a copy
    depends on the rules under which it was begun, and keeps to them until it is rebuilt.
    """

    name: str
    version: int
    tables: tuple[Table, ...]
    handlers: Mapping[type[Event], Handler]
    shard_by: ShardBy = ShardBy.STORE
    derivations: tuple[Derivation | Summary, ...] = ()

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or self.version < 1:
            raise ValueError(
                f"projection {self.name!r}: a name in lower case and a version from 1 are needed"
            )
        if not self.tables or not self.handlers:
            raise ValueError(f"projection {self.name}: it needs a table and a handler")
        for table in self.tables:
            _check_table(self, table)
        if any(each.subjects not in self.tables for each in self.derivations):
            raise ValueError(f"projection {self.name}: subjects of a derivation are rows of its own")

    @property
    def depends_on_rules(self) -> bool:
        return any(isinstance(each, Derivation) for each in self.derivations)

    @cached_property
    def type_names(self) -> frozenset[str]:
        """Written names of the events it takes."""
        return frozenset(event_type.type_name for event_type in self.handlers)


def _check_table(projection: Projection, table: Table) -> None:
    where = f"projection {projection.name}, table {table.name}"
    if not table.primary_key.columns:
        raise ValueError(f"{where}: a primary key is needed, rows are addressed by it")
    if table.foreign_keys:
        raise ValueError(f"{where}: foreign keys would make rebuilds depend on each other")
    if (
        len(physical_name(projection.name, projection.version, table.name))
        > LONGEST_NAME - _ROOM_FOR_INDEX_SUFFIX
    ):
        raise ValueError(f"{where}: the physical name is too long")
    for column in table.columns:
        if not isinstance(column.type, (Text, Integer, BigInteger, Boolean)):
            raise ValueError(f"{where}, column {column.name}: use the kinds of projections.engine.columns")
