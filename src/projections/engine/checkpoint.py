"""Moving a checkpoint. A move names the position it starts from: whoever comes second moves nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Table,
    and_,
    bindparam,
    case,
    delete,
    literal_column,
    null,
    or_,
    select,
    update,
)

from projections.engine.bound import Bound
from projections.engine.control import CHECKPOINT, PARKED, PART, PLAN
from projections.engine.dbapi import Cursor
from projections.engine.status import Standing, Status

Identity = tuple[str, int, str]
"""Name, version and slot of a copy."""

_C = CHECKPOINT.c


def is_of(copy: Bound | Standing, table: Table = CHECKPOINT) -> ColumnElement[bool]:
    """Rows of a control table that belong to one copy of a projection."""
    if isinstance(copy, Bound):
        name, version = copy.projection.name, copy.projection.version
    else:
        name, version = copy.name, copy.version
    return and_(table.c.name == name, table.c.version == version, table.c.slot == copy.slot)


def identity(copy: Bound | Standing) -> dict[str, str | int]:
    """The parameters of :func:`is_named`."""
    if isinstance(copy, Bound):
        return {"of_name": copy.projection.name, "of_version": copy.projection.version, "of_slot": copy.slot}
    return {"of_name": copy.name, "of_version": copy.version, "of_slot": copy.slot}


def is_named(table: Table = CHECKPOINT) -> ColumnElement[bool]:
    """Like :func:`is_of`, in a statement that is made once: making one takes longer than carrying it out."""
    return and_(
        table.c.name == bindparam("of_name"),
        table.c.version == bindparam("of_version"),
        table.c.slot == bindparam("of_slot"),
    )


_CLAIM = (
    update(CHECKPOINT)
    .where(is_named(), _C.position == bindparam("from_position"), _C.status == bindparam("from_status"))
    .values(
        position=bindparam("to"),
        handled=_C.handled + bindparam("taken"),
        status=bindparam("to_status"),
        was_live=bindparam("is_or_was_live"),
        error=None,
    )
)
_LOCK = update(CHECKPOINT).where(is_named()).values(position=_C.position)
_FORGET_DETAILS = tuple(delete(table).where(is_named(table)) for table in (PARKED, PLAN, PART))


def claim(connection: Connection, seen: Standing, *, to: int, taken: int, status: Status) -> bool:
    """Move on from what was seen; False when somebody else has moved or paused it meanwhile.

    It is the first statement of a batch: on PostgreSQL it locks the checkpoint, so that the rows of one copy are
    changed by one batch at a time.
    """
    moved = connection.execute(
        _CLAIM,
        {
            **identity(seen),
            "from_position": seen.position,
            "from_status": seen.status,
            "to": to,
            "taken": taken,
            "to_status": status,
            "is_or_was_live": seen.was_live or status is Status.LIVE,
        },
    )
    return moved.rowcount == 1


@dataclass(frozen=True)
class ClaimTogether:
    """Like :func:`claim` for live copies that stand at one position: one statement moves all of them.

    ``identities`` are name, version and slot of each.
    """

    identities: tuple[Identity, ...]
    dialect: Dialect

    def move(self, cursor: Cursor, *, start: int, to: int, taken: Sequence[int]) -> bool:
        """``taken`` is in the order of the copies. False when any of them is not there or not live any more.

        Some may have been moved then: the caller rolls back.
        """
        counts = {f"taken_{i}": count for i, count in enumerate(taken)}
        cursor.execute(self._sql, {"start": start, "to": to, **counts})
        return cursor.rowcount == len(self.identities)

    @cached_property
    def _sql(self) -> str:
        # names and slots are written into the text: drivers parse a statement of many parameters anew every time
        of = CHECKPOINT.alias("of")
        copies = [
            and_(
                of.c.name == _text(name),
                of.c.version == literal_column(str(version)),
                of.c.slot == _text(slot),
            )
            for name, version, slot in self.identities
        ]
        # locked in one order by whoever claims several: PostgreSQL would lock them as it happens to find them
        held = (
            select(of.c.name, of.c.version, of.c.slot)
            .where(or_(*copies), of.c.position == bindparam("start"), of.c.status == _text(Status.LIVE))
            .order_by(of.c.name, of.c.version, of.c.slot)
            .with_for_update()
            .subquery("held")
        )
        taken = [
            (_C.name == _text(name), bindparam(f"taken_{i}", type_=_C.handled.type))
            for i, (name, _, _) in enumerate(self.identities)
        ]
        moved = (
            update(CHECKPOINT)
            .where(_C.name == held.c.name, _C.version == held.c.version, _C.slot == held.c.slot)
            .values(position=bindparam("to"), handled=_C.handled + case(*taken), error=null())
        )
        return str(moved.compile(dialect=self.dialect))


def _text(word: str) -> ColumnElement[str]:
    """Of the names that projections and slots have: no quotes are in them."""
    return literal_column(f"'{word}'")


def lock(connection: Connection, copy: Bound | Standing) -> None:
    """Keep every batch of this copy out until the transaction ends."""
    connection.execute(_LOCK, identity(copy))


def set_status(connection: Connection, seen: Standing, status: Status, error: str | None = None) -> bool:
    """Change the status alone; False when it is no longer what was seen."""
    changed = connection.execute(
        update(CHECKPOINT)
        .where(is_of(seen), _C.position == seen.position, _C.status == seen.status)
        .values(status=status, error=error)
    )
    return changed.rowcount == 1


def start_over(connection: Connection, bound: Bound, status: Status) -> None:
    """Empty tables, position 0, nothing parked. The checkpoint comes first: it keeps a running batch out."""
    connection.execute(
        update(CHECKPOINT)
        .where(is_of(bound))
        .values(status=status, position=0, handled=0, was_live=False, error=None, tables=bound.table_names)
    )
    bound.recreate(connection)
    forget_details(connection, bound)


def forget_details(connection: Connection, bound: Bound) -> None:
    """What is parked, and what was planned."""
    for forget in _FORGET_DETAILS:
        connection.execute(forget, identity(bound))
