"""A full disk on SQLite: what does not fit is refused, nothing is half stored, and space makes it well again."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from application.commands import CommandEnvelope
from application.event_log.sqlite_storage import SQLiteStorage
from domain.errors import Unavailable
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.faults.acknowledged import Acknowledged
from tests.faults.places import assert_nothing_is_lost_or_half_done
from tests.faults.script import envelopes
from tests.faults.worker import StepClock, send

NO_LIMIT = 1_000_000
SOME = 12
MOST_COMMANDS = 5_000


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


class Desk:
    """Sends the commands of a script and keeps what was acknowledged."""

    def __init__(self, system: System, clock: StepClock) -> None:
        self.acknowledged: dict[str, Acknowledged] = {}
        self._system = system
        self._clock = clock
        self._script = envelopes(0, 1)

    def send(self, envelope: CommandEnvelope) -> None:
        self.acknowledged[envelope.command_id] = send(self._system, self._clock, envelope)

    def send_some(self) -> None:
        for envelope in islice(self._script, SOME):
            self.send(envelope)

    def send_until_unavailable(self) -> tuple[CommandEnvelope, Unavailable]:
        for envelope in islice(self._script, MOST_COMMANDS):
            try:
                self.send(envelope)
            except Unavailable as error:
                assert self._system.log.find_receipt(envelope.command_id) is None
                return envelope, error
        raise AssertionError("the disk was never full")


def limit_log(system: System, extra_pages: int | None) -> None:
    """The event log may grow by so many pages (None: as it likes)."""
    storage = system.log.storage
    assert isinstance(storage, SQLiteStorage)
    with storage.transaction() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        limit = NO_LIMIT if extra_pages is None else pages + extra_pages
        connection.execute(f"PRAGMA max_page_count = {limit}")


@pytest.mark.parametrize("extra_pages", [1, 4, 13])
def test_no_space_for_the_log(settings: Settings, extra_pages: int) -> None:
    clock = StepClock()
    with open_system(settings, clock=clock) as system:
        desk = Desk(system, clock)
        desk.send_some()
        limit_log(system, extra_pages)
        refused, error = desk.send_until_unavailable()
        assert (error.code, error.http_status) == ("CMD-STORAGE-002", 507)
        assert system.engine.run_until_caught_up() > 0  # who only reads is not concerned
        assert_nothing_is_lost_or_half_done(settings, desk.acknowledged)

        limit_log(system, None)
        desk.send(refused)
        desk.send_some()
    assert_nothing_is_lost_or_half_done(settings, desk.acknowledged)


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    """No file of this process grows beyond ``size`` bytes: the kernel refuses the write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_the_kernel_refuses_to_write(settings: Settings) -> None:
    clock = StepClock()
    with open_system(settings, clock=clock) as system:
        desk = Desk(system, clock)
        desk.send_some()
        written = max(file.stat().st_size for file in settings.data_dir.iterdir())
        with files_limited_to(written + 30_000):
            refused, error = desk.send_until_unavailable()
        assert error.http_status in {503, 507}
        assert_nothing_is_lost_or_half_done(settings, desk.acknowledged)

        desk.send(refused)
        desk.send_some()
    assert_nothing_is_lost_or_half_done(settings, desk.acknowledged)


def limit_read_models(system: System, pages: int) -> None:
    with system.read_database.writer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def project_for_ever(system: System, desk: Desk) -> None:
    while system.log.head() < MOST_COMMANDS:
        desk.send_some()
        system.engine.step()


def test_no_space_for_the_read_models(settings: Settings) -> None:
    clock = StepClock()
    with open_system(settings, clock=clock) as system:
        desk = Desk(system, clock)
        system.engine.run_until_caught_up()
        limit_read_models(system, 1)  # SQLite takes what the file has already
        with pytest.raises(sqlite3.OperationalError, match="full"):
            project_for_ever(system, desk)
        desk.send_some()  # commands go on
        limit_read_models(system, NO_LIMIT)
        system.engine.run_until_caught_up()
    assert_nothing_is_lost_or_half_done(settings, desk.acknowledged)
