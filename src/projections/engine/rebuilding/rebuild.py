"""A whole rebuild, and the way back."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from projections.engine.bound import Bound
from projections.engine.errors import NOT_KEPT, BuildFailed, NotKept
from projections.engine.physical import OTHER_SLOT
from projections.engine.rebuilding.catch_up import catch_up
from projections.engine.rebuilding.compare import compare_damaged
from projections.engine.rebuilding.copies import begin, drop, standing
from projections.engine.rebuilding.crew import Crew
from projections.engine.rebuilding.difference import Difference
from projections.engine.rebuilding.fill import fill
from projections.engine.rebuilding.filling import Filling
from projections.engine.rebuilding.plans import Plan, plan_of
from projections.engine.rebuilding.reports import RebuildReport
from projections.engine.rebuilding.site import Site
from projections.engine.rebuilding.switch import switch
from projections.engine.sharding import ShardBy
from projections.engine.status import Phase, Progress, Standing, Status

_logger = logging.getLogger(__name__)

Accept = Callable[[str, Difference], bool]
"""Shown, by name, what would change; False leaves everything as it is, with the built copy beside it."""


@dataclass(frozen=True)
class Orders:
    """How a rebuild is to be done. Whoever sets ``stop`` stops it between two parts or batches."""

    crew: Crew
    on_progress: Callable[[Progress], None]
    stop: threading.Event
    accept: Accept


def rebuild(site: Site, fresh: Mapping[str, Bound], orders: Orders) -> list[RebuildReport]:
    """See :meth:`Engine.rebuild_all`; ``fresh`` are the copies to build, by name."""
    until = min((_compared_at(site, name) for name in fresh), default=0)
    for bound in fresh.values():
        begin(site, bound, plan(site, bound, until, orders.crew.workers))

    def watch(filling: Filling) -> bool:
        name, head = filling.bound.projection.name, site.source.head()
        orders.on_progress(Progress(name, filling.position, head, filling.handled, Phase.FILLING))
        return not orders.stop.is_set()

    failed = fill(site, tuple(fresh.values()), orders.crew, watch)
    return [_complete(site, bound, orders, failed.get(name)) for name, bound in fresh.items()]


def plan(site: Site, bound: Bound, until: int, workers: int) -> Plan:
    """Every worker shall have something to do, and no part more than fits into memory."""
    parts = 1 if bound.projection.shard_by is ShardBy.NOTHING else max(workers, -(-until // site.sizes.part))
    return Plan(until=until, parts=parts, chunk=site.sizes.chunk)


def _complete(site: Site, fresh: Bound, orders: Orders, failed: BuildFailed | None) -> RebuildReport:
    """What becomes of a copy after it was filled; nothing else fails with it."""
    if failed is None:
        try:
            return _follow_and_switch(site, fresh, orders)
        except BuildFailed as error:
            failed = error
    read = site.reader.standing(fresh.projection.name)
    return RebuildReport(read.name, read.version, read.position, read.handled, switched=False, failed=failed)


def _follow_and_switch(site: Site, fresh: Bound, orders: Orders) -> RebuildReport:
    name = fresh.projection.name

    def watch(seen: Standing) -> bool:
        orders.on_progress(Progress(name, seen.position, site.source.head(), seen.handled, Phase.CATCHING_UP))
        return not orders.stop.is_set()

    if plan_of(site.reader, fresh) is not None:
        return _unfinished(site, fresh, None)
    read = site.reader.standing(name)
    # the two are compared where the read copy is, so the fresh one goes no further before that
    if not catch_up(site, fresh, _compared_at(site, name), watch):
        return _unfinished(site, fresh, None)
    site.on_step("rebuild.8-caught-up")
    difference = _shown(site, fresh) if read.was_live else None
    if difference is not None and not orders.accept(name, difference):
        return _unfinished(site, fresh, difference)
    if not catch_up(site, fresh, site.source.head(), watch):
        return _unfinished(site, fresh, difference)
    left = switch(site, fresh)
    if not left.was_live:
        drop(site, site.bounds.at(name, left.slot))
    now = site.reader.standing(name)
    orders.on_progress(Progress(name, now.position, site.source.head(), now.handled, Phase.SWITCHED))
    return RebuildReport(name, now.version, now.position, now.handled, switched=True, difference=difference)


def _compared_at(site: Site, name: str) -> int:
    read, head = site.reader.standing(name), site.source.head()
    return min(read.position, head) if read.was_live else head


def _shown(site: Site, fresh: Bound) -> Difference:
    difference = compare_damaged(site, fresh)
    site.on_step("rebuild.9-compared")
    if difference and not fresh.projection.depends_on_rules:
        _logger.warning(
            "the rebuilt %s differs from the one that is read: %s", fresh.projection.name, difference
        )
    return difference


def roll_back(site: Site, name: str) -> None:
    """See :meth:`Engine.roll_back`."""
    former = other_copy(site, name)
    kept = site.reader.standing_at(name, former.slot)
    if kept is None or kept.status is not Status.KEPT or not kept.was_live:
        raise NotKept(NOT_KEPT, name=name)
    catch_up(site, former, site.reader.standing(name).position)
    switch(site, former)


def other_copy(site: Site, name: str) -> Bound:
    """The one that is not read."""
    return site.bounds.at(name, OTHER_SLOT[site.reader.standing(name).slot])


def _unfinished(site: Site, fresh: Bound, difference: Difference | None) -> RebuildReport:
    seen = standing(site, fresh)
    return RebuildReport(
        seen.name, seen.version, seen.position, seen.handled, switched=False, difference=difference
    )
