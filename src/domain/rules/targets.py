"""Targets of figures, per store and per department, with bands and a plan by month."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from domain.labels import Word
from domain.rules.base import Basis, Rule

KpiId = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{2}[a-z]?$")]
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Figure = Annotated[Decimal, Field(ge=-(10**12), le=10**12, max_digits=16, decimal_places=4)]
"""In the figure's own unit; a share as percent: 95 for 95 %."""


class AfterSalesDepartment(Word):
    FRONT_DESK = "front_desk", "售后前台", "Front desk"
    WORKSHOP = "workshop", "维修车间", "Workshop"
    BODY_AND_PAINT = "body_and_paint", "钣喷车间", "Body and paint shop"
    PARTS = "parts", "备件部", "Parts"
    WARRANTY = "warranty", "索赔", "Warranty"
    CUSTOMER_SERVICE = "customer_service", "客服部", "Customer service"


class IndicatorKind(Word):
    TECHNICAL = "technical", "技术指标", "Technical"
    QUALITY = "quality", "质量指标", "Quality"
    ECONOMIC = "economic", "经济指标", "Economic"


class Better(Word):
    HIGHER = "higher", "越高越好", "Higher is better"
    LOWER = "lower", "越低越好", "Lower is better"


class Band(Word):
    MISSED = "missed", "未达标", "Missed"
    PASS = "pass", "达标", "Pass"
    GOOD = "good", "良好", "Good"
    EXCELLENT = "excellent", "优秀", "Excellent"


class Bands(Rule):
    """Where each band begins; a figure right on the limit is in. A band without a limit is not used."""

    passing: Figure
    good: Figure | None = None
    excellent: Figure | None = None

    def limits(self) -> list[tuple[Band, Decimal]]:
        named = ((Band.PASS, self.passing), (Band.GOOD, self.good), (Band.EXCELLENT, self.excellent))
        return [(band, limit) for band, limit in named if limit is not None]


class DepartmentTarget(Rule):
    """``bands`` None: the store's. ``plan``: what the department has planned to reach, by month."""

    bands: Bands | None = None
    plan: Mapping[Month, Figure] = {}


class Target(Rule):
    kind: IndicatorKind
    better: Better
    bands: Bands
    departments: Mapping[AfterSalesDepartment, DepartmentTarget] = {}
    basis: Basis | None = None

    @model_validator(mode="after")
    def _bands_rise(self) -> Self:
        own = [department.bands for department in self.departments.values()]
        for bands in (self.bands, *(bands for bands in own if bands)):
            limits = [limit for _, limit in bands.limits()]
            if limits != sorted(set(limits), reverse=self.better is Better.LOWER):
                raise ValueError("each band must be better than the one before")
        return self

    def bands_for(self, department: AfterSalesDepartment | None) -> Bands:
        """Those of the department where it has its own, else the store's."""
        own = self.departments.get(department) if department else None
        return own.bands if own and own.bands else self.bands

    def planned(self, department: AfterSalesDepartment, month: Month) -> Decimal | None:
        target = self.departments.get(department)
        return target.plan.get(month) if target else None

    def band_of(self, figure: Decimal, department: AfterSalesDepartment | None = None) -> Band:
        """The best band that the figure reaches."""
        reached = Band.MISSED
        for band, limit in self.bands_for(department).limits():
            if figure >= limit if self.better is Better.HIGHER else figure <= limit:
                reached = band
        return reached
