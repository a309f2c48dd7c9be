"""What counts in which family of figures, and by which of several customary readings."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from domain.labels import Word
from domain.rules.base import Rule, complete
from domain.trade import OrderClass


class KpiFamily(Word):
    VISITS = "visits", "进厂台次", "Visits"
    PAYING_VISITS = "paying_visits", "付费台次", "Paying visits"
    REVENUE = "revenue", "产值", "Revenue"
    HOURS_SOLD = "hours_sold", "销售工时", "Hours sold"
    ON_TIME = "on_time", "准时", "On time"
    FIRST_TIME_FIX = "first_time_fix", "一次修复", "Fixed first time"
    SATISFACTION = "satisfaction", "满意度样本", "Satisfaction sample"
    EFFICIENCY = "efficiency", "技师效率", "Technician efficiency"


class Inclusion(Word):
    COUNTED = "counted", "计入", "Counted"
    SEPARATE = "separate", "单列", "Shown apart, not in the total"
    EXCLUDED = "excluded", "不计", "Excluded"


class OrderCondition(Word):
    """What may befall an order of any class."""

    CANCELLED_BEFORE_WORK = "cancelled_before_work", "开工前取消", "Cancelled before work began"
    CANCELLED_AFTER_WORK = "cancelled_after_work", "开工后取消", "Cancelled after work began"


ClassRow = Annotated[Mapping[KpiFamily, Inclusion], AfterValidator(complete(KpiFamily))]
InclusionMatrix = Annotated[Mapping[OrderClass, ClassRow], AfterValidator(complete(OrderClass))]
ConditionRows = Mapping[OrderCondition, Mapping[KpiFamily, Inclusion]]
"""A family that a row leaves out is decided by the order's class."""


def inclusion(
    matrix: Mapping[OrderClass, Mapping[KpiFamily, Inclusion]],
    condition_rows: ConditionRows,
    order_class: OrderClass,
    condition: OrderCondition | None,
    family: KpiFamily,
) -> tuple[Inclusion, str]:
    """Whether an order counts, and the path of the rule that says so (``kpi_inclusion.repair.visits``)."""
    if condition is not None:
        said = condition_rows.get(condition, {}).get(family)
        if said is not None:
            return said, _path("kpi_conditions", condition, family)
    return matrix[order_class][family], _path("kpi_inclusion", order_class, family)


@cache
def _path(rules: str, row: OrderClass | OrderCondition, family: KpiFamily) -> str:
    return f"{rules}.{row.value}.{family.value}"


class Absorption(Word):
    ALL_OPERATING_COST = (
        "all_operating_cost",
        "售后毛利 ÷ 固定与变动运营成本",
        "Gross profit by all operating cost",
    )
    DIRECT_AND_INDIRECT = (
        "direct_and_indirect", "售后直接利润 ÷ 直接固定与间接成本", "Direct profit by direct fixed and indirect cost",
    )  # fmt: skip
    DEALERSHIP_EXPENSES = (
        "dealership_expenses", "零配件、服务、钣喷毛利 ÷ 全店费用", "Fixed-operations gross by dealership expenses",
    )  # fmt: skip


class OnTimeBy(Word):
    FINAL_INSPECTION = "final_inspection", "终检合格", "Final inspection passed"
    READY = "ready", "可交车", "Ready for delivery"
    HANDOVER = "handover", "交车", "Handover"


class PromiseUsed(Word):
    FIRST = "first", "首次承诺", "First promise"
    LAST_AGREED = "last_agreed", "到期前最后约定", "Last one agreed before the previous expired"


class ReworkBase(Word):
    DEPARTED = "departed", "出厂台次", "Visits that left"
    ARRIVED = "arrived", "进厂台次", "Visits that arrived"


class KpiVariants(Rule):
    """Which of several customary readings is the store's; the others may still be shown beside it."""

    absorption: Absorption
    on_time_by: OnTimeBy
    promise: PromiseUsed
    merge_same_day_visits: bool
    external_rework_base: ReworkBase
