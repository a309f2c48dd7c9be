"""V09: what was settled for labour, down to the technician who did it."""

from collections.abc import Iterator

from domain.rules.kpi import KpiFamily
from domain.trade import CostClass
from projections.kpi.cases import Job, Posting, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.common import By, divided
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for posting in case.postings:
        verdict = order_verdict(posting.order, KpiFamily.REVENUE, rules.at(posting.at_ms))
        day, place = rules.day(posting.at_ms), posting.order.place
        for (job, payer), fen in sorted(_amounts(posting).items()):
            done = posting.order.job(job)
            subject = done.subject if done else posting.order.order
            for by, share in _shares(done, fen):
                yield Part(
                    day, subject, verdict, posting.sign * share, 0, {**place, Dimension.PAYER: payer, **by}
                )


def _amounts(posting: Posting) -> dict[tuple[str, str], int]:
    """Net fen of the labour lines by job and payer; lines that belong to no job stand under ``""``."""
    sums: dict[tuple[str, str], int] = {}
    for line in posting.bill.lines:
        if line.cost_class == CostClass.LABOUR:
            for payer, fen in line.shares:
                key = line.job or "", payer
                sums[key] = sums.get(key, 0) + fen
    return sums


def _shares(job: Job | None, fen: int) -> Iterator[tuple[By, int]]:
    """Among the crew as agreed; whole where nobody was given the job."""
    trade = {Dimension.TRADE: job.text("trade")} if job else {}
    if job is None or not job.crew:
        yield trade, fen
    else:
        for technician, share in sorted(divided(fen, job.crew).items()):
            yield {**trade, Dimension.TECHNICIAN: technician}, share


V09 = Kpi(
    id="V09",
    zh="工时产值",
    en="Labour revenue",
    formula_zh="期间内结算的工时费合计(含税,折后);多人作业按约定比例分摊到技师;冲红记入冲红当期",
    formula_en="Labour settled in the period, tax included, net of discount; divided among the technicians of a job"
    " by their agreed shares; a reversal counts in its own period",
    unit=Unit.YUAN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.SUM,
    dimensions=(
        Dimension.ADVISOR,
        Dimension.ORDER_CLASS,
        Dimension.PAYER,
        Dimension.TRADE,
        Dimension.TECHNICIAN,
    ),
    visit=_measure,
)
