"""Time, identity and chance come in with the command; the domain and the projection handlers have none of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.purity import impurities
from tests.architecture.source_tree import SRC, is_pure, pure_files


def test_domain_and_handlers_have_no_clock_no_chance_and_no_io() -> None:
    assert pure_files()
    found = {
        str(path.relative_to(SRC)): impure
        for path in pure_files()
        if (impure := impurities(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        "from datetime import datetime\nx = datetime.now()",
        "from datetime import datetime as dt\nx = dt.utcnow()",
        "import datetime\nx = datetime.datetime.today()",
        "import datetime as d\nx = d.date.today()",
        "from datetime import datetime\nx = field(default_factory=datetime.now)",
        "import time",
        "from time import monotonic",
        "import random",
        "from random import choice",
        "from secrets import token_hex",
        "from uuid import uuid4",
        "import uuid\nx = uuid.uuid4()",
        "import uuid as u\nx = u.uuid1()",
        "from os import urandom",
        "def f():\n    import os.path",
        "x = open('a')",
        "print('a')",
        "from pathlib import Path",
        "import sqlite3",
        "import psycopg",
        "import requests",
        "import socket",
        "from urllib.request import urlopen",
    ],
)
def test_a_planted_impurity_is_found(planted: str) -> None:
    assert impurities(planted) != []


@pytest.mark.parametrize(
    "innocent",
    [
        "from datetime import UTC, date, datetime, time\nx = datetime(2026, 1, 1, tzinfo=UTC)",
        "from uuid import UUID, uuid5\nx = uuid5(UUID(int=0), 'a')",
        "def reopen(order):\n    return order.open(now=order.now)",
        "from zoneinfo import ZoneInfo",
        "from .time import Shift",
    ],
)
def test_what_depends_on_its_arguments_alone_passes(innocent: str) -> None:
    assert impurities(innocent) == []


@pytest.mark.parametrize(
    ("path", "pure"),
    [
        ("domain/money.py", True),
        ("domain/aggregates/work_order/commands.py", True),
        ("projections/dispatch_queue/handlers.py", True),
        ("projections/dispatch_queue/handlers/clock.py", True),
        ("projections/kpi/figures/time/on_time.py", True),
        ("projections/kpi/deriving.py", True),
        ("projections/dispatch_queue/queries.py", False),
        ("projections/engine/runner.py", False),
        ("runtime/settings.py", False),
    ],
)
def test_the_rule_covers_domain_and_handlers(path: str, pure: bool) -> None:
    assert is_pure(Path(path)) is pure
