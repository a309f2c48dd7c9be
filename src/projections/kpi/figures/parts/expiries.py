"""S11 and S11a: parts that are kept for nobody."""

from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import By
from projections.kpi.parts_cases import ShelfLineCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _overdue(case: ShelfLineCase, rules: CaseRules) -> Parts:
    """On the day of its expiry; there it stands until it is issued, given back or ended."""
    line = case.facts
    spans: list[tuple[int, int | None]] = [(expires, ended) for expires, ended in line.listed("overdue")]
    open_until = line.at("expires_ms")
    if open_until is not None:
        spans.append((open_until, None))
    for expires, ended in spans:
        day, until = rules.day(expires), None if ended is None else rules.day(ended)
        if until is None or until > day:
            by: By = {Dimension.PART: line.part}
            yield Part(day, line.subject, COUNTED, 1, 0, by | ({Dimension.UNTIL: until} if until else {}))


def _expired(case: ShelfLineCase, rules: CaseRules) -> Parts:
    for at in case.facts.listed("expired"):
        by = {Dimension.PART: case.facts.part}
        yield Part(rules.day(at), case.facts.subject, COUNTED, 1, 0, by)


S11 = Kpi(
    id="S11",
    zh="预留超期",
    en="Reservations past their time",
    formula_zh="期末已过预留期限、仍未领用也未释放的预留行数",
    formula_en="Reservations past their expiry at the end of the period that were neither issued nor given back",
    unit=Unit.COUNT,
    attribution=Attribution.INSTANT,
    combining=Combining.STANDING,
    dimensions=(Dimension.PART,),
    shelf_line=_overdue,
)

S11A = Kpi(
    id="S11a",
    zh="预留到期释放",
    en="Reservations that ran out",
    formula_zh="期间内因超期而结束的预留次数",
    formula_en="Reservations that were ended in the period because their time was over",
    unit=Unit.COUNT,
    attribution=Attribution.EXPIRY,
    combining=Combining.SUM,
    dimensions=(Dimension.PART,),
    shelf_line=_expired,
)
