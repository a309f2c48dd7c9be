"""Every figure with its formula, and the shape of the documents that explain it."""

from __future__ import annotations

from projections.kpi.catalogue import KPIS
from projections.kpi.definition import Kpi
from tools.catalogues.markdown import code, document, table

_ABOUT = (
    "Numerators and denominators are stored as whole numbers (pieces, fen, microseconds), a quotient never is. A value"
    " is a number, null where there is nothing to divide by, or disabled where nothing feeds it yet. Additive figures"
    " are summed over days and stores; the others are made anew for each period from their entries."
)
_DOCUMENTS = """## Documents

`explanation`: `definition`, `store`, `period`, `position`, `rule_sets`, `value`, `recomputed` (from the log alone),
`agrees`, `members`. A member: `subject`, `case`, `day`, `standing` (counted, separate, excluded), `rule` (path in the
rule set, or `definition.<ground>`), `numerator`, `denominator`, `by`, `open_until`, `events`.

`restated`: `then` and `now` (values), `changes` (figure by figure, with entries before and after), `causes` (by case,
the events since then), `rules` (activations since then).

`preview`: `scope`, `draft`, `position`, `first_day`, `last_day`, `changed_figures`, `changed_orders`, `figures` (the
changes)."""


def written() -> str:
    return render(list(KPIS))


def render(kpis: list[Kpi]) -> str:
    columns = ("Id", "指标", "Figure", "公式", "Formula", "单位", "Day of", "Combining", "By")
    return document("Figures", _ABOUT, table(columns, [_row(kpi) for kpi in kpis]), _DOCUMENTS)


def _row(kpi: Kpi) -> tuple[str, ...]:
    waits = f" (disabled: waits for {kpi.waits_for[1]})" if kpi.waits_for else ""
    return (
        code(kpi.id),
        kpi.zh,
        kpi.en + waits,
        kpi.formula_zh,
        kpi.formula_en,
        kpi.unit.zh,
        kpi.attribution.en,
        kpi.combining.en,
        ", ".join(dimension.en for dimension in kpi.dimensions),
    )
