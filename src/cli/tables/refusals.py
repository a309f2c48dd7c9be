"""The log of refusals as a table."""

from collections.abc import Iterable

from rich.table import Table

from application.event_log.records import Refusal
from cli.language import both, one
from cli.screen import table
from domain.errors import AfterSalesError, catalogue


def refusal_table(refusals: Iterable[Refusal], counts: dict[str, int]) -> Table:
    """One line for each code, with the last attempt; ``counts`` says how many there were."""
    grid = table(
        both("被拒绝的操作", "Refused commands"),
        both("次数", "Times"),
        both("代码", "Code"),
        both("谁", "Who"),
        both("命令", "Command"),
        both("原因", "Why"),
    )
    for refusal in {each.code: each for each in refusals}.values():
        error = AfterSalesError(catalogue()[refusal.code], **refusal.params)
        grid.add_row(
            str(counts.get(refusal.code, 1)),
            refusal.code,
            f"{refusal.actor_id} {refusal.role}",
            refusal.command_type,
            error.text(one("zh", "en")),
        )
    return grid
