"""S09, S09a and S09b: how well book and shelf agree."""

from collections.abc import Callable

from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.parts_cases import CountedLine, StockCountCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit

Brings = Callable[[CountedLine], tuple[int, int]]


def _lines(case: StockCountCase, rules: CaseRules, brings: Brings) -> Parts:
    if case.posted_ms is not None:
        day = rules.day(case.posted_ms)
        for line in case.lines:
            by = {Dimension.PART: line.part}
            yield Part(day, f"{case.stream}/{line.part}", COUNTED, *brings(line), by)


def _kpi(
    id_: str, names: tuple[str, str], formula: tuple[str, str], how: tuple[Unit, Combining], brings: Brings
) -> Kpi:
    return Kpi(
        id=id_,
        zh=names[0],
        en=names[1],
        formula_zh=f"{formula[0]};按盘点过账日,差异以最后一次清点为准",
        formula_en=f"{formula[1]}; on the day the count was posted, differences as counted last",
        unit=how[0],
        attribution=Attribution.POSTING,
        combining=how[1],
        dimensions=(Dimension.PART,),
        stock_count=lambda case, rules: _lines(case, rules, brings),
    )


S09 = _kpi(
    "S09",
    ("盘点准确率", "Accuracy of counts"),
    ("无差异的盘点行 ÷ 盘点行", "Lines counted without a difference, by all lines counted"),
    (Unit.PERCENT, Combining.RATIO),
    lambda line: (0 if line.difference else 1, 1),
)
S09A = _kpi(
    "S09a",
    ("盘点差异净额", "Net value of differences"),
    (
        "盘盈减盘亏的金额(不含税)",
        "Value of what was found too much less that of what was missing, without tax",
    ),
    (Unit.YUAN, Combining.SUM),
    lambda line: (line.value_fen, 0),
)
S09B = _kpi(
    "S09b",
    ("盘点差异总额", "Gross value of differences"),
    ("盘盈与盘亏金额的绝对值之和(不含税)", "Value of all differences, each counted positive, without tax"),
    (Unit.YUAN, Combining.SUM),
    lambda line: (abs(line.value_fen), 0),
)
