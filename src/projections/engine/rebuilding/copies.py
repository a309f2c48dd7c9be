"""A copy begins, and a copy goes."""

from projections.engine.bound import Bound
from projections.engine.checkpoint import lock
from projections.engine.copy_rules import RulesNow, digest_at, digest_of, write_rules
from projections.engine.errors import REPLACED, BuildReplaced
from projections.engine.rebuilding.bulk import create_bare
from projections.engine.rebuilding.cut import CUT
from projections.engine.rebuilding.grace import await_readers
from projections.engine.rebuilding.plans import Plan, plan_of, write_plan
from projections.engine.rebuilding.site import Site
from projections.engine.setup import add_checkpoint, forget
from projections.engine.status import Standing, Status


def begin(site: Site, bound: Bound, plan: Plan) -> None:
    """A build that was stopped or killed goes on; anything else in the slot gives way to a new one of this plan.

    A build that failed does not go on: its rows were made by code that has been changed since. Nor does one under rules
    that have been changed since, nor one whose parts were cut in another way. Raises StillRead.
    """
    found = site.reader.standing_at(bound.projection.name, bound.slot)
    goes_on = found is not None and found.status is Status.BUILDING and found.position <= site.source.head()
    if not (goes_on and _of_these_rules(site, bound) and _of_this_cut(site, bound)):
        begin_anew(site, bound, plan, site.rules_now)


def _of_these_rules(site: Site, bound: Bound) -> bool:
    if not bound.projection.depends_on_rules:
        return True
    return digest_at(site.reader, bound) == digest_of(site.rules_now())


def _of_this_cut(site: Site, bound: Bound) -> bool:
    plan = plan_of(site.reader, bound)
    return plan is None or plan.cut == CUT


def begin_anew(site: Site, bound: Bound, plan: Plan, rules_now: RulesNow) -> None:
    """Whatever is in the slot gives way, unless somebody else has just begun it. Raises StillRead."""
    drop(site, bound)
    with site.database.writer.begin() as connection:
        # on PostgreSQL two beginners meet here, and the second one finds what the first one made
        lock(
            connection,
            site.bounds.at(bound.projection.name, site.reader.standing(bound.projection.name).slot),
        )
        if site.reader.within(connection).standing_at(bound.projection.name, bound.slot) is None:
            add_checkpoint(connection, bound, Status.BUILDING)
            write_rules(connection, bound, rules_now)
            create_bare(connection, bound)
            write_plan(connection, bound, plan)
    site.on_step("rebuild.1-begun")


def drop(site: Site, bound: Bound) -> bool:
    """False when there is no such copy, or when it is the one that is read. Raises StillRead."""
    found = site.reader.standing_at(bound.projection.name, bound.slot)
    if found is None:
        return False
    if found.was_live:
        await_readers(site.database, bound.projection.name)
    with site.database.writer.begin() as connection:
        lock(connection, bound)
        found = site.reader.within(connection).standing_at(bound.projection.name, bound.slot)
        if found is None or found.serving:
            return False
        forget(connection, bound)
        site.on_step("rebuild.12-before-drop")
    site.on_step("rebuild.13-dropped")
    return True


def standing(site: Site, bound: Bound) -> Standing:
    """Of a copy that is being built or kept; raises :class:`BuildReplaced` when it no longer is."""
    found = site.reader.standing_at(bound.projection.name, bound.slot)
    if found is None or found.serving or found.status not in (Status.BUILDING, Status.KEPT):
        raise BuildReplaced(REPLACED, name=bound.projection.name)
    return found
