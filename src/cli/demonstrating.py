"""``aftersales demo``: some days of one store, then what the screens of that store would show."""

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from application.demo import STORE, Script, SimulatedClock, Tally, play, seeded_entropy, worth_a_look
from application.event_log.records import Refusal
from application.replay import Timeline, replay
from cli.language import Language, both, language
from cli.opening import holds_events, settings_for
from cli.options import Data, Lang
from cli.progress import progress
from cli.screen import err, out, short
from cli.tables.board import board_table
from cli.tables.queue import queue_table
from cli.tables.refusals import refusal_table
from cli.tables.timeline import timeline_table
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.state import WorkOrder
from domain.errors import Refused, define
from projections.dispatch_queue.queries import queue
from projections.parts_demand.queries.timeliness import service_timeliness
from projections.parts_shelf.queries.stock import stock
from projections.parts_shelf.queries.waiting import shortages
from projections.workshop_board.queries.orders import in_house
from runtime.settings import Settings
from runtime.system import System, open_system

NOT_EMPTY = define(
    "CLI-DEMO-001",
    zh="数据库中已有 {events} 个事件，演示需要空库",
    en="The database holds {events} events already: the demo needs an empty one",
)
_DIRECTORY = Path("aftersales-demo")
_EVER = ("0001-01", "9999-12")
_ALL_PARTS = 1_000

_Days = Annotated[int, typer.Option(min=1, max=60, help="天数 / days")]
_Seed = Annotated[int, typer.Option(min=0, help="种子：相同种子，相同日志 / same seed, same log")]
_Visits = Annotated[int, typer.Option(min=1, max=60, help="每天台次 / visits a day")]


def demo(
    *, days: _Days = 3, seed: _Seed = 1, visits: _Visits = 12, data: Data = None, lang: Lang = Language.ZH
) -> None:
    """演示门店 / play some days of one store and show its screens."""
    settings = _fresh(settings_for(data or _DIRECTORY))
    clock = SimulatedClock(datetime(2000, 1, 1, tzinfo=UTC))
    with open_system(settings, clock=clock, entropy=seeded_entropy(seed)) as system:
        if head := system.log.head():
            raise Refused(NOT_EMPTY, events=head)
        tally = _play(system, clock, Script(days=days, seed=seed, visits=visits))
        _show(out(), system, clock, tally)


def _fresh(settings: Settings) -> Settings:
    """A directory that holds events already is left alone, and the next free name beside it is taken."""
    wanted = settings.data_dir
    if settings.database_url is not None or not holds_events(wanted):
        return settings
    names = (wanted.with_name(f"{wanted.name}-{number}") for number in count(2))
    free = next(name for name in names if not holds_events(name))
    err().print(
        both(
            f"{wanted} 已有数据，保留不动；本次使用 {free}",
            f"({wanted} holds data and is kept; this run uses {free})",
        )
    )
    return settings.model_copy(update={"data_dir": free})


def _play(system: System, clock: SimulatedClock, script: Script) -> Tally:
    with progress() as bars:
        task = bars.add_task(both("演示天数", "Days"), total=script.days)
        tally = play(
            system.bus.handle,
            system.log,
            clock,
            system.rules(STORE),
            script,
            on_day=lambda day: bars.update(task, completed=day),
        )
        names = system.engine.names
        task = bars.add_task(both("读模型", "Read models"), total=len(names))
        for name in names:
            system.engine.run_until_caught_up(name)
            bars.advance(task)
    return tally


def _show(page: Console, system: System, clock: SimulatedClock, tally: Tally) -> None:
    rules = system.rules(STORE)
    page.print(
        both(
            f"到店 {tally.arrivals} 台，交车 {tally.delivered} 台，命令 {tally.commands} 条，事件 {tally.events} 个；"
            f"时间停在 {clock.now:%Y-%m-%d %H:%M}。",
            f"({tally.arrivals} arrivals, {tally.delivered} delivered, {tally.commands} commands, "
            f"{tally.events} events)",
        )
    )
    page.print(_parts_department(system))
    for line in tally.broken_off:
        err().print(both("中断:", "Broken off:") + line, markup=False)
    _section(page, refusal_table(_all_refusals(system), dict(tally.refusals)))
    _section(page, queue_table(queue(system.reader, STORE, rules), rules, clock.now))
    _section(page, board_table(in_house(system.reader, STORE), clock.now))
    if tally.stories:
        timeline = replay(system.log, WORK_ORDER, worth_a_look(tally), language=language().value)
        _section(page, timeline_table(timeline, WORK_ORDER.zh))
        _what_next(page, system.settings.data_dir, timeline)


def _parts_department(system: System) -> str:
    months = service_timeliness(system.reader, STORE, _EVER[0], _EVER[1])
    asked, served = sum(month.asked for month in months), sum(month.served for month in months)
    waiting = len(shortages(system.reader, STORE))
    gone = sum(part.available <= 0 for part in stock(system.reader, STORE, limit=_ALL_PARTS))
    return both(
        f"配件：{asked} 行中 {served} 行当场满足，待料 {waiting} 行，无可用库存 {gone} 种；详见 aftersales stock。",
        f"(parts: {served} of {asked} lines served at once, {waiting} waiting, {gone} parts with nothing free; "
        "see aftersales stock)",
    )


def _section(page: Console, content: object) -> None:
    page.print()
    page.print(content)


def _all_refusals(system: System) -> list[Refusal]:
    return system.log.refusals(limit=10_000)


def _what_next(page: Console, directory: Path, timeline: Timeline[WorkOrder]) -> None:
    where, order = f"--data {directory}", short(timeline.stream)
    middle = timeline.steps[len(timeline.steps) // 2].recorded
    position, month = middle.position, f"{middle.meta.occurred_at:%Y-%m}"
    tries = (
        (
            both("审计：截至某一位置", "As it stood at a position"),
            f"aftersales replay work-order {order} --as-of {position} {where}",
        ),
        (
            both("审计：含客户原话", "With the words of the customer"),
            f"aftersales replay work-order {order} --reveal {where}",
        ),
        (
            both("指标为什么是这个数", "Why a figure is what it is"),
            f"aftersales explain T01 --period {month} {where}",
        ),
        (
            both("当时所知的指标，此后因何而变", "The figures as known then, and what changed them"),
            f"aftersales figures --period {month} --as-of {position} {where}",
        ),
        (both("月报", "The month's report"), f"aftersales report monthly --month {month} {where}"),
        (both("谁在待料", "Who waits for parts"), f"aftersales stock shortages {where}"),
        (both("一个配件的卡片", "The card of a part"), f"aftersales stock card PAD-FRONT {where}"),
        (both("读模型状态", "Read models"), f"aftersales projections {where}"),
        (both("重建看板", "Rebuild the board"), f"aftersales rebuild workshop_board dispatch_queue {where}"),
        (both("启动接口", "Serve the API"), f"aftersales serve {where}"),
        (
            both("签发令牌", "A token"),
            f"TOKEN=$(aftersales token --person D01 --role dispatcher --store {STORE} {where})",
        ),
        (
            both("查询队列", "Ask for the queue"),
            'curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8080/v1/dispatch-queue',
        ),
    )
    page.print()
    page.print(both("接下来可以试试", "What to try next"), style="bold")
    for what, command in tries:
        page.print(f"  # {what}\n  {command}", markup=False, soft_wrap=True)
