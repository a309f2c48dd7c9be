"""V17: a figure of which nothing is recorded yet."""

from projections.kpi.definition import Kpi
from projections.kpi.words import Attribution, Combining, Unit

V17 = Kpi(
    id="V17",
    zh="工时/配件毛利率",
    en="Gross margin of labour and parts",
    formula_zh="(工时或配件产值 − 其成本)÷ 工时或配件产值",
    formula_en="Labour or parts revenue less its cost, by that revenue",
    unit=Unit.PERCENT,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    waits_for=("配件成本与工时成本", "the cost of parts and labour"),
)
