"""What became of the rows of an imported file: counted, explained, and a sheet of those that were rejected."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from application.imports import Result, Verdict, write_rejections
from cli.language import both, one
from cli.progress import progress
from cli.screen import out, table


class Tally:
    """Rows by verdict; only the rejected ones are kept."""

    def __init__(self) -> None:
        self.counts: Counter[Verdict] = Counter()
        self.rejected: list[Result] = []

    def take(self, results: Iterable[Result], name: str, lines: int | None) -> None:
        """While it shows how far it is."""
        with progress() as bars:
            task = bars.add_task(name, total=lines)
            for each in results:
                self.counts[each.verdict] += 1
                if each.verdict is Verdict.REJECTED:
                    self.rejected.append(each)
                bars.update(task, completed=each.line)
            bars.update(task, completed=lines)


def tell(tally: Tally, where: Path | None, *, dry_run: bool) -> None:
    """``where`` the sheet of the rejected rows goes, None for none."""
    if where is not None:
        write_rejections(where, tally.rejected)
    counts, rejected = tally.counts, tally.rejected
    page = out()
    if dry_run:
        page.print(both("试运行：未写入任何数据。", "Dry run: nothing was written."))
    page.print(
        both(
            f"共 {counts.total()} 行：接受 {counts[Verdict.ACCEPTED]}，此前已导入 {counts[Verdict.KNOWN]}，"
            f"拒绝 {len(rejected)}。",
            f"({counts.total()} rows: {counts[Verdict.ACCEPTED]} accepted, "
            f"{counts[Verdict.KNOWN]} imported before, {len(rejected)} rejected)",
        )
    )
    if rejected:
        page.print(_reasons(rejected))
    if where is not None:
        page.print(both("被拒行清单", "Rejected rows:") + f" {where}", soft_wrap=True)


def _reasons(rejected: list[Result]) -> object:
    grid = table(
        both("拒绝原因", "Why rows were rejected"),
        both("行数", "Rows"),
        both("代码", "Code"),
        both("列", "Column"),
        both("原因", "Reason"),
        both("首行", "First line"),
    )
    problems = [(each.line, each.problem) for each in rejected if each.problem is not None]
    counts = Counter((problem.code, problem.field) for _, problem in problems)
    for (code, field), number in counts.most_common():
        line, problem = next(
            (line, problem) for line, problem in problems if (problem.code, problem.field) == (code, field)
        )
        grid.add_row(str(number), code, field, one(problem.zh, problem.en), str(line))
    return grid
