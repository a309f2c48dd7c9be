"""Bringing the database to what the code declares: control tables, checkpoints, tables of new versions."""

from typing import cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    MetaData,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    inspect,
    select,
    text,
    update,
)

from projections.engine.bound import Bound, Bounds
from projections.engine.checkpoint import forget_details, identity, is_named, is_of, start_over
from projections.engine.columns import from_json_text
from projections.engine.control import (
    CHECKPOINT,
    CONTROL,
    PARKED,
    PART,
    PLAN,
    RULES,
    SERVING,
    SWITCHES,
    THE_ROW,
)
from projections.engine.copy_rules import RulesNow, forget_rules, write_rules
from projections.engine.database import SCHEMA, ReadDatabase
from projections.engine.physical import FIRST_SLOT, OTHER_SLOT, SCRATCH_SLOT
from projections.engine.status import Status

_ADVISORY_LOCK = 7_305_301
"""Any number of our own: one process at a time creates tables on PostgreSQL."""


def _is_other_version(table: Table) -> ColumnElement[bool]:
    return and_(table.c.name == bindparam("of_name"), table.c.version != bindparam("of_version"))


_FORGET = delete(CHECKPOINT).where(is_named())
_TABLES_OF_OTHERS = select(CHECKPOINT.c.tables).where(
    _is_other_version(CHECKPOINT), CHECKPOINT.c.status != Status.RETIRED
)
_RETIRE_OTHERS = update(CHECKPOINT).where(_is_other_version(CHECKPOINT)).values(status=Status.RETIRED)
_FORGET_OTHERS = tuple(
    delete(details).where(_is_other_version(details)) for details in (PARKED, PLAN, PART, RULES)
)


def prepare(database: ReadDatabase, bounds: Bounds, rules_now: RulesNow) -> None:
    """Create what is missing. A version without its tables, or one that had been retired, starts anew."""
    with database.writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
        CONTROL.create_all(connection)
        _add_cut(connection)
        if connection.execute(select(SWITCHES.c.number)).scalar() is None:
            connection.execute(insert(SWITCHES).values(id=THE_ROW, number=0))
        present = set(inspect(connection).get_table_names())
        for name in bounds.names:
            bound = bounds.at(name, _serving_slot(connection, bounds.at(name, FIRST_SLOT)))
            _prepare_one(connection, bound, present, rules_now)
            for slot in {*OTHER_SLOT, SCRATCH_SLOT} - {bound.slot}:
                _forget_half(connection, bounds.at(name, slot), present)


def _add_cut(connection: Connection) -> None:
    """The one column that came after its table."""
    cut = PLAN.c.cut.name
    if cut not in {each["name"] for each in inspect(connection).get_columns(PLAN.name)}:
        connection.execute(text(f"ALTER TABLE {PLAN.name} ADD COLUMN {cut} INTEGER"))


def _serving_slot(connection: Connection, first: Bound) -> str:
    pointer = SERVING.c
    key = {"name": first.projection.name, "version": first.projection.version}
    slot = connection.execute(
        select(pointer.slot).where(pointer.name == key["name"], pointer.version == key["version"])
    ).scalar()
    if slot is None:
        connection.execute(insert(SERVING).values(**key, slot=first.slot))
    return slot or first.slot


def _prepare_one(connection: Connection, bound: Bound, present: set[str], rules_now: RulesNow) -> None:
    status = connection.execute(select(CHECKPOINT.c.status).where(is_of(bound))).scalar()
    if status is None:
        add_checkpoint(connection, bound, Status.NEW)
    if status is None or status == Status.RETIRED or not _complete(bound, present):
        start_over(connection, bound, Status.NEW)
        write_rules(connection, bound, rules_now)


def _forget_half(connection: Connection, bound: Bound, present: set[str]) -> None:
    """A copy beside the one that is read is of no use without all of its tables."""
    known = connection.execute(select(CHECKPOINT.c.status).where(is_of(bound))).scalar()
    if known is not None and not _complete(bound, present):
        forget(connection, bound)


def _complete(bound: Bound, present: set[str]) -> bool:
    return all(sql.physical.name in present for sql in bound.tables)


def add_checkpoint(connection: Connection, bound: Bound, status: Status) -> None:
    connection.execute(
        insert(CHECKPOINT),
        {
            **bound.identity,
            "status": status,
            "position": 0,
            "handled": 0,
            "was_live": False,
            "tables": bound.table_names,
        },
    )


def forget(connection: Connection, bound: Bound) -> None:
    """Drop one copy with all that is known of it."""
    connection.execute(_FORGET, identity(bound))
    forget_details(connection, bound)
    forget_rules(connection, bound)
    bound.drop(connection)


def retire_others(connection: Connection, bound: Bound) -> None:
    """Drop the tables of every other version of a projection that has come alive in this one."""
    this = identity(bound)
    found = connection.execute(_TABLES_OF_OTHERS, this).scalars().all()
    for tables in found:
        for table in cast("list[str]", from_json_text(tables)):
            Table(table, MetaData()).drop(connection, checkfirst=True)
    if connection.execute(_RETIRE_OTHERS, this).rowcount:
        for forget_others in _FORGET_OTHERS:
            connection.execute(forget_others, this)
