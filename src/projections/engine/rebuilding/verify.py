"""Is what is read what the log says?"""

from collections.abc import Callable

from projections.engine.copy_rules import digest_at, rules_at
from projections.engine.errors import WRONG_STATUS, BuildReplaced, WrongStatus
from projections.engine.physical import SCRATCH_SLOT
from projections.engine.rebuilding.compare import compare_damaged
from projections.engine.rebuilding.copies import begin_anew, drop
from projections.engine.rebuilding.crew import Crew
from projections.engine.rebuilding.fill import fill
from projections.engine.rebuilding.filling import Filling
from projections.engine.rebuilding.rebuild import plan
from projections.engine.rebuilding.reports import VerifyReport
from projections.engine.rebuilding.site import Site
from projections.engine.status import Phase, Progress


def verify(site: Site, name: str, crew: Crew, on_progress: Callable[[Progress], None]) -> VerifyReport:
    """See :meth:`Engine.verify`."""
    report = None
    while report is None:
        report = _verified(site, name, crew, on_progress)
    return report


def _verified(
    site: Site, name: str, crew: Crew, on_progress: Callable[[Progress], None]
) -> VerifyReport | None:
    """None when meanwhile a copy under other rules has come to be read: the two are not alike then."""
    read = site.reader.standing(name)
    if not read.was_live:
        raise WrongStatus(WRONG_STATUS, name=name, status=read.status.value, action="verify")
    scratch = site.bounds.at(name, SCRATCH_SLOT)

    def watch(filling: Filling) -> bool:
        on_progress(Progress(name, filling.position, read.position, filling.handled, Phase.FILLING))
        return True

    until = min(read.position, site.source.head())
    of_read = rules_at(site.reader, site.bounds.at(name, read.slot))
    digest = digest_at(site.reader, site.bounds.at(name, read.slot))
    begin_anew(site, scratch, plan(site, scratch, until, crew.workers), lambda: of_read or site.rules_now())
    try:
        for failed in fill(site, [scratch], crew, watch).values():
            raise failed
        difference = compare_damaged(site, scratch)
        now_read = site.bounds.at(name, site.reader.standing(name).slot)
        alike = digest_at(site.reader, now_read) == digest
    except BuildReplaced:
        raise  # the copy there now is somebody else's
    except BaseException:
        drop(site, scratch)
        raise
    drop(site, scratch)
    return VerifyReport(name, read.version, difference) if alike else None
