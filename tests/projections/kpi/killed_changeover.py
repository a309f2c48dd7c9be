"""The figures of a small log under rules that change; work on them that kills its process at a step."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from domain.trade import OrderClass
from projections.engine import Engine, Sizes, open_read_database
from projections.kpi import KPI
from tests.projections.kpi.histories import Car, history_of
from tests.projections.kpi.reading import other_rules
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.list_source import ListSource

SIZES = Sizes(live=3, building=7, part=15, chunk=5)
_CAME_BACK = Car(
    day=0,
    hour=1,
    order_class=OrderClass.REPAIR,
    symptoms=1,
    hours=2,
    steps=7,
    cancelled=False,
    fails=True,
    waits=True,
    promise_moves=True,
    reversed_after=None,
    back_after=5,
)
_WAS_SERVICED = Car(
    day=3,
    hour=2,
    order_class=OrderClass.MAINTENANCE,
    symptoms=0,
    hours=1,
    steps=6,
    cancelled=False,
    fails=False,
    waits=False,
    promise_moves=False,
    reversed_after=None,
    back_after=None,
)
EVENTS = history_of([_CAME_BACK, _WAS_SERVICED])
EARLY, LATE = EVENTS[:40], EVENTS[40:]
# the cars come, and are done, on another business day under each of them
RULES = {
    "first": SHIPPED_TIMETABLE,
    "second": other_rules({"calendar": {"business_day_begins": "09:00:00"}}),
    "third": other_rules({"calendar": {"business_day_begins": "12:00:00"}}),
}
BATCHES_BEFORE = 2


def change_over(url: str, deadly: str, times: int) -> None:
    """Live under the first rules, rebuilt under the second while events come in; then the former copy is dropped."""
    source, database = ListSource(EARLY), open_read_database(url)
    live = Engine([KPI], source, database, sizes=SIZES, rules=lambda: RULES["first"])
    live.run_until_caught_up()
    coming, dies = iter(LATE), _death_at(deadly, times)

    def on_step(step: str) -> None:
        dies(step)
        if (
            step in ("rebuild.4-chunk-stored", "rebuild.7-batch-stored")
            and (recorded := next(coming, None)) is not None
        ):
            source.append(recorded)
            live.step()

    engine = Engine([KPI], source, database, on_step=on_step, sizes=SIZES, rules=lambda: RULES["second"])
    engine.rebuild(KPI.name)
    engine.drop_old(KPI.name)


def follow(url: str, life: str, deadly: str) -> None:
    """Under the first rules, in small batches, after some of which the rules are changed."""
    source, database = ListSource(() if life == "live" else EARLY), open_read_database(url)
    first = Engine([KPI], source, database, rules=lambda: RULES["first"])
    if life == "live":
        first.run_until_caught_up()
        source.append(*EARLY)
    dies = _death_at(deadly, BATCHES_BEFORE + 1)
    engine = Engine([KPI], source, database, on_step=dies, rules=lambda: RULES["second"])
    while True:
        engine.step(limit=5)


def _death_at(deadly: str, times: int) -> Callable[[str], None]:
    """Kills this process when the step is reached for so many times."""
    reached = 0

    def on_step(step: str) -> None:
        nonlocal reached
        reached += step == deadly
        if reached == times:
            os.kill(os.getpid(), signal.SIGKILL)

    return on_step
