"""``aftersales rebuild --rules DRAFT --preview``: what changed rules would do to the figures; nothing else happens."""

import json
from pathlib import Path

import typer

from cli.language import both, language
from cli.rebuild_bar import filling_bar
from cli.reporting import who
from cli.screen import err, out
from cli.tables.figures import changes_table
from domain.identifiers import LocalId, StoreId
from projections.kpi import KPI
from projections.kpi.periods import Period
from runtime.figures.previewing import Preview, preview
from runtime.figures.today import business_today, wall_clock
from runtime.reporting.previewed import preview_report
from runtime.reporting.workbook import workbook
from runtime.system import System


def show_preview(
    system: System,
    scope: StoreId,
    draft: LocalId,
    *,
    period: Period | None = None,
    as_json: bool = False,
    xlsx: Path | None = None,
) -> None:
    """Raises NotFound (RULES-DRAFT-003), Invalid (KPI-PREVIEW-001)."""
    system.engine.run_until_caught_up(KPI.name)
    rules = system.rule_history.draft_timetable(scope, draft)
    with filling_bar() as bar:
        seen = preview(
            system.reader,
            system.log,
            scope,
            draft,
            rules=rules,
            today=business_today(system, scope),
            period=period,
            on_progress=bar,
        )
    if xlsx is not None:
        report = preview_report(seen, system.rules(scope), wall_clock(system, scope), who())
        xlsx.write_bytes(workbook(report, language()))
        err().print(both(f"已写入 {xlsx}", f"Written: {xlsx}"), markup=False)
    if as_json:
        typer.echo(json.dumps({**seen.document(), "digest": seen.digest}, ensure_ascii=False, indent=2))
    elif xlsx is None:
        _print(seen)


def _print(seen: Preview) -> None:
    page = out()
    title = both(
        f"规则草案 {seen.scope}/{seen.draft} 的影响，{seen.period}",
        f"What draft {seen.scope}/{seen.draft} would change, {seen.period}",
    )
    if seen.changes:
        page.print(changes_table(title, seen.changes))
    page.print(
        both(
            f"变化 {seen.changed_figures} 个指标、{len(seen.changed_subjects)} 个对象；日志位置 {seen.position:,}。",
            f"({seen.changed_figures} figures change, because of {len(seen.changed_subjects)} subjects)",
        )
    )
    page.print(both(f"预览摘要 {seen.digest}", "(digest of this preview, for simulate-rules)"), markup=False)
