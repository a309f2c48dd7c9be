"""Where the system of a fault test lives, and how to be alone with what dead processes left."""

from __future__ import annotations

from collections.abc import Mapping

import psycopg

from runtime.settings import Settings
from runtime.system import open_system
from tests.faults.acknowledged import Acknowledged
from tests.faults.findings import findings, read_model_findings


def assert_nothing_is_lost_or_half_done(settings: Settings, acknowledged: Mapping[str, Acknowledged]) -> None:
    """Restart after a fault and look at everything."""
    _end_orphans(settings)
    with open_system(settings) as system:
        assert findings(system, acknowledged) == []
        assert read_model_findings(system, settings.data_dir / "fresh.db") == []


def _end_orphans(settings: Settings) -> None:
    """A killed client's statement may still run on the server: wait until it is through or cut off."""
    if settings.database_url is None:
        return
    with psycopg.connect(settings.database_url, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
