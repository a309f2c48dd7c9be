"""``aftersales rebuild``: read models made anew from the log, beside those that are read."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from cli.doors import complain
from cli.language import Language, both, one
from cli.opening import open_existing
from cli.options import Dask, Data, Lang, Workers
from cli.pacing import pacing
from cli.previewing import show_preview
from cli.rebuild_documents import rebuilt_document
from cli.screen import out, table
from cli.tables.differences import differences_table, in_short
from domain.errors import AfterSalesError, define
from domain.rules.timetable import GROUP
from projections.engine import RebuildReport
from projections.kpi.periods import parse_period
from runtime.rebuilding import crew_of
from runtime.system import System

NOT_SWITCHED = define(
    "CLI-REBUILD-001",
    zh="读模型 {name} 的新副本在位置 {position} 停下，尚未切换；再次运行 aftersales rebuild {name} 会继续",
    en="The new copy of read model {name} stopped at position {position} and is not read yet; "
    "aftersales rebuild {name} goes on with it",
)

_Names = Annotated[
    list[str] | None,
    typer.Argument(
        help="读模型；不写则为全部 / read models, all of them without a name", metavar="[NAME]..."
    ),
]
_Rules = Annotated[
    str | None,
    typer.Option(
        "--rules", help="规则草案，与 --preview 同用 / draft of rules, with --preview", show_default=False
    ),
]
_Preview = Annotated[
    bool, typer.Option("--preview", help="只看会改变什么 / only show what would change, with --rules")
]
_Scope = Annotated[
    str, typer.Option("--scope", help="草案属于集团或门店 / whose draft it is: group or a store")
]
_Period = Annotated[
    str | None,
    typer.Option("--period", help="预览的期间，默认全部 / period of the preview", show_default=False),
]
_Xlsx = Annotated[
    Path | None, typer.Option("--xlsx", help="预览写入 Excel / preview as a workbook", show_default=False)
]
_Json = Annotated[
    bool,
    typer.Option("--json", help="每次进展一行 JSON / one line of JSON for each progress and each report"),
]


def rebuild(
    names: _Names = None,
    *,
    workers: Workers = 1,
    dask: Dask = None,
    rules: _Rules = None,
    preview: _Preview = False,
    scope: _Scope = GROUP,
    period: _Period = None,
    xlsx: _Xlsx = None,
    as_json: _Json = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """重建读模型 / build read models anew beside those that are read, compare, then switch."""
    if (rules is not None) != preview:
        raise typer.BadParameter("--rules 与 --preview 须同用 / go together", param_hint="--rules")
    if rules is not None:
        chosen_period = None if period is None else parse_period(period)
        with open_existing(data) as system:
            show_preview(system, scope, rules, period=chosen_period, as_json=as_json, xlsx=xlsx)
        return
    with open_existing(data) as system:
        chosen = known(system, names or system.engine.names)
        with (
            crew_of(system.settings, workers=workers, dask=dask) as crew,
            pacing(as_json=as_json) as on_progress,
        ):
            reports = system.engine.rebuild_all(chosen, on_progress, crew=crew)
    if as_json:
        for report in reports:
            typer.echo(json.dumps(rebuilt_document(report), ensure_ascii=False))
    else:
        _show(reports)
    for report in reports:
        if report.failed is not None:
            complain(report.failed)
        elif not report.switched:
            complain(AfterSalesError(NOT_SWITCHED, name=report.name, position=report.position))
    if not all(report.switched for report in reports):
        raise typer.Exit(1)


def known(system: System, names: Sequence[str]) -> Sequence[str]:
    """The same. Raises UnknownProjection for any that there is not, before anything is begun."""
    for name in names:
        system.engine.state(name)
    return names


def _show(reports: Sequence[RebuildReport]) -> None:
    page = out()
    page.print(_reports_table(reports))
    for report in reports:
        if report.difference is not None and report.difference.tables:
            title = both(f"{report.name} 与原来不同之处", f"What differs in {report.name}")
            page.print(differences_table(title, report.difference))


def _reports_table(reports: Sequence[RebuildReport]) -> Table:
    grid = table(
        both("重建", "Rebuilt"),
        both("名称", "Name"),
        both("结果", "Result"),
        both("位置", "Position"),
        both("事件", "Events"),
        both("与原来相比", "Compared with what was read"),
    )
    for report in reports:
        grid.add_row(
            report.name, _result(report), f"{report.position:,}", f"{report.handled:,}", _compared(report)
        )
    return grid


def _result(report: RebuildReport) -> str:
    if report.failed is not None:
        return one("失败，读取不变", "failed, nothing changed")
    return one("已切换", "switched") if report.switched else one("未切换", "not switched")


def _compared(report: RebuildReport) -> str:
    if report.difference is None:
        return one("未比较", "not compared")
    return in_short(report.difference) if report.difference else one("相同", "the same")
