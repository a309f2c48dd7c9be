"""``aftersales report``: the daily and the month-end report on the screen, as a workbook or as JSON."""

import json
from datetime import date
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cli.figuring import store_or_only
from cli.language import Language, both, language
from cli.opening import open_existing
from cli.options import Data, Json, Lang, Store
from cli.screen import err, out
from cli.tables.reports import rows_left, sheet_table
from domain.errors import Invalid
from projections.kpi.periods import BAD_PERIOD, Period, month_of, parse_period
from runtime.figures.today import business_today
from runtime.reporting.documents import report_document
from runtime.reporting.making import make_report
from runtime.reporting.model import Report
from runtime.reporting.reports import READ_MODELS, Make, daily_report, monthly_report
from runtime.reporting.workbook import workbook
from runtime.system import System

report_app = typer.Typer(help="报表 / reports of a store: daily, month-end", no_args_is_help=True)

Day = Annotated[
    str | None, typer.Option("--day", help="业务日，默认今天 / business day, today", show_default=False)
]
_Month = Annotated[
    str | None, typer.Option("--month", help="月份，默认本月 / month, this one", show_default=False)
]
_Xlsx = Annotated[
    Path | None, typer.Option("--xlsx", help="写入 Excel 文件 / write a workbook", show_default=False)
]
_All = Annotated[bool, typer.Option("--all", help="列出全部行 / every row")]
_By = Annotated[
    str | None, typer.Option("--by", help="导出人，默认登录名 / who takes it out", show_default=False)
]

_FIRST = 20
"""Rows of a sheet shown unless all are asked for."""


@report_app.command()
def daily(
    *,
    store: Store = None,
    day: Day = None,
    xlsx: _Xlsx = None,
    as_json: Json = False,
    everything: _All = False,
    by: _By = None,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """日报 / one business day beside the month to date."""
    wanted = None if day is None else one_day(day)
    with open_existing(data) as system:
        of = _store(system, store)
        on = wanted or business_today(system, of)
        report = _made(system, of, daily_report(on), by)
    _give(report, xlsx, as_json, everything)


@report_app.command()
def monthly(
    *,
    store: Store = None,
    month: _Month = None,
    xlsx: _Xlsx = None,
    as_json: Json = False,
    everything: _All = False,
    by: _By = None,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """月报 / a month beside the one before it."""
    wanted = None if month is None else _one_month(month)
    with open_existing(data) as system:
        of = _store(system, store)
        whole = wanted or month_of(business_today(system, of))
        report = _made(system, of, monthly_report(whole), by)
    _give(report, xlsx, as_json, everything)


def one_day(text: str) -> date:
    """Raises Invalid (KPI-PERIOD-001)."""
    period = parse_period(text)
    if period.first != period.last:
        raise Invalid(BAD_PERIOD)
    return period.first


def _one_month(text: str) -> Period:
    """Raises Invalid (KPI-PERIOD-001)."""
    period = parse_period(text)
    if period != month_of(period.first):
        raise Invalid(BAD_PERIOD)
    return period


def _store(system: System, store: str | None) -> str:
    for model in READ_MODELS:
        system.engine.run_until_caught_up(model.name)
    return store_or_only(system, store)


def _made(system: System, store: str, make: Make, by: str | None) -> Report:
    return make_report(system, store, make, by or who())


def who() -> str:
    """Of the account that runs the command; some have no name."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "-"


def _give(report: Report, xlsx: Path | None, as_json: bool, everything: bool) -> None:
    if xlsx is not None:
        xlsx.write_bytes(workbook(report, language()))
        err().print(both(f"已写入 {xlsx}", f"Written: {xlsx}"), markup=False)
    if as_json:
        typer.echo(json.dumps(report_document(report), ensure_ascii=False, indent=2))
    elif xlsx is None:
        _print(report, None if everything else _FIRST)


def _print(report: Report, most: int | None) -> None:
    page = out()
    title = both(report.title.zh, report.title.en)
    page.print(f"[bold]{title}[/bold]  {escape(report.store)} {report.period}")
    page.print(
        f"{both('规则集', 'Rule sets')}: {' '.join(report.rule_sets)}  "
        f"{both('日志位置', 'Log position')}: {report.position:,}  "
        f"{both('时间', 'Made at')}: {report.made_at:%Y-%m-%d %H:%M}",
        markup=False,
    )
    for sheet in report.sheets:
        if not (sheet.on_screen and sheet.rows):
            continue
        page.print()
        page.print(sheet_table(sheet, most))
        if rest := rows_left(sheet.rows, most):
            page.print(both(f"… 另 {rest} 行，用 --all 或 --xlsx", f"... {rest} more rows: --all or --xlsx"))
