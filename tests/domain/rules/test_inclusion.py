"""Which orders count in which family of figures, as the rules ship."""

import pytest

from domain.rules.kpi import Inclusion, KpiFamily, OrderCondition, inclusion
from domain.trade import OrderClass
from tests.support.default_rules import DEFAULT_RULES


def counted(
    order_class: OrderClass, family: KpiFamily, condition: OrderCondition | None = None
) -> tuple[str, str]:
    word, rule = inclusion(
        DEFAULT_RULES.kpi_inclusion, DEFAULT_RULES.kpi_conditions, order_class, condition, family
    )
    return word.value, rule


@pytest.mark.parametrize(
    ("order_class", "family", "word"),
    [
        (OrderClass.REPAIR, KpiFamily.FIRST_TIME_FIX, Inclusion.COUNTED),
        (OrderClass.FREE, KpiFamily.PAYING_VISITS, Inclusion.EXCLUDED),
        (OrderClass.FREE, KpiFamily.REVENUE, Inclusion.COUNTED),
        (OrderClass.PDI, KpiFamily.VISITS, Inclusion.SEPARATE),
        (OrderClass.INTERNAL, KpiFamily.REVENUE, Inclusion.SEPARATE),
        (OrderClass.INTERNAL, KpiFamily.HOURS_SOLD, Inclusion.COUNTED),
        (OrderClass.REWORK_OUT, KpiFamily.VISITS, Inclusion.COUNTED),
        (OrderClass.REWORK_OUT, KpiFamily.FIRST_TIME_FIX, Inclusion.EXCLUDED),
        (OrderClass.REWORK_OUT, KpiFamily.HOURS_SOLD, Inclusion.EXCLUDED),
        (OrderClass.REWORK_OUT, KpiFamily.EFFICIENCY, Inclusion.COUNTED),
    ],
)
def test_by_class(order_class: OrderClass, family: KpiFamily, word: Inclusion) -> None:
    path = f"kpi_inclusion.{order_class.value}.{family.value}"
    assert counted(order_class, family) == (word.value, path)


def test_a_cancelled_order_is_decided_by_its_condition_first() -> None:
    before, after = OrderCondition.CANCELLED_BEFORE_WORK, OrderCondition.CANCELLED_AFTER_WORK
    assert counted(OrderClass.REPAIR, KpiFamily.VISITS, before) == (
        "excluded", "kpi_conditions.cancelled_before_work.visits",
    )  # fmt: skip
    assert counted(OrderClass.REPAIR, KpiFamily.ON_TIME, after) == (
        "excluded", "kpi_conditions.cancelled_after_work.on_time",
    )  # fmt: skip
    assert counted(OrderClass.PDI, KpiFamily.VISITS, after) == ("separate", "kpi_inclusion.pdi.visits")
