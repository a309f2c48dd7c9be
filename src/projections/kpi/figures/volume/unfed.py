"""V17, V21 and R12: figures of which nothing is recorded yet."""

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

V21 = Kpi(
    id="V21",
    zh="零服务吸收率",
    en="Service absorption",
    formula_zh="售后毛利 ÷ 运营成本,口径按门店规则",
    formula_en="After-sales gross profit by operating cost, in the reading that the store's rules choose",
    unit=Unit.PERCENT,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    waits_for=("运营成本", "the operating cost"),
)

R12 = Kpi(
    id="R12",
    zh="客户满意度(CSI)",
    en="Customer satisfaction index",
    formula_zh="有效回访中各项得分的加权平均,折合百分",
    formula_en="Weighted average of the scores in valid callbacks, in percent of the best",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    waits_for=("满意度回访", "callbacks about satisfaction"),
)
