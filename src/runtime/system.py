"""The composition root: one function that wires settings, log, vault, bus, engine and reader together."""

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Protocol, Self

from application.commands import Bus, build_registry
from application.commands.handlers import HANDLERS
from application.commands.permission_tables import PERMISSIONS
from application.event_log import StoredEventLog, open_event_log
from application.event_log.vault_store import open_vault_store
from application.rules import RuleBook, RuleHistory
from application.vault import Vault
from domain.catalogue import DECIDERS, REGISTRY
from domain.rules.rule_set import RuleSet
from projections.catalogue import PROJECTIONS
from projections.engine import Engine, ReadDatabase, Reader, open_read_database
from runtime.default_rules import shipped_rules
from runtime.faults import watcher
from runtime.keys import master_key
from runtime.rule_changes import keep_in_step
from runtime.settings import Settings


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class System:
    """Everything that is running. Close it, or use it as a context manager."""

    settings: Settings
    clock: Callable[[], datetime]
    rule_book: RuleBook
    rule_history: RuleHistory
    log: StoredEventLog
    vault: Vault
    bus: Bus
    engine: Engine
    reader: Reader
    read_database: ReadDatabase

    def rules(self, store: str) -> RuleSet:
        """The rules in force now. Raises StorageUnavailable when the log must be asked and does not answer."""
        return self.rule_book.rules_for(store, self.clock())

    def close(self) -> None:
        self.read_database.close()
        self.log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_system(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    entropy: Callable[[int], bytes] = os.urandom,
    key: bytes | None = None,
) -> System:
    """Open log and read models, creating what is missing. ``key`` replaces the master key of the data directory.

    Raises UnsafeStorage when the storage would lose acknowledged writes, Unavailable when it cannot be reached.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    on_step, shipped = watcher(settings.fault), shipped_rules().rules
    log = open_event_log(settings.log_url, REGISTRY, allow_unsafe=settings.allow_unsafe, on_step=on_step)
    try:
        vault = Vault(open_vault_store(log), key or master_key(settings.data_dir), entropy=entropy)
        read_database = open_read_database(settings.read_url)
        rule_history = RuleHistory(log, shipped)
        engine = Engine(PROJECTIONS, log, read_database, on_step=on_step, rules=rule_history.timetable)
    except BaseException:
        log.close()
        raise
    rule_book = RuleBook(log, shipped, seconds=time.monotonic)
    bus = Bus(
        log=log,
        vault=vault,
        registry=build_registry(DECIDERS, HANDLERS, PERMISSIONS),
        rules=rule_book.rules_for,
        clock=clock,
        on_stored=rule_book.heard,
    )
    return System(
        settings=settings,
        clock=clock,
        rule_book=rule_book,
        rule_history=rule_history,
        log=log,
        vault=vault,
        bus=bus,
        engine=engine,
        reader=engine.reader,
        read_database=read_database,
    )


_TURN_SECONDS = 0.0005
"""By default a busy thread keeps the others waiting for ten times as long, which is a whole request."""


class Follower(Protocol):
    """Whatever keeps the read models in step."""

    @property
    def alive(self) -> bool: ...


class Background:
    """Threads that keep the read models in step, where a process of its own would be too much."""

    def __init__(self, engine: Engine) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=keep_in_step, args=(engine, self._stop), name="projections", daemon=True
        )

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def __enter__(self) -> Self:
        sys.setswitchinterval(_TURN_SECONDS)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
