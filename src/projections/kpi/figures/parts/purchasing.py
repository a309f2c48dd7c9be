"""Lines of parts orders that were issued."""

from collections.abc import Iterator

from projections.kpi.entry import COUNTED, Verdict, left_out
from projections.kpi.figures.common import By
from projections.kpi.parts_cases import PurchaseCase, PurchaseLine
from projections.kpi.rules import CaseRules
from projections.kpi.words import Dimension, Ground


def issued_lines(case: PurchaseCase, rules: CaseRules) -> Iterator[tuple[str, PurchaseLine, str, Verdict]]:
    """With the day on which the order was issued, the subject, and whether the line counts."""
    if case.issued_ms is not None:
        day = rules.day(case.issued_ms)
        verdict = COUNTED if case.cancelled_on is None else left_out(Ground.CANCELLED)
        yield from ((day, line, subject(case, line), verdict) for line in case.lines)


def subject(case: PurchaseCase, line: PurchaseLine) -> str:
    return f"{case.stream}/{line.line}"


def of_line(case: PurchaseCase, line: PurchaseLine) -> By:
    return {Dimension.SUPPLIER: case.supplier, Dimension.PART: line.part}
