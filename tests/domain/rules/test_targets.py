"""Targets with bands, for the store and for departments."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from domain.rules.targets import (
    AfterSalesDepartment,
    Band,
    Bands,
    Better,
    DepartmentTarget,
    IndicatorKind,
    Target,
)


def target(
    better: Better, *limits: str, departments: Mapping[AfterSalesDepartment, DepartmentTarget] | None = None
) -> Target:
    bands = Bands.model_validate(dict(zip(("passing", "good", "excellent"), limits, strict=False)))
    return Target(
        kind=IndicatorKind.QUALITY,
        better=better,
        bands=bands,
        departments=departments or {},
    )


@pytest.mark.parametrize(
    ("figure", "band"),
    [("59.9", Band.MISSED), ("60", Band.PASS), ("80", Band.GOOD), ("99", Band.GOOD), ("100", Band.EXCELLENT)],
)
def test_more_is_better(figure: str, band: Band) -> None:
    assert target(Better.HIGHER, "60", "80", "100").band_of(Decimal(figure)) is band


@pytest.mark.parametrize(
    ("figure", "band"), [("3.1", Band.MISSED), ("3", Band.PASS), ("2", Band.GOOD), ("0", Band.GOOD)]
)
def test_less_is_better(figure: str, band: Band) -> None:
    assert target(Better.LOWER, "3", "2").band_of(Decimal(figure)) is band


@pytest.mark.parametrize(
    ("better", "limits"),
    [(Better.HIGHER, ("80", "60")), (Better.LOWER, ("2", "3")), (Better.HIGHER, ("80", "80"))],
)
def test_each_band_is_better_than_the_one_before(better: Better, limits: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="better than the one before"):
        target(better, *limits)


def test_a_departments_bands_are_checked_too() -> None:
    upside_down = DepartmentTarget(bands=Bands(passing=Decimal(9), good=Decimal(8)))
    with pytest.raises(ValueError, match="better than the one before"):
        target(Better.HIGHER, "60", departments={AfterSalesDepartment.WORKSHOP: upside_down})


def test_a_department_has_its_own_bands_and_plan_or_the_stores() -> None:
    workshop = DepartmentTarget(bands=Bands(passing=Decimal(70)), plan={"2026-04": Decimal("72.5")})
    parts = DepartmentTarget(plan={"2026-04": Decimal(61)})
    wanted = target(
        Better.HIGHER,
        "60",
        departments={AfterSalesDepartment.WORKSHOP: workshop, AfterSalesDepartment.PARTS: parts},
    )
    figure = Decimal(65)
    assert wanted.band_of(figure) is Band.PASS
    assert wanted.band_of(figure, AfterSalesDepartment.WORKSHOP) is Band.MISSED
    assert wanted.band_of(figure, AfterSalesDepartment.PARTS) is Band.PASS
    assert wanted.band_of(figure, AfterSalesDepartment.WARRANTY) is Band.PASS
    assert wanted.planned(AfterSalesDepartment.WORKSHOP, "2026-04") == Decimal("72.5")
    assert wanted.planned(AfterSalesDepartment.WORKSHOP, "2026-05") is None
    assert wanted.planned(AfterSalesDepartment.WARRANTY, "2026-04") is None
