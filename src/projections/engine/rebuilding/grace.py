"""Before tables are dropped: nobody may be on the way to them."""

from sqlalchemy import Connection, text

from projections.engine.database import ReadDatabase
from projections.engine.errors import STILL_READ, StillRead

_SECONDS = 30
_STILL_OPEN = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend' AND xact_start < :since"
)


def await_readers(database: ReadDatabase, name: str, seconds: int = _SECONDS) -> None:
    """Wait until every transaction has ended that may have looked at the pointers before a switch.

    Whoever begins later sees the new pointers. Only PostgreSQL needs it: its tables are gone for older snapshots as
    well, while a file of SQLite keeps them for whoever has begun to read. Raises :class:`StillRead`.
    """
    if database.writer.dialect.name != "postgresql":
        return
    with database.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        since = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
        while _open_since(connection, since):
            waited = connection.execute(
                text("SELECT clock_timestamp() - :since > make_interval(secs => :most), pg_sleep(0.02)"),
                {"since": since, "most": seconds},
            )
            if waited.one()[0]:
                raise StillRead(STILL_READ, name=name, seconds=seconds)


def _open_since(connection: Connection, since: object) -> bool:
    return bool(connection.execute(_STILL_OPEN, {"since": since}).scalar_one())
