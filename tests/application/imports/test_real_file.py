"""Complaints as they are published: everything accounted for, nobody's words outside the vault."""

from __future__ import annotations

import csv
import logging
from pathlib import Path

import pytest

from application.imports import Verdict, write_rejections
from domain.aggregates.work_order.events.opening import SymptomRecorded
from projections.dispatch_queue.queries import queue
from tests.application.imports.files import COMPLAINTS, STORE, house

pytestmark = pytest.mark.skipif(not COMPLAINTS.exists(), reason=f"{COMPLAINTS} is not there")


def _rows() -> list[dict[str, str]]:
    with COMPLAINTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_accepted_or_rejected_and_the_cars_stand_in_the_queue(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        results = here.load(COMPLAINTS)
        accepted = [each for each in results if each.verdict is Verdict.ACCEPTED]
        rejected = [each for each in results if each.verdict is Verdict.REJECTED]
        assert len(accepted) + len(rejected) == len(results) == len(_rows())
        assert len(accepted) > 100
        assert all(each.problem and each.problem.code and each.problem.zh for each in rejected)
        here.system.engine.run_until_caught_up()
        waiting = queue(here.system.reader, STORE, here.system.rules(STORE))
        assert len(waiting) == len(accepted)
        assert all(entry.dispatchable for entry in waiting)


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        first = here.load(COMPLAINTS)
        head = here.system.log.head()
        second = here.load(COMPLAINTS)
        assert here.system.log.head() == head
        assert [each.verdict is Verdict.REJECTED for each in first] == [
            each.verdict is Verdict.REJECTED for each in second
        ]
        assert {each.verdict for each in second} == {Verdict.KNOWN, Verdict.REJECTED}


def test_a_dry_run_foretells_the_run_and_writes_nothing(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        foretold = here.load(COMPLAINTS, dry_run=True)
        assert here.system.log.head() == 0
        assert here.system.log.refusals(limit=10) == []
        assert here.load(COMPLAINTS) == foretold


def test_rows_of_one_owner_are_one_visit(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        here.load(COMPLAINTS)
        arrivals = here.system.log.read_all(
            after=0, limit=10_000, type_names=frozenset({"visit.vehicle_arrived"})
        )
        orders = here.system.log.read_all(after=0, limit=10_000, type_names=frozenset({"work_order.opened"}))
        visits = {row["ODINO"] for row in _rows() if len(row["VIN"].strip()) == 11}
        assert len(arrivals) <= len(visits) < len(orders)


def test_the_owners_words_are_in_the_vault_and_nowhere_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with house(tmp_path) as here:
        results = here.load(COMPLAINTS)
        here.system.engine.run_until_caught_up()
        write_rejections(tmp_path / "rejected.csv", results)
        symptoms = here.system.log.read_all(
            after=0, limit=10_000, type_names=frozenset({"work_order.symptom_recorded"})
        )
        kept = here.system.vault.resolve_many(
            recorded.event.statement for recorded in symptoms if isinstance(recorded.event, SymptomRecorded)
        )
    words = [row["CDESCR"].strip() for row in _rows()]
    assert set(kept.values()) <= set(words)
    assert len(set(kept.values())) > 100
    captured = capfd.readouterr()
    told = (caplog.text + captured.out + captured.err).encode()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for said in words:
        for part in (said[:40], said[-40:]):
            assert part.encode() not in written
            assert part.encode() not in told
