"""The dispatch queue as a table."""

from datetime import datetime

from rich.table import Table

from cli.language import both, language, one
from cli.screen import short, table
from cli.tables.instants import moment, span
from domain.rules.rule_set import RuleSet
from projections.dispatch_queue.queries import QueueEntry


def queue_table(entries: list[QueueEntry], rules: RuleSet, now: datetime) -> Table:
    """In the order of the rules; ``now`` is what the time left is measured from."""
    grid = table(
        both("派工队列", "Dispatch queue"),
        "",
        both("工单", "Order"),
        both("项目", "Job"),
        both("交车承诺", "Promised"),
        both("剩余", "Left"),
        both("要求", "Needs"),
        both("标志", "Marks"),
        both("阻塞", "Blocked"),
    )
    for place, entry in enumerate(entries, start=1):
        standard = rules.labour_standard.get(entry.operation)
        title = one(standard.zh, standard.en) if standard else ""
        grid.add_row(
            str(place),
            short(entry.order),
            f"{entry.job} {entry.operation} {title}",
            moment(entry.promised_at),
            span(entry.promised_at, now),
            _needs(entry),
            _marks(entry),
            _blocked(entry),
        )
    return grid


def _needs(entry: QueueEntry) -> str:
    needed = [entry.grade.label(language()), *(each.label(language()) for each in entry.qualifications)]
    return ", ".join(needed)


def _marks(entry: QueueEntry) -> str:
    marks = (
        (entry.waiting_customer, one("等候", "waiting")),
        (entry.express_lane, one("快保", "express")),
        (entry.appointment, one("预约", "appointment")),
        (entry.rework, one("返工", "rework")),
    )
    return " ".join(mark for applies, mark in marks if applies)


def _blocked(entry: QueueEntry) -> str:
    reasons = [block.label(language()) for block in entry.blocked_by]
    if entry.paused_for is not None and entry.blocked_by:
        reasons.append(entry.paused_for.label(language()))
    reasons.extend(short.part for short in entry.shortages)
    return " ".join(reasons)
