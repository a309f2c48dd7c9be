"""From one copy to the other, in one transaction."""

from sqlalchemy import bindparam, update

from projections.engine import lifecycle
from projections.engine.bound import Bound
from projections.engine.checkpoint import identity, is_named, lock
from projections.engine.control import CHECKPOINT, SERVING, SWITCHES
from projections.engine.errors import REPLACED, BuildReplaced
from projections.engine.handling import REFUSALS, HandlingFailed
from projections.engine.rebuilding.catch_up import catch_up, catch_up_within
from projections.engine.rebuilding.copies import standing
from projections.engine.rebuilding.plans import plan_of
from projections.engine.rebuilding.site import Site
from projections.engine.setup import retire_others
from projections.engine.status import Standing, Status

_POINT = update(SERVING).where(is_named(SERVING)).values(slot=bindparam("to_slot"))
_KEEP = update(CHECKPOINT).where(is_named()).values(status=Status.KEPT)
_TAKE = (
    update(CHECKPOINT)
    .where(is_named(), CHECKPOINT.c.status == bindparam("from_status"))
    .values(status=Status.LIVE, was_live=True, error=None)
)
_COUNT = update(SWITCHES).values(number=SWITCHES.c.number + 1)


def switch(site: Site, to: Bound) -> Standing:
    """Queries read the copy ``to`` from here on, at least at the position where the other one was.

    The other one is kept as it is. Answers where it stood. Raises BuildFailed, BuildReplaced.
    """
    try:
        return _switch(site, to)
    except REFUSALS:
        # rows that the database refuses: catching up outside finds out of which event they are
        catch_up(site, to, site.reader.standing(to.projection.name).position)
        return _switch(site, to)


def _switch(site: Site, to: Bound) -> Standing:
    name = to.projection.name
    seen = standing(site, to)
    try:
        with site.database.writer.begin() as connection:
            reading = site.reader.within(connection)
            left = reading.standing(name)
            lock(connection, left)  # no batch moves it any further
            left = reading.standing(name)
            if plan_of(reading, to) is not None:
                raise BuildReplaced(REPLACED, name=name)
            catch_up_within(site, connection, to, left.position)
            pointer = connection.execute(_POINT, {**identity(left), "to_slot": to.slot})
            connection.execute(_KEEP, identity(left))
            taken = connection.execute(_TAKE, {**identity(to), "from_status": seen.status})
            if pointer.rowcount + taken.rowcount != 2:
                raise BuildReplaced(REPLACED, name=name)
            connection.execute(_COUNT)
            retire_others(connection, to)
            site.on_step("rebuild.10-before-switch")
    except HandlingFailed as failure:
        raise lifecycle.failed(site.database, seen, failure) from failure
    site.on_step("rebuild.11-switched")
    return left
