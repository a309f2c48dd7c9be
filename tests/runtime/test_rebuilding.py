"""The product's own read models, rebuilt by processes and by a Dask cluster while the shop is at work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pytest
from distributed import LocalCluster

from application.commands import CommandEnvelope
from domain.errors import Invalid
from projections.engine import Status
from runtime.rebuilding import NoCluster, crew_of
from runtime.settings import Settings
from runtime.system import Background, System, open_system
from tests.faults.findings import read_model_findings
from tests.faults.script import envelopes
from tests.faults.worker import StepClock, send
from tests.support.backends import BackendUrl
from tests.support.dask_cluster import local_cluster

BEFORE = 60
MEANWHILE = 60


@pytest.fixture
def settings(backend: BackendUrl, tmp_path: Path) -> Settings:
    url = backend.log_url if backend.kind == "postgres" else None
    return Settings(data_dir=tmp_path / "data", database_url=url)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with local_cluster(workers=2) as running:
        yield running


def work(system: System, clock: StepClock, script: Iterator[CommandEnvelope], stop: threading.Event) -> int:
    done = 0
    for envelope in script:
        send(system, clock, envelope)
        done += 1
        if stop.is_set():
            break
    return done


@pytest.mark.parametrize("help_from", ["processes", "dask"])
def test_rebuilt_while_the_shop_is_at_work(
    settings: Settings, cluster: LocalCluster, tmp_path: Path, help_from: str
) -> None:
    clock, stop, script = StepClock(), threading.Event(), envelopes(0, 1)
    with open_system(settings, clock=clock) as system:
        for envelope in islice(script, BEFORE):
            send(system, clock, envelope)
        system.engine.run_until_caught_up()
        chosen = {"workers": 2} if help_from == "processes" else {"dask": cluster.scheduler_address}
        with (
            crew_of(settings, **chosen) as crew,
            Background(system.engine),
            ThreadPoolExecutor(1) as shop,
        ):
            assert crew is not None
            working = shop.submit(work, system, clock, islice(script, MEANWHILE), stop)
            try:
                reports = system.engine.rebuild_all(system.engine.names, crew=crew)
            finally:
                stop.set()
            working.result()
            assert system.engine.wait_for(system.log.head(), timeout=60)
        assert [(each.name, each.switched, bool(each.difference)) for each in reports] == [
            (name, True, False) for name in system.engine.names
        ]
        assert {line.status for line in system.engine.status()} == {Status.LIVE}
        assert read_model_findings(system, tmp_path / "fresh.db") == []
        for name in system.engine.names:
            system.engine.roll_back(name)
        assert read_model_findings(system, tmp_path / "fresh.db") == [], "what was kept is caught up"


def test_alone_there_is_no_crew(tmp_path: Path) -> None:
    with crew_of(Settings(data_dir=tmp_path)) as crew:
        assert crew is None


def test_mistakes_are_told(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    with pytest.raises(Invalid, match="not 0"), crew_of(settings, workers=0):
        pass
    for address in ("tcp://127.0.0.1:1", "no address at all://"):
        with pytest.raises(NoCluster, match="RUN-DASK-002"), crew_of(settings, dask=address, patience=0.2):
            pass


def test_a_cluster_without_workers(tmp_path: Path) -> None:
    with (
        local_cluster(workers=0) as empty,
        pytest.raises(NoCluster, match="RUN-DASK-003"),
        crew_of(Settings(data_dir=tmp_path), dask=empty.scheduler_address),
    ):
        pass
