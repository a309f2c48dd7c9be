"""What several definitions need alike."""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import MICROSECONDS, Job, Line, Posting, VisitCase
from projections.kpi.definition import Parts
from projections.kpi.entry import Verdict
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Dimension

By = dict[Dimension, str]
VisitMeasure = Callable[[VisitCase, CaseRules], Parts]


def found_once(measure: VisitMeasure) -> VisitMeasure:
    """For what several figures bring alike: it is made for the first of them."""

    @wraps(measure)
    def remembering(case: VisitCase, rules: CaseRules) -> Parts:
        found = case.shared.get((measure, rules))
        if found is None:
            found = case.shared[measure, rules] = tuple(measure(case, rules))
        return iter(found)

    return remembering


def length(from_ms: int, to_ms: int) -> int:
    """Microseconds; none where what comes second was recorded for an earlier moment."""
    return max(0, to_ms - from_ms) * MICROSECONDS


def amounts_by_payer(
    posting: Posting, family: KpiFamily, rules: CaseRules, wanted: Callable[[Line], bool]
) -> Iterator[tuple[Verdict, str, int]]:
    """Net fen of the wanted lines by payer, with the verdict on the order. Payers in order of their names."""
    sums: dict[str, int] = {}
    for line in posting.bill.lines:
        if wanted(line):
            for payer, fen in line.shares:
                sums[payer] = sums.get(payer, 0) + posting.sign * fen
    if sums:
        verdict = order_verdict(posting.order, family, rules.at(posting.at_ms))
        yield from ((verdict, payer, fen) for payer, fen in sorted(sums.items()))


def lead_technician(job: Job) -> str | None:
    """Who has the largest agreed share of the job; of equals the first by name."""
    return min(job.crew, key=lambda who: (-job.crew[who], who), default=None)


def divided(fen: int, shares: Mapping[str, int]) -> dict[str, int]:
    """An amount in whole fen by shares, exactly: what is left over goes to the largest remainders, then by name."""
    whole, amount = sum(shares.values()), abs(fen)
    parts = {name: amount * share // whole for name, share in shares.items()}
    by_remainder = sorted(shares, key=lambda name: (-(amount * shares[name] % whole), name))
    for name in by_remainder[: amount - sum(parts.values())]:
        parts[name] += 1
    return parts if fen >= 0 else {name: -part for name, part in parts.items()}
