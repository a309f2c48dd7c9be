"""Which copies were made under rules that have been changed since."""

from collections.abc import Mapping

from projections.engine.bound import Bound
from projections.engine.copy_rules import digest_at, digest_of
from projections.engine.physical import OTHER_SLOT
from projections.engine.rebuilding.site import Site
from projections.engine.status import Status


def outdated(site: Site) -> list[Bound]:
    """Copies that are read and were made under other rules than those now decided."""
    depending = [each.name for each in site.bounds.projections if each.depends_on_rules]
    if not depending:
        return []
    now = digest_of(site.rules_now())
    read = [site.bounds.at(name, site.reader.standing(name).slot) for name in depending]
    return [copy for copy in read if digest_at(site.reader, copy) != now]


def copies_to_build(site: Site) -> Mapping[str, Bound]:
    """The slots in which copies under the rules now decided are to be made, by name.

    Each is the one beside the copy that was found outdated, not beside whichever is read by the time of building: when
    another process switches in between, its fresh copy is in that slot, is read, and so is safe from being built anew.
    """
    wanted = {}
    for copy in outdated(site):
        name, other = copy.projection.name, site.bounds.at(copy.projection.name, OTHER_SLOT[copy.slot])
        if site.reader.standing(name).status is not Status.PAUSED and not _is_refused(site, other):
            wanted[name] = other
    return wanted


def _is_refused(site: Site, other: Bound) -> bool:
    """Whether somebody has rolled back from this copy although it is made under the rules now decided."""
    found = site.reader.standing_at(other.projection.name, other.slot)
    if found is None or found.status is not Status.KEPT:
        return False
    return digest_at(site.reader, other) == digest_of(site.rules_now())
