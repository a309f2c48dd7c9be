"""What the parts department is bound by: how long a part is kept, how much is ordered, what is slow or dead stock."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from domain.money import Money
from domain.parts import Costing
from domain.rules.base import Rule

Days = Annotated[int, Field(ge=0, le=1000)]
Months = Annotated[int, Field(ge=1, le=60)]


class ReorderDays(Rule):
    """MAX = monthly demand x (safety + order cycle + lead) / 30, MIN = monthly demand x (safety + lead) / 30."""

    safety_days: Days = 7
    order_cycle_days: Days = 30
    lead_days: Days = 14

    def maximum(self, monthly_demand: Fraction) -> Fraction:
        return monthly_demand * (self.safety_days + self.order_cycle_days + self.lead_days) / 30

    def minimum(self, monthly_demand: Fraction) -> Fraction:
        return monthly_demand * (self.safety_days + self.lead_days) / 30


class PartsRules(Rule):
    """Sums are without tax. ``demand_months``: over how many whole months demand is averaged."""

    reservation_days: Annotated[int, Field(ge=1, le=365)]
    high_value_order_from: Money
    """From this total on an order needs the station head's final review."""
    count_second_approval_from: Money
    """From this value of differences on two persons approve a count."""
    reorder: ReorderDays
    demand_months: Months
    slow_after_months: Months
    dead_after_months: Months
    costing: Costing
    vat_percent: Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
    """Prices contain this tax and costs do not; a margin is worked out without it."""
