"""Copies filled in bulk: workers fold parts of the log, and what they bring is stored as it comes."""

from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from projections.engine import lifecycle
from projections.engine.bound import Bound
from projections.engine.checkpoint import claim, forget_details, lock, start_over
from projections.engine.copy_rules import digest_at, rules_at
from projections.engine.dbapi import REJECTIONS
from projections.engine.errors import REPLACED, BuildFailed, BuildReplaced
from projections.engine.handling import HandlingFailed
from projections.engine.rebuilding.bulk import add_keys, load
from projections.engine.rebuilding.copies import standing
from projections.engine.rebuilding.crew import Crew
from projections.engine.rebuilding.filling import Filling, units
from projections.engine.rebuilding.fold import fold_unit, no_collection
from projections.engine.rebuilding.plans import chunks, claim_chunk, complete_part, parts_of, plan_of
from projections.engine.rebuilding.site import Site
from projections.engine.rebuilding.units import Folded, Unit, UnitResult
from projections.engine.status import Status

_REFUSALS = (*REJECTIONS, IntegrityError, DataError)


def fill(
    site: Site, copies: Sequence[Bound], crew: Crew, watch: Callable[[Filling], bool]
) -> Mapping[str, BuildFailed]:
    """Copies that failed, by name; nothing is done to those that have no plan.

    ``watch`` is told at first and after each part of each copy; when it says False, no more parts are begun.
    """
    fillings: dict[str, Filling] = {}
    for bound in copies:
        if (filling := _begun(site, bound)) is not None:
            fillings[bound.projection.name] = filling
    wanted = [watch(each) for each in fillings.values()]
    work = _done(site, fillings, crew)
    # what was folded without a collection is all new to the first one after it, and gone when it is stored
    with no_collection():
        while all(wanted) and (done := next(work, None)) is not None:
            unit, result = done
            wanted = [_store(site, fillings[name], unit, result, watch) for name in unit.names]
            del result, done
        work.close()
    for each in fillings.values():
        if not each.left and each.goes_on:
            _finish(site, each)
    return {name: each.failed for name, each in fillings.items() if each.failed is not None}


def _begun(site: Site, bound: Bound) -> Filling | None:
    with site.reader.snapshot() as reading:
        if (plan := plan_of(reading, bound)) is None:
            return None
        parts = parts_of(reading, bound)
        left = {part.number for part in parts if not part.complete}
        handled = sum(part.handled for part in parts)
        return Filling(bound, plan, left, handled, rules_at(reading, bound), digest_at(reading, bound))


def _is_this_one(site: Site, connection: Connection, filling: Filling) -> bool:
    """Whether the copy in the slot is still to be filled as was planned here; False when another process has done so.

    Asked after the transaction has locked something of the copy. Raises :class:`BuildReplaced` when it is another copy:
    made under other rules, or of more of the log, its rows are not these.
    """
    reading = site.reader.within(connection)
    plan = plan_of(reading, filling.bound)
    if plan is not None and (plan, digest_at(reading, filling.bound)) != (filling.plan, filling.digest):
        raise BuildReplaced(REPLACED, name=filling.bound.projection.name)
    return plan is not None


def _done(
    site: Site, fillings: Mapping[str, Filling], crew: Crew
) -> Generator[tuple[Unit, UnitResult], None, None]:
    """Units as they are done. No more are handed out than there are workers, and one that waits: results are large."""
    waiting: dict[Future[UnitResult], Unit] = {}
    most = crew.workers + (crew.workers > 1)
    todo = units(fillings.values(), site.source, site.sizes.building)
    try:
        while True:
            while len(waiting) < most and (unit := next(todo, None)) is not None:
                waiting[crew.executor.submit(fold_unit, crew.workplace, unit)] = unit
            if not waiting:
                return
            done = wait(waiting, return_when=FIRST_COMPLETED).done
            while done:
                future = done.pop()
                unit = waiting.pop(future)
                yield unit, future.result()
                # it holds its result, which is stored now: kept, there would be two while the next one is made
                del future
    finally:
        for future in waiting:
            future.cancel()


def _store(
    site: Site, filling: Filling, unit: Unit, result: UnitResult, watch: Callable[[Filling], bool]
) -> bool:
    """Whether to go on."""
    site.on_step("rebuild.2-part-folded")
    if filling.goes_on and not _has_failed(site, filling, result):
        folded = result.folded[filling.bound.projection.name]
        if folded.underivable:
            _without_bulk(site, filling)
            return watch(filling)
        try:
            _load(site, filling, unit.part, folded)
        except _REFUSALS:
            _without_bulk(site, filling)
    return watch(filling)


def _has_failed(site: Site, filling: Filling, result: UnitResult) -> bool:
    seen = standing(site, filling.bound)
    if (unreadable := result.unreadable.get(seen.name)) is not None:
        lifecycle.note(site.database, seen, Status.FAILED, unreadable)
        filling.failed = lifecycle.build_failed(seen.name, seen.position, unreadable)
    elif failures := result.folded[seen.name].failures:
        filling.failed = lifecycle.failed(site.database, seen, HandlingFailed(failures))
    return filling.failed is not None


def _load(site: Site, filling: Filling, part: int, folded: Folded) -> None:
    bound, stored = filling.bound, 0
    for sql, records in chunks(bound.tables, folded.tables, filling.plan.chunk):
        with site.database.writer.begin() as connection:
            claimed = claim_chunk(connection, bound, part, stored)
            if claimed and _is_this_one(site, connection, filling):
                load(connection, sql, records)
                site.on_step("rebuild.3-before-chunk")
        stored += 1
        site.on_step("rebuild.4-chunk-stored")
    with site.database.writer.begin() as connection:
        complete = complete_part(connection, bound, part, stored, folded.handled)
        if _is_this_one(site, connection, filling) and not complete:
            raise BuildReplaced(REPLACED, name=bound.projection.name)
    filling.left.discard(part)
    filling.handled += folded.handled


def _finish(site: Site, filling: Filling) -> None:
    """Keys and indexes, each table by itself; then the copy stands where the plan wanted it."""
    bound = filling.bound
    seen = standing(site, bound)
    try:
        for sql in bound.tables:
            with site.database.writer.begin() as connection:
                add_keys(connection, sql)
            site.on_step("rebuild.5-indexed")
    except _REFUSALS:
        return _without_bulk(site, filling)
    with site.database.writer.begin() as connection:
        lock(connection, bound)
        if _is_this_one(site, connection, filling):
            parts = parts_of(site.reader.within(connection), bound)
            handled = sum(part.handled for part in parts)
            if not (
                all(part.complete for part in parts)
                and claim(connection, seen, to=filling.plan.until, taken=handled, status=Status.BUILDING)
            ):
                raise BuildReplaced(REPLACED, name=bound.projection.name)
            forget_details(connection, bound)
    site.on_step("rebuild.6-filled")
    return None


def _without_bulk(site: Site, filling: Filling) -> None:
    """The rows are not to be had. Built batch by batch instead, the event that leads there will be found."""
    with site.database.writer.begin() as connection:
        lock(connection, filling.bound)
        if _is_this_one(site, connection, filling):
            start_over(connection, filling.bound, Status.BUILDING)
    filling.refused = True
