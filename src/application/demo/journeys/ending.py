"""How most visits end."""

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.schedule import Journey
from application.demo.steps.checking import do_job
from application.demo.steps.delivering import deliver
from application.demo.steps.settling import settle


def remaining_jobs(case: Case, floor: Floor, done: set[str]) -> Journey:
    """Jobs that were added on the way."""
    while rest := [card for card in case.active_jobs if card.id not in done]:
        yield from do_job(case, floor, rest[0])
        done.add(rest[0].id)


def settle_and_deliver(case: Case) -> Journey:
    yield from settle(case)
    yield from deliver(case)
