"""All read models together."""

from __future__ import annotations

from projections.catalogue import PROJECTIONS
from projections.engine import Engine, open_read_database
from tests.projections.histories import a_day
from tests.support.backends import BackendUrl
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.list_source import ListSource


def test_all_read_models_live_side_by_side_in_one_database(backend: BackendUrl) -> None:
    database = open_read_database(backend.read_url)
    try:
        engine = Engine(PROJECTIONS, ListSource(a_day()), database, rules=lambda: SHIPPED_TIMETABLE)
        engine.run_until_caught_up()
        assert [(each.name, each.lag, each.parked) for each in engine.status()] == [
            (projection.name, 0, 0) for projection in PROJECTIONS
        ]
    finally:
        database.close()


def test_every_row_of_a_read_model_knows_its_store() -> None:
    without = [
        (projection.name, table.name)
        for projection in PROJECTIONS
        for table in projection.tables
        if "store" not in table.c or table.c.store.nullable
    ]
    assert without == []
