"""``aftersales figures`` and ``aftersales explain``: what a store achieved, as known now or then, and why."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from application.replay import parse_as_of
from cli.language import Language, both, one
from cli.opening import open_existing
from cli.options import Data, Json, Lang, Store
from cli.rebuild_bar import filling_bar
from cli.screen import out
from cli.tables.figures import causes_table, changes_table, figures_table, members_table, shown
from domain.errors import Invalid, NotFound, define
from domain.rules.kpi import Inclusion
from projections.kpi.catalogue import BY_ID, KPIS
from projections.kpi.definition import Kpi
from projections.kpi.periods import parse_period
from projections.kpi.queries.differences import stores_with_figures
from projections.kpi.queries.figures import figures
from runtime.figures.documents import explanation_document, restated_document, value_document
from runtime.figures.explaining import Explanation, explain
from runtime.figures.moments import position_at
from runtime.figures.restating import Restated, restate
from runtime.figures.today import business_today
from runtime.system import System

UNKNOWN_KPI = define(
    "KPI-ID-001", zh="没有指标 {kpi}；可用：{known}", en="There is no figure {kpi}; there are: {known}"
)
WHICH_STORE = define(
    "KPI-STORE-001", zh="请用 --store 指明门店：{stores}", en="Name a store with --store: {stores}"
)

_Period = Annotated[
    str,
    typer.Option("--period", help="日、月、年或起止日 / 2026-03-02, 2026-03, 2026, 2026-03-01..2026-03-15"),
]
_AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="截至日志位置或时间所知 / as known at a position or time", show_default=False
    ),
]
_All = Annotated[bool, typer.Option("--all", help="列出全部明细 / list every member")]
_Id = Annotated[str, typer.Argument(help="指标编号 / id of the figure", metavar="KPI")]

_FIRST = 15
"""Members shown unless all are asked for."""
_MOST_CAUSES = 40


def figures_command(
    *,
    period: _Period,
    store: Store = None,
    as_of: _AsOf = None,
    as_json: Json = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """指标 / figures of a store and a period; with --as-of also as known then, and what changed since."""
    chosen, moment = parse_period(period), parse_as_of(as_of) if as_of else None
    with open_existing(data) as system:
        system.engine.run_until_caught_up("kpi")
        of = store_or_only(system, store)
        today = business_today(system, of)
        if moment is None:
            values = figures(system.reader, of, chosen.first, chosen.last, today=today)
            if as_json:
                _say(
                    {"store": of, "period": str(chosen), "figures": [value_document(each) for each in values]}
                )
            else:
                title = both(f"{of} {chosen} 指标", f"Figures of {of}, {chosen}")
                out().print(figures_table(title, [each for each in values if each.counted or each.excluded]))
            return
        then = position_at(system.log, moment)
        rules_then = system.rule_history.timetable_at(then)
        with filling_bar() as bar:
            restated = restate(
                system.reader,
                system.log,
                of,
                chosen,
                then=then,
                rules_then=rules_then,
                today=today,
                on_progress=bar,
            )
    if as_json:
        _say(restated_document(restated))
    else:
        _print_restated(out(), restated)


def _print_restated(console: Console, restated: Restated) -> None:
    of, period = restated.store, restated.period
    then = [value for value in restated.then if value.counted or value.excluded]
    title = both(
        f"{of} {period} 指标，截至位置 {restated.then_position:,} 所知",
        f"Figures of {of}, {period}, as known at position {restated.then_position:,}",
    )
    console.print(figures_table(title, then))
    if not restated.changes:
        console.print(both("此后没有变化。", "Nothing has changed since."))
        return
    causes = sorted(
        [*restated.rules, *(cause for causes in restated.causes.values() for cause in causes)],
        key=lambda cause: cause.position,
    )
    console.print(
        changes_table(both("此后重述的指标", "Figures restated since"), restated.changes),
        causes_table(both("变化的原因", "What changed them"), causes[:_MOST_CAUSES]),
    )
    if (rest := len(causes) - _MOST_CAUSES) > 0:
        console.print(both(f"… 另 {rest} 个事件，见 --json", f"... {rest} more events, see --json"))


def explain_command(
    kpi: _Id,
    *,
    period: _Period,
    store: Store = None,
    everything: _All = False,
    as_json: Json = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """解释指标 / explain a figure: formula, rules, every member with its events, and a recomputation from the log."""
    definition, chosen = _known(kpi), parse_period(period)
    with open_existing(data) as system:
        system.engine.run_until_caught_up("kpi")
        of = store_or_only(system, store)
        with filling_bar() as bar:
            explained = explain(
                system.reader,
                system.log,
                definition,
                of,
                chosen,
                rules=system.engine.rules_of("kpi"),
                today=business_today(system, of),
                on_progress=bar,
            )
    if as_json:
        _say(explanation_document(explained))
    else:
        _print_explained(out(), explained, None if everything else _FIRST)
    if not explained.agrees:
        raise typer.Exit(1)


def _print_explained(console: Console, explained: Explanation, most: int | None) -> None:
    kpi = explained.kpi
    console.print(f"[bold]{kpi.id} {kpi.zh} {kpi.en}[/bold]  {explained.store} {explained.period}")
    console.print(f"{both('数值', 'Value')}: {shown(explained.value)}")
    console.print(f"{both('公式', 'Formula')}: {one(kpi.formula_zh, kpi.formula_en)}")
    console.print(f"{both('规则集', 'Rule sets')}: {' '.join(explained.rule_sets)}")
    console.print(f"{both('日志位置', 'Log position')}: {explained.position:,}")
    for standing in Inclusion:
        members = list(explained.of(standing))
        if members:
            title = f"{both(standing.zh, standing.en)} {len(members)}"
            console.print(members_table(title, members[:most]))
            if most is not None and len(members) > most:
                rest = len(members) - most
                console.print(
                    both(f"… 另 {rest} 条，用 --all 列出", f"... {rest} more, list them with --all")
                )
    if explained.agrees:
        console.print(
            both(
                "✓ 由日志重算，结果与明细完全一致。",
                "Recomputed from the log: value and members are the same.",
            )
        )
    else:
        console.print(
            both(
                f"✗ 由日志重算得 {shown(explained.recomputed)}，与所示不符；可用 aftersales rebuild kpi 修复。",
                f"Recomputed from the log it is {shown(explained.recomputed)}: not what is shown. Rebuild kpi.",
            )
        )


def store_or_only(system: System, store: str | None) -> str:
    """Raises Invalid (KPI-STORE-001) where there is not exactly one store and none is named."""
    return one_of(stores_with_figures(system.reader), store)


def one_of(stores: Sequence[str], named: str | None) -> str:
    """The named store, or the only one. Raises Invalid (KPI-STORE-001)."""
    if named is None and len(stores) != 1:
        raise Invalid(WHICH_STORE, stores=", ".join(stores) or "-")
    return named or stores[0]


def _known(kpi: str) -> Kpi:
    found = BY_ID.get(kpi)
    if found is None:
        raise NotFound(UNKNOWN_KPI, kpi=kpi, known=" ".join(each.id for each in KPIS))
    return found


def _say(document: object) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
