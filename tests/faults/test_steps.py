"""Killed at each numbered step of an append and of a projection, in the middle of the work, on each storage engine."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from application.event_log.storage import STEPS as APPEND_STEPS
from runtime.settings import Settings
from tests.application.event_log import raw
from tests.faults.acknowledged import read
from tests.faults.findings import backend_of
from tests.faults.lives import await_death, await_end, start
from tests.faults.places import assert_nothing_is_lost_or_half_done
from tests.faults.script import envelopes
from tests.faults.worker import Life

PROJECT_STEPS = (
    "project.1-read",
    "project.2-handled",
    "project.3-rows-written",
    "project.4-before-commit",
    "project.5-after-commit",
)
ON_EACH_ENGINE = [("sqlite", step) for step in APPEND_STEPS] + [
    # PostgreSQL appends in one round trip: there is nothing between before and after
    ("postgres", APPEND_STEPS[0]),
    ("postgres", APPEND_STEPS[-1]),
]
COMMANDS = {
    "with personal data": "customer.register_customer",
    "of two streams": "visit.record_arrival",
    "of three streams": "work_order.dispatch_job",
}
COMMANDS_AFTERWARDS = 30


def ordinal(command: str) -> int:
    """The how-manieth command of the script it is, from 1."""
    names = [envelope.body.type_name for envelope in islice(envelopes(0, 1), 200)]
    return names.index(command) + 1


def die_at(step: str, times: int, settings: Settings, notebook: Path) -> Life:
    """A life that ended at the step; returned is the one to follow."""
    life = Life(settings.model_copy(update={"fault": f"{step}*{times}"}), 0, 1, notebook)
    await_death(start(life), life)
    return replace(life, settings=settings, until=len(read(notebook)) + COMMANDS_AFTERWARDS)


def go_on(life: Life) -> None:
    await_end(start(life), life)
    acknowledged = read(life.notebook)
    assert len(acknowledged) == life.until
    assert_nothing_is_lost_or_half_done(life.settings, acknowledged)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(("backend", "step"), ON_EACH_ENGINE, indirect=["backend"])
def test_killed_at_a_step_of_append(settings: Settings, tmp_path: Path, step: str, command: str) -> None:
    deadly = ordinal(command)
    next_life = die_at(step, deadly, settings, tmp_path / "client.notes")
    acknowledged = read(next_life.notebook)
    assert len(acknowledged) == deadly - 1
    assert_nothing_is_lost_or_half_done(settings, acknowledged)
    stored = deadly if step == APPEND_STEPS[-1] else deadly - 1
    assert raw.counts(backend_of(settings))["command_receipt"] == stored
    go_on(next_life)


@pytest.mark.parametrize("step", PROJECT_STEPS)
def test_killed_at_a_step_of_a_projection(settings: Settings, tmp_path: Path, step: str) -> None:
    next_life = die_at(step, 40, settings, tmp_path / "client.notes")
    acknowledged = read(next_life.notebook)
    assert acknowledged
    assert_nothing_is_lost_or_half_done(settings, acknowledged)
    go_on(next_life)
