"""A whole day of one store as a table of steps, for a bus or for HTTP: three visits of two cars."""

from dataclasses import dataclass
from datetime import date

from tests.support.scripted_day.step import Script, Step
from tests.support.scripted_day.stories import Arrived, comeback, express_service, growing_repair
from tests.support.scripted_day.workshop import open_the_house

STORE = "S01"
DAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class ScriptedDay:
    steps: tuple[Step, ...]
    express: Arrived
    repair: Arrived
    comeback: Arrived


def scripted_day(*, store: str = STORE, day: date = DAY, prefix: str = "script") -> ScriptedDay:
    """The same arguments give the same steps, ids and times; another ``prefix`` gives another set of ids."""
    script = Script(store=store, day=day, prefix=prefix)
    open_the_house(script)
    express = express_service(script)
    repair = growing_repair(script)
    again = comeback(script, repair)
    return ScriptedDay(tuple(script.steps), express, repair, again)
