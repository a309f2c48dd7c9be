"""Hours sold with finished jobs, by technician."""

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import HUNDREDTH_OF_AN_HOUR, Order, VisitCase
from projections.kpi.definition import Parts
from projections.kpi.entry import Part, Verdict
from projections.kpi.figures.common import found_once
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Dimension

_WHOLE_SHARE = 10_000


@found_once
def hours_sold(case: VisitCase, rules: CaseRules) -> Parts:
    """On the day the job was finished, by the crew's agreed shares: microseconds in the numerator."""
    for order in case.orders:
        for job in order.live_jobs:
            finished = job.at("finished_ms")
            if finished is not None and job.crew:
                verdict = _verdict(order, finished, rules)
                for technician, share in job.crew.items():
                    sold = share * job.sold_hours * HUNDREDTH_OF_AN_HOUR // _WHOLE_SHARE
                    by = {Dimension.TECHNICIAN: technician}
                    yield Part(rules.day(finished), job.subject, verdict, sold, 0, by)


def _verdict(order: Order, finished: int, rules: CaseRules) -> Verdict:
    """Work that is not sold, such as a rework, is clocked all the same: it is part of the efficiency."""
    at = rules.at(finished)
    efficiency = order_verdict(order, KpiFamily.EFFICIENCY, at)
    return order_verdict(order, KpiFamily.HOURS_SOLD, at) if efficiency.counted else efficiency
