"""What a store is told from outside about one month: satisfaction, profit and cost."""

from typing import get_args

from domain.aggregates.month_results.commands import MonthResultsCommand, decide
from domain.aggregates.month_results.events import MonthResultsEvent
from domain.aggregates.month_results.state import MonthResults, evolve
from domain.decider import Decider

MONTH_RESULTS: Decider[MonthResults, MonthResultsCommand, MonthResultsEvent] = Decider(
    kind="month_results",
    zh="月度经营结果",
    initial=MonthResults(),
    commands=get_args(MonthResultsCommand),
    events=get_args(MonthResultsEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
