"""The process that keeps the read models in step beside a server."""

import os
import signal
from pathlib import Path
from time import monotonic

import pytest
from pydantic import SecretStr

from application.commands import CommandEnvelope, new_stream_id
from domain.actors import Actor, Role
from domain.aggregates.customer.commands import RegisterCustomer
from projections.engine import waiting
from runtime.projector import Projector
from runtime.settings import Settings, settings_from
from runtime.system import System, open_system, utc_now
from tests.support.backends import BackendUrl

LONG = 60.0


def settings_of(backend: BackendUrl, data_dir: Path) -> Settings:
    url = backend.log_url if backend.kind == "postgres" else None
    return settings_from({}, data_dir=data_dir, database_url=url)


def register(system: System, number: int) -> int:
    """A command, and the position of its event."""
    command_id = f"customer-{number:04d}"
    outcome = system.bus.handle(
        CommandEnvelope(
            command_id=command_id,
            actor=Actor(id="A01", role=Role.SERVICE_ADVISOR),
            store="S01",
            stream=new_stream_id("customer", command_id),
            body=RegisterCustomer(name=SecretStr("张三"), phone=SecretStr("13800138000")),
            occurred_at=utc_now(),
        )
    )
    return outcome.position


def test_the_read_models_follow_in_another_process(backend: BackendUrl, tmp_path: Path) -> None:
    settings = settings_of(backend, tmp_path / "data")
    with open_system(settings) as system, Projector(settings, system) as projector:
        assert system.engine.wait_for(register(system, 1), LONG)
        assert projector.alive
        assert projector.process_id != os.getpid()
    assert not projector.alive


def test_whoever_waits_is_woken_by_the_other_process(
    backend: BackendUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(backend, tmp_path / "data")
    with open_system(settings) as system, Projector(settings, system):
        assert system.engine.wait_for(register(system, 1), LONG)
        # nobody looks by himself any more
        monkeypatch.setattr(waiting, "_OTHER_PROCESS_SECONDS", LONG)
        started = monotonic()
        for number in range(2, 6):
            assert system.engine.wait_for(register(system, number), LONG)
        assert monotonic() - started < LONG / 2


def test_a_killed_process_is_replaced_and_goes_on(backend: BackendUrl, tmp_path: Path) -> None:
    settings = settings_of(backend, tmp_path / "data")
    with open_system(settings) as system, Projector(settings, system) as projector:
        assert system.engine.wait_for(register(system, 1), LONG)
        killed = projector.process_id
        assert killed is not None
        os.kill(killed, signal.SIGKILL)
        assert system.engine.wait_for(register(system, 2), LONG)
        assert projector.process_id != killed
        assert all(line.lag == 0 for line in system.engine.status())
