"""Selects over some days of a store, both days included."""

from datetime import date

from sqlalchemy import Select, Table, and_, bindparam, select

from domain.identifiers import StoreId
from projections.engine.dbapi import Param, Value


def of_days(table: Table) -> Select[tuple[Value, ...]]:
    """In order of the days, then of the key."""
    return (
        select(table)
        .where(
            and_(
                table.c.store == bindparam("store"),
                table.c.day >= bindparam("first"),
                table.c.day <= bindparam("last"),
            )
        )
        .order_by(table.c.day, *table.primary_key.columns)
    )


def days(store: StoreId, first: date, last: date) -> dict[str, Param]:
    """The parameters of :func:`of_days`."""
    return {"store": store, "first": first.isoformat(), "last": last.isoformat()}
