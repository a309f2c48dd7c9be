"""From a URL to an event log that has passed its self-check."""

from typing import Final

from application.event_log.durability import refuse_forbidden_flag
from application.event_log.log import StoredEventLog
from application.event_log.sqlite_connections import Synchronous
from application.event_log.sqlite_storage import SQLiteStorage
from application.event_log.storage import OnStep, Storage
from domain.contract import EventRegistry
from domain.errors import Invalid, define

_BAD_URL = define(
    "LOG-START-004",
    zh="事件日志地址无法识别:需要 sqlite:///文件路径 或 postgresql://...",
    en="The address of the event log is not understood: sqlite:///path or postgresql://... is needed",
)
_SQLITE: Final = "sqlite:///"
_POSTGRES: Final = ("postgresql://", "postgres://")


def open_event_log(
    url: str,
    registry: EventRegistry,
    *,
    allow_unsafe: bool = False,
    synchronous: Synchronous = "FULL",
    lock_timeout: int = 10,
    on_step: OnStep | None = None,
) -> StoredEventLog:
    """Open the log, creating its tables where they are missing, and check that it keeps what it acknowledges.

    ``url`` is ``sqlite:///relative/path``, ``sqlite:////absolute/path`` or ``postgresql://...``. ``allow_unsafe``
    forgives settings that may lose an acknowledged write; ``synchronous="NORMAL"`` (SQLite) is such a setting.
    ``lock_timeout`` is in whole seconds.

    Raises Invalid (LOG-START-004), UnsafeStorage (LOG-START-001..003), StorageUnavailable.
    """
    refuse_forbidden_flag()
    storage = _open_storage(url, synchronous, lock_timeout, on_step or _ignore)
    try:
        storage.check_durability(allow_unsafe=allow_unsafe)
    except BaseException:
        storage.close()
        raise
    return StoredEventLog(storage, registry)


def _open_storage(url: str, synchronous: Synchronous, lock_timeout: int, on_step: OnStep) -> Storage:
    path = url.removeprefix(_SQLITE)
    # a database in memory has no file that a second connection could read
    if url.startswith(_SQLITE) and path and not path.startswith((":memory:", "file:")):
        return SQLiteStorage(path, synchronous=synchronous, lock_timeout=lock_timeout, on_step=on_step)
    if url.startswith(_POSTGRES):
        # the driver is only loaded where it is used: the command line starts faster on SQLite
        from application.event_log.postgres_storage import PostgresStorage  # noqa: PLC0415

        return PostgresStorage(url, lock_timeout=lock_timeout, on_step=on_step)
    raise Invalid(_BAD_URL)


def _ignore(_step: str) -> None:
    """Nobody watches the steps."""
