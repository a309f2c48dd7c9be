"""A copy follows the log up to a position."""

from collections.abc import Callable

from sqlalchemy import Connection

from domain.errors import AfterSalesError
from projections.engine import lifecycle
from projections.engine.batch import apply, read_batch, store_batch
from projections.engine.bound import Bound
from projections.engine.errors import REPLACED, BuildReplaced
from projections.engine.handling import HandlingFailed
from projections.engine.rebuilding.copies import standing
from projections.engine.rebuilding.plans import plan_of
from projections.engine.rebuilding.site import Site
from projections.engine.status import Standing

Watch = Callable[[Standing], bool]
"""Told the standing after each batch; False stops."""


def catch_up(site: Site, bound: Bound, up_to: int, watch: Watch = lambda _: True) -> bool:
    """Batch by batch; False when stopped. A copy that is built is strict, one that was live parks.

    Raises :class:`BuildFailed`, :class:`BuildReplaced`, OtherLog and what the log raises.
    """
    while True:
        seen = standing(site, bound)
        if seen.position >= up_to:
            return True
        if plan_of(site.reader, bound) is not None:
            # another process has begun it anew and fills it in bulk
            raise BuildReplaced(REPLACED, name=bound.projection.name)
        try:
            batch = read_batch(site.source, bound, seen, site.sizes.batch(seen.status), up_to=up_to)
        except AfterSalesError as error:
            lifecycle.unreadable(site.database, seen, error)
            raise
        if batch is None:
            return True
        try:
            store_batch(site.database, bound, batch, site.on_step)
        except HandlingFailed as failure:
            raise lifecycle.failed(site.database, seen, failure) from failure
        site.on_step("rebuild.7-batch-stored")
        if not watch(standing(site, bound)):
            return False


def catch_up_within(site: Site, connection: Connection, bound: Bound, up_to: int) -> None:
    """The same inside a transaction, for the few events that came in meanwhile. Raises HandlingFailed."""
    while True:
        seen = site.reader.within(connection).standing_at(bound.projection.name, bound.slot)
        if seen is None:
            raise BuildReplaced(REPLACED, name=bound.projection.name)
        if seen.position >= up_to:
            return
        batch = read_batch(site.source, bound, seen, site.sizes.batch(seen.status), up_to=up_to)
        if batch is None:
            return
        if not apply(connection, bound, batch, site.on_step):
            raise BuildReplaced(REPLACED, name=bound.projection.name)
