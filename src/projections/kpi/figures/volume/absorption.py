"""V21: how much of its cost the after-sales business earns. Three readings are customary; all of them are shown."""

from collections.abc import Callable, Mapping

from domain.aggregates.month_results.words import ReportedItem
from domain.rules.kpi import Absorption
from projections.kpi.cases import ReportedMonth
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part, Verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Measure, Unit

_READINGS: Mapping[Absorption, tuple[ReportedItem, ReportedItem]] = {
    Absorption.ALL_OPERATING_COST: (ReportedItem.AFTER_SALES_GROSS_PROFIT, ReportedItem.OPERATING_COST),
    Absorption.DIRECT_AND_INDIRECT: (ReportedItem.DIRECT_PROFIT, ReportedItem.DIRECT_AND_INDIRECT_COST),
    Absorption.DEALERSHIP_EXPENSES: (ReportedItem.FIXED_OPERATIONS_GROSS, ReportedItem.DEALERSHIP_EXPENSES),
}
_CHOSEN = Verdict(COUNTED.standing, "kpi_variants.absorption")


def _absorbed(case: ReportedMonth, reading: Absorption, verdict: Verdict) -> Parts:
    """Nothing until both amounts are known: a cost without its profit is no absorption of zero."""
    earned, spent = (case.amounts.get(item) for item in _READINGS[reading])
    if earned is not None and spent is not None:
        yield Part(case.day, case.stream, verdict, earned, spent, open_until=case.day)


def _as_chosen(case: ReportedMonth, rules: CaseRules) -> Parts:
    return _absorbed(case, rules.on(case.last_day).kpi_variants.absorption, _CHOSEN)


def _always(reading: Absorption) -> Callable[[ReportedMonth, CaseRules], Parts]:
    return lambda case, rules: _absorbed(case, reading, COUNTED)


def _kpi(
    id_: str,
    names: tuple[str, str],
    formula: tuple[str, str],
    reported: Callable[[ReportedMonth, CaseRules], Parts],
) -> Kpi:
    return Kpi(
        id=id_,
        zh=names[0],
        en=names[1],
        formula_zh=f"{formula[0]};按月填报的金额,缺一不计",
        formula_en=f"{formula[1]}; amounts as reported for the month, none where one is missing",
        unit=Unit.PERCENT,
        share_of=Measure.FEN,
        attribution=Attribution.MONTH,
        combining=Combining.RATIO,
        reported=reported,
    )


def _variant(id_: str, zh: str, en: str, reading: Absorption) -> Kpi:
    names = (f"零服务吸收率({zh})", f"Service absorption ({en})")
    return _kpi(id_, names, (reading.zh, reading.en), _always(reading))


V21 = _kpi(
    "V21",
    ("零服务吸收率", "Service absorption"),
    (
        "口径按门店规则 kpi_variants.absorption:" + " / ".join(f"({each.zh})" for each in Absorption),
        "In the reading that the rule kpi_variants.absorption chooses on the month's last day: "
        + " / ".join(f"({each.en.lower()})" for each in Absorption),
    ),
    _as_chosen,
)
V21a = _variant("V21a", "运营成本", "operating cost", Absorption.ALL_OPERATING_COST)
V21b = _variant("V21b", "直接与间接成本", "direct and indirect cost", Absorption.DIRECT_AND_INDIRECT)
V21c = _variant("V21c", "全店费用", "dealership expenses", Absorption.DEALERSHIP_EXPENSES)
