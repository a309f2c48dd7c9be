"""The same day through the API on SQLite and on PostgreSQL: the same log, the same read models, row for row."""

from __future__ import annotations

from pathlib import Path

from domain.envelope import Recorded
from domain.event import Event
from projections.catalogue import PROJECTIONS
from tests.support.backends import BackendUrl, postgres_backend, sqlite_backend
from tests.support.door import Door
from tests.support.projection_kit import Shown, shown
from tests.support.scripted_day import DAY, STORE, scripted_day
from tests.support.scripted_day.parts_counter import parts_day
from tests.support.scripted_day.people import MANAGER

Lived = tuple[list[str], list[str], list[Recorded[Event]], dict[str, Shown], dict[str, str]]


def _live(directory: Path, backend: BackendUrl) -> Lived:
    """What commands answered, what queries show, log, rows and digests after the day."""
    with Door(directory, backend) as door:
        answers = [answer.text for answer in door.play((*scripted_day().steps, *parts_day(STORE, DAY)))]
        door.catch_up()
        day = scripted_day()
        paths = [f"{path}?limit=200&from={DAY}&to={DAY}" for path in door.listings()]
        paths += [
            f"/v1/work-orders/{order}{part}"
            for order in (day.express.order, day.repair.order, day.comeback.order)
            for part in ("", "/history", "/replay", "/comebacks")
        ]
        shows = [
            f"{path} {(answer := door.get(path, by=MANAGER)).status_code} {answer.text}" for path in paths
        ]
        assert all(" 200 {" in show for show in shows)
        engine = door.system.engine
        return (
            answers,
            shows,
            door.system.log.read_all(after=0, limit=100_000),
            {projection.name: shown(engine, projection) for projection in PROJECTIONS},
            {projection.name: engine.digest(projection.name) for projection in PROJECTIONS},
        )


def test_one_day_two_backends(tmp_path: Path, postgres_url: str) -> None:
    on_sqlite = _live(tmp_path / "sqlite", sqlite_backend(tmp_path))
    on_postgres = _live(tmp_path / "postgres", postgres_backend(postgres_url))
    for here, there in zip(on_sqlite, on_postgres, strict=True):
        assert here == there
    _, _, log, rows, _ = on_sqlite
    assert len(log) > 150
    for projection in PROJECTIONS:
        assert any(rows[projection.name].values()), f"{projection.name} shows nothing: it proves nothing"
