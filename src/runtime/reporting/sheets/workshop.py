"""Reports of the workshop and of the final inspection, for those who lead them."""

from decimal import Decimal

from projections.inspection_log.queries.inspections import final_inspection_report
from projections.kpi.periods import Period
from projections.workshop_load.queries.days import load
from projections.workshop_load.queries.report import workshop_report
from runtime.reporting.model import Cell, Column, Kind, Mark, Row, Sheet
from runtime.reporting.source import Source


def workshop_sheet(source: Source, period: Period) -> Sheet:
    """What each technician was there for, worked and finished, day by day."""
    present = {
        (day.day, each.technician): each
        for day in load(source.reads, source.store, period.first, period.last)
        for each in day.technicians
    }
    columns = (
        Column("业务日", "Business day", Kind.DATE),
        Column("技师", "Technician"),
        Column("技能等级", "Grade"),
        Column("缺勤", "Absence"),
        Column("班次", "Shift", Kind.MINUTES, summed=True),
        Column("已排", "Planned", Kind.MINUTES, summed=True),
        Column("作业", "Worked", Kind.MINUTES, summed=True),
        Column("完工项目", "Jobs finished", Kind.INTEGER, summed=True),
        Column("完工标准工时", "Standard hours finished", Kind.HOURS, summed=True),
    )
    rows: list[Row] = []
    for line in workshop_report(source.reads, source.store, period.first, period.last):
        shift = present.get((line.day, line.technician))
        of_shift: tuple[Cell, ...] = (
            (shift.grade, shift.absence, shift.shift_minutes, shift.planned_minutes)
            if shift
            else (None, None, None, None)
        )
        rows.append(
            [
                line.day,
                line.technician,
                *of_shift,
                line.worked_minutes,
                line.finished_jobs,
                line.finished_hours,
            ]
        )
    return Sheet("workshop", "车间报表", "Workshop report", columns, rows)


def final_inspections_sheet(source: Source, period: Period) -> Sheet:
    columns = (
        Column("业务日", "Business day", Kind.DATE),
        Column("终检项次", "Final inspections", Kind.INTEGER, summed=True),
        Column("一次合格", "Passed at first", Kind.INTEGER, summed=True),
        Column("返工后合格", "Passed later", Kind.INTEGER, summed=True),
        Column("不合格", "Failed", Kind.INTEGER, summed=True),
        Column("合格率", "Passed", Kind.PERCENT),
    )
    rows: list[Row] = [
        [
            line.day,
            line.inspected,
            line.passed_first_time,
            line.passed_later,
            line.failed,
            _percent(line.passed_first_time + line.passed_later, line.inspected),
        ]
        for line in final_inspection_report(source.reads, source.store, period.first, period.last)
    ]
    return Sheet("final_inspections", "终检报表", "Final inspections", columns, rows)


def _percent(part: int, whole: int) -> Cell:
    if not whole:
        return Mark.NO_DENOMINATOR
    return (Decimal(part) / whole * 100).quantize(Decimal("0.01"))
