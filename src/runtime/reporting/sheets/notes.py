"""口径说明: how every figure of a report is made, over what, under which rules, who took it out and when."""

from collections.abc import Iterator, Sequence

from projections.kpi.catalogue import KPIS
from projections.kpi.definition import Kpi
from runtime.reporting.model import Cell, Column, Kind, Mark, Named, Quantity, Report, Row, Sheet

_REPORT, _READING, _FIGURE = Named("报表", "Report"), Named("读法", "Reading"), Named("指标", "Figure")
_READINGS = (
    Named(
        "单位:百分数以 % 为单位,95 即 95%;金额为元,含税",
        "Shares are in percent, 95 is 95 %; yuan include tax",
    ),
    Named(
        "未启用:数据来源尚未接入;未填报:无人填报;无分母:没有可除的数;都不是 0",
        "Not enabled: nothing feeds it yet; not reported: nobody has told it; nothing to divide by: none is a zero",
    ),
    Named(
        "单列与不计的不进合计;依据见规则 kpi_inclusion",
        "Apart and excluded are in no total: rule kpi_inclusion",
    ),
    Named(
        "暂定:到期前仍可能因返修、结案等改变", "Provisional: may still change, by a comeback or its closing"
    ),
    Named(
        "目标取期末日有效的规则;累计类指标的目标为整月目标,月未满时显示期间未满",
        "Targets are those in force on the last day; those of sums are for a month, and judged when it is over",
    ),
    Named(
        "完成率:越高越好为 实际÷目标,越低越好为 目标÷实际;有计划以计划为准",
        "Fulfilment: actual by target, or target by actual where lower is better; a plan stands for the target",
    ),
    Named(
        "时间为门店当地时间,业务日按门店日切", "Times are local; a business day begins when the store says"
    ),
)


def notes_sheet(report: Report, positions: Sequence[tuple[str, int]]) -> Sheet:
    """``positions``: how far each read model that the report was made from had come."""
    columns = (
        Column("类别", "About"),
        Column("编号", "Id"),
        Column("名称", "Name"),
        Column("内容", "Content"),
        Column("单位", "Unit"),
        Column("归属日", "Belongs to the day of"),
        Column("合并方式", "Combined by"),
        Column("可分维度", "Broken down by"),
    )
    rows = [*_facts(report, positions), *(_reading(each) for each in _READINGS), *map(_figure, KPIS)]
    return Sheet("notes", "口径说明", "Definitions", columns, rows, on_screen=False)


def _facts(report: Report, positions: Sequence[tuple[str, int]]) -> Iterator[Row]:
    period = report.period
    facts: Sequence[tuple[Named, Cell]] = (
        (Named("报表", "Report"), report.title),
        (Named("筛选:门店", "Filter: store"), report.store),
        (
            Named("筛选:业务日", "Filter: business days"),
            f"{period.first.isoformat()}..{period.last.isoformat()}",
        ),
        (Named("规则集", "Rule sets"), " ".join(report.rule_sets)),
        (Named("日志位置", "Log position"), Quantity(report.position, Kind.INTEGER)),
        *(
            (Named(f"读模型 {name}", f"Read model {name}"), Quantity(at, Kind.INTEGER))
            for name, at in positions
        ),
        (Named("导出人", "Taken out by"), report.made_by),
        (Named("导出时间", "Taken out at"), report.made_at),
    )
    for name, content in facts:
        yield [_REPORT, None, name, content, None, None, None, None]


def _reading(text: Named) -> Row:
    return [_READING, None, None, text, None, None, None, None]


def _figure(kpi: Kpi) -> Row:
    dimensions = kpi.dimensions
    formula = Named(kpi.formula_zh, kpi.formula_en)
    if kpi.waits_for is not None:
        zh, en = kpi.waits_for
        formula = Named(
            f"{kpi.formula_zh}({Mark.NOT_ENABLED.zh},待:{zh})", f"{kpi.formula_en} (waits for {en})"
        )
    return [
        _FIGURE,
        kpi.id,
        Named(kpi.zh, kpi.en),
        formula,
        kpi.unit,
        kpi.attribution,
        kpi.combining,
        Named("、".join(each.zh for each in dimensions), ", ".join(each.en for each in dimensions)),
    ]
