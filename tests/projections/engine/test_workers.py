"""In this thread, in two processes, on a Dask cluster of two processes: the same tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import replace
from multiprocessing import get_context

import pytest
from sqlalchemy import Index, MetaData, Table, inspect

from application.event_log import StoredEventLog
from domain.envelope import Recorded
from projections.engine import (
    BuildFailed,
    Crew,
    Engine,
    Phase,
    Progress,
    Projection,
    ReadDatabase,
    Rows,
    ShardBy,
    Sizes,
    Status,
    Workplace,
    on,
    subscriptions,
)
from projections.engine.columns import key_text, text
from projections.engine.rebuilding.inline import InlineExecutor, ParamsT, ResultT
from tests.projections.engine.real_log import LogAt, fill_log, samples
from tests.projections.engine.sample import (
    ACCOUNTS,
    POISON,
    Credited,
    Opened,
    expected_owners,
    history,
    recorded_at,
)
from tests.support.backends import BackendUrl
from tests.support.dask_cluster import local_cluster
from tests.support.list_source import ListSource
from tests.support.projection_kit import shown

HISTORY = history(120, seed=38)
SMALL = Sizes(building=7, part=30, chunk=5)
NAMES = [each.name for each in samples()]


@pytest.fixture
def log(backend: BackendUrl) -> Iterator[StoredEventLog]:
    with LogAt(backend.log_url)() as opened:
        fill_log(opened, HISTORY)
        yield opened


@pytest.fixture(scope="module")
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


@pytest.fixture(scope="module")
def dask() -> Iterator[Executor]:
    with (
        local_cluster(workers=2) as cluster,
        cluster.get_client() as client,
    ):
        workers = client.scheduler_info()["workers"]
        assert len(workers) == 2
        assert all(address.startswith("tcp://") for address in workers)
        yield client.get_executor()


def live(log: StoredEventLog, database: ReadDatabase) -> Engine:
    engine = Engine(samples(), log, database, sizes=SMALL)
    engine.run_until_caught_up()
    return engine


@pytest.mark.parametrize("executor", ["processes", "dask"])
def test_workers_make_the_same_tables(
    executor: str,
    request: pytest.FixtureRequest,
    backend: BackendUrl,
    log: StoredEventLog,
    database: ReadDatabase,
) -> None:
    engine = live(log, database)
    digests = {name: engine.digest(name) for name in NAMES}
    assert {row["owner"]: (row["accounts"], row["fen"]) for row in shown(engine, ACCOUNTS)["owner"]} == (
        expected_owners(HISTORY)
    )
    crew = Crew(request.getfixturevalue(executor), 2, Workplace(samples, LogAt(backend.log_url)))
    heard: list[Progress] = []
    reports = engine.rebuild_all(NAMES, heard.append, crew=crew)
    assert [(report.name, report.switched, bool(report.difference)) for report in reports] == [
        (name, True, False) for name in NAMES
    ]
    assert {name: engine.digest(name) for name in NAMES} == digests
    assert engine.state("accounts").slot == "b"
    assert engine.state("accounts").handled == reports[0].handled
    filled = [each.position for each in heard if each.name == "again" and each.phase is Phase.FILLING]
    assert filled == [log.head() * i // 4 for i in range(5)]
    assert engine.verify("accounts", crew=crew).sound


def test_the_log_is_read_once_for_all_models_alone(log: StoredEventLog, database: ReadDatabase) -> None:
    engine = live(log, database)
    digests = [engine.digest(name) for name in NAMES]
    assert all(report.switched for report in engine.rebuild_all(NAMES))
    assert [engine.digest(name) for name in NAMES] == digests


def test_indexes_and_keys_are_there_afterwards(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(HISTORY), database, sizes=SMALL)
    engine.run_until_caught_up()
    engine.rebuild("accounts")
    with database.writer.connect() as connection:
        found = inspect(connection)
        described = [
            (
                found.get_pk_constraint(f"accounts_v1{slot}_account")["constrained_columns"],
                [each["column_names"] for each in found.get_indexes(f"accounts_v1{slot}_account")],
                [
                    (each["name"], each["nullable"])
                    for each in found.get_columns(f"accounts_v1{slot}_account")
                ],
            )
            for slot in "ab"
        ]
    assert described[0] == described[1]
    assert described[0][:2] == (["id"], [["owner"]])


@pytest.mark.parametrize("by", list(ShardBy))
def test_parts_by_stream_store_or_none(by: ShardBy, database: ReadDatabase) -> None:
    one_row_each = Table("seen", MetaData(), key_text("id"), text("store"))

    def see(rows: Rows, recorded: Recorded[Opened]) -> None:
        rows.put(one_row_each, {"id": recorded.stream, "store": recorded.meta.store})

    seen = Projection("seen", 1, (one_row_each,), subscriptions(on(Opened, see)), shard_by=by)
    engine = Engine([seen], ListSource(HISTORY), database, sizes=SMALL)
    engine.run_until_caught_up()
    heard: list[Progress] = []
    report = engine.rebuild("seen", heard.append)
    assert report.switched
    assert not report.difference
    parts = sum(each.phase is Phase.FILLING for each in heard) - 1
    assert parts == (1 if by is ShardBy.NOTHING else -(-HISTORY[-1].position // 30))


def test_failing_events_of_one_model_stop_that_model_alone(database: ReadDatabase) -> None:
    source = ListSource(HISTORY)
    engine = Engine(samples(), source, database, sizes=SMALL)
    engine.run_until_caught_up()
    digests = {name: engine.digest(name) for name in NAMES}

    def fails(rows: Rows, recorded: Recorded[Opened]) -> None:
        raise ArithmeticError(f"no {recorded.stream}")

    broken = replace(ACCOUNTS, handlers=subscriptions(on(Opened, fails)))
    again = Engine([broken, samples()[1]], source, database, sizes=SMALL)
    first, second = again.rebuild_all(NAMES)
    assert not first.switched
    assert "ArithmeticError: no account-" in str(first.failed)
    assert second.switched
    assert {name: engine.digest(name) for name in NAMES} == digests
    beside = again.status()[0].beside
    assert beside is not None
    assert beside.status is Status.FAILED
    with pytest.raises(BuildFailed, match="ArithmeticError"):
        again.rebuild("accounts")


def test_a_worker_that_sees_another_log_is_refused(log: StoredEventLog, database: ReadDatabase) -> None:
    engine = live(log, database)
    elsewhere = Workplace(samples, lambda: nullcontext(ListSource(HISTORY[:50])))
    with pytest.raises(BuildFailed, match="the worker's log ends at"):
        engine.rebuild("accounts", crew=Crew(InlineExecutor(), 1, elsewhere))
    assert engine.state("accounts").status is Status.LIVE
    assert engine.rebuild("accounts").switched


class DyingExecutor(InlineExecutor):
    """Its third unit is lost with the process that had it."""

    def __init__(self) -> None:
        self.submitted = 0

    def submit(
        self, fn: Callable[ParamsT, ResultT], /, *args: ParamsT.args, **kwargs: ParamsT.kwargs
    ) -> Future[ResultT]:
        self.submitted += 1
        if self.submitted == 3:
            lost: Future[ResultT] = Future()
            lost.set_exception(BrokenProcessPool("a worker died"))
            return lost
        return super().submit(fn, *args, **kwargs)


def test_a_lost_worker_costs_only_what_it_had(log: StoredEventLog, database: ReadDatabase) -> None:
    engine = live(log, database)
    digest = engine.digest("accounts")
    here = Workplace(samples, lambda: nullcontext(log))
    with pytest.raises(BrokenProcessPool):
        engine.rebuild("accounts", crew=Crew(DyingExecutor(), 1, here))
    assert engine.digest("accounts") == digest
    counting = DyingExecutor()
    counting.submitted = 100
    assert engine.rebuild("accounts", crew=Crew(counting, 1, here)).switched
    assert counting.submitted == 102, "two of four parts were stored before"
    assert engine.digest("accounts") == digest


UNIQUE = Table("holder", MetaData(), key_text("id"), text("owner"), Index("once", "owner", unique=True))


def held(rows: Rows, recorded: Recorded[Opened]) -> None:
    rows.put(UNIQUE, {"id": recorded.stream, "owner": recorded.event.owner})


HOLDERS = Projection("holders", 1, (UNIQUE,), subscriptions(on(Opened, held)))


@pytest.mark.parametrize("bad", ["a", "nul\0", "half \ud800"])
def test_rows_that_the_database_refuses_in_bulk_are_traced_to_their_event(
    database: ReadDatabase, bad: str
) -> None:
    if bad == "nul\0" and database.writer.dialect.name == "sqlite":
        pytest.skip("SQLite takes it")
    source = ListSource([recorded_at(1, "account-1", 1, Opened(owner="a"))])
    engine = Engine([HOLDERS], source, database)
    engine.run_until_caught_up()
    source.append(
        recorded_at(2, "account-2", 1, Opened(owner="b")),
        recorded_at(3, "account-3", 1, Opened.model_construct(owner=bad)),
        recorded_at(4, "account-4", 1, Opened(owner="c")),
    )
    engine.run_until_caught_up()
    assert [each.position for each in engine.parked("holders")] == [3]
    with pytest.raises(BuildFailed, match=r"position 3: sample\.opened, account-3 v1"):
        engine.rebuild("holders")
    assert [row["id"] for row in shown(engine, HOLDERS)["holder"]] == ["account-1", "account-2", "account-4"]


def test_all_failing_events_of_a_page_are_named(database: ReadDatabase) -> None:
    events = [
        recorded_at(i, f"account-{i % 3}", 1 + i // 3, Credited(fen=POISON) if i > 2 else Opened(owner="a"))
        for i in range(9)
    ]
    source = ListSource([replace(each, position=each.position + 1) for each in events])
    engine = Engine([ACCOUNTS], source, database)
    with pytest.raises(BuildFailed) as failed:
        engine.rebuild("accounts")
    assert [line.partition(", ")[2] for line in str(failed.value).splitlines()] == [
        f"account-{i} v2: ArithmeticError: poison" for i in range(3)
    ]
