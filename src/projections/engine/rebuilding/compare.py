"""The copy that is read and the fresh one, compared at one position while events keep coming in."""

import sqlite3

import psycopg

from projections.engine.bound import Bound
from projections.engine.checkpoint import lock
from projections.engine.errors import REPLACED, BuildReplaced
from projections.engine.handling import REFUSALS, HandlingFailed
from projections.engine.reader import Reading
from projections.engine.rebuilding.catch_up import catch_up, catch_up_within
from projections.engine.rebuilding.difference import Difference, compare_rows
from projections.engine.rebuilding.site import Site

ATTEMPTS = 20
"""So often the fresh copy is moved to where the other one is and both are looked at; one of these tries is enough
unless events come in without a pause, and then the copy that is read is held still instead."""


def compare(site: Site, fresh: Bound, attempts: int = ATTEMPTS) -> Difference:
    """The fresh copy is caught up to the position of the other one. Raises what :func:`catch_up` raises."""
    name = fresh.projection.name
    for _ in range(attempts):
        catch_up(site, fresh, site.reader.standing(name).position)
        with site.reader.snapshot() as reading:
            if reading.position(name) == _fresh_position(reading, fresh):
                return _difference(site, reading, fresh)
    try:
        return _compare_held(site, fresh)
    except (HandlingFailed, *REFUSALS):
        # outside of the transaction it is found out, and written down, which events are at fault
        catch_up(site, fresh, site.reader.standing(name).position)
        return _compare_held(site, fresh)


def _compare_held(site: Site, fresh: Bound) -> Difference:
    name = fresh.projection.name
    with site.database.writer.begin() as connection:
        lock(connection, site.reader.standing(name))
        catch_up_within(site, connection, fresh, site.reader.within(connection).position(name))
        return _difference(site, site.reader.within(connection), fresh)


def _difference(site: Site, reading: Reading, fresh: Bound) -> Difference:
    read = reading.standing(fresh.projection.name)
    found = compare_rows(reading.cursor, site.bounds.at(read.name, read.slot), fresh)
    return Difference(
        read_position=read.position,
        fresh_position=_fresh_position(reading, fresh),
        read_digest=found.read_digest,
        fresh_digest=found.fresh_digest,
        tables=tuple(table for table in found.tables if table),
    )


def _fresh_position(reading: Reading, fresh: Bound) -> int:
    standing = reading.standing_at(fresh.projection.name, fresh.slot)
    if standing is None:
        raise BuildReplaced(REPLACED, name=fresh.projection.name)
    return standing.position


def compare_damaged(site: Site, fresh: Bound) -> Difference:
    """Like :func:`compare`, also where the tables that are read have lost their layout."""
    try:
        return compare(site, fresh)
    except (sqlite3.OperationalError, psycopg.ProgrammingError) as error:
        read = site.reader.standing(fresh.projection.name)
        with site.reader.snapshot() as reading:
            position = _fresh_position(reading, fresh)
            rows = compare_rows(reading.cursor, fresh, fresh)
        return Difference(read.position, position, "", rows.fresh_digest, (), unreadable=str(error))
