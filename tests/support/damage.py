"""Damage done on purpose, behind the back of the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from projections.catalogue import PROJECTIONS
from projections.engine.physical import physical_name


def read_table(name: str, table: str) -> str:
    """What a table of a read model is called in a database where nothing has been rebuilt yet."""
    (version,) = (each.version for each in PROJECTIONS if each.name == name)
    return physical_name(name, version, table)


def damage_read_model(directory: Path, *statements: str) -> list[int]:
    """How many rows each statement met."""
    with closing(sqlite3.connect(directory / "read-models.db")) as connection:
        met = [connection.execute(statement).rowcount for statement in statements]
        connection.commit()
    return met


def damage_log(directory: Path, event_type: str) -> str:
    """The first event of this type cannot be decoded any more; its stream."""
    with closing(sqlite3.connect(directory / "event-log.db")) as connection:
        connection.execute("DROP TRIGGER stored_events_refuses_update")
        position, stream = connection.execute(
            "SELECT rowid, originator_id FROM stored_events WHERE topic = ? ORDER BY rowid", (event_type,)
        ).fetchone()
        connection.execute(
            """UPDATE stored_events SET state = replace(state, '"d":', '"nobody_knows":') WHERE rowid = ?""",
            (position,),
        )
        connection.commit()
    return str(stream)
