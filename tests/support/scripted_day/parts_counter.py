"""A day at the parts counter: bought, shelved, handed out, brought back, counted, asked for, lent."""

from datetime import date

from tests.acceptance.one_order import received
from tests.acceptance.parts_counter import PADS, define, issue, receive
from tests.support.scripted_day.people import ADVISOR, PARTS, PARTS_SUPERVISOR, STATION_HEAD, TECHNICIAN
from tests.support.scripted_day.step import Script, Step


def parts_day(store: str, day: date) -> tuple[Step, ...]:
    """Commands of every aggregate of the parts department, none of them refused."""
    script = Script(store=store, day=day, prefix="parts")
    define(script)
    _bought(script)
    receive(script, 2)
    order = received(script, 77).order
    script.on(order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer")
    script.on(
        order, ADVISOR, "quote_job", job="J1",
        materials=[{"part": PADS, "quantity": "2", "unit_price": {"fen": 32_000}}],
    )  # fmt: skip
    script.on(order, ADVISOR, "authorise_job", job="J1", method="in_person", cap={"fen": 64_000})
    issue(script, order, 2, number="L1")
    script.on(order, PARTS, "return_part", job="J1", line="L1", quantity="1", condition="opened")
    _asked_and_counted(script, order)
    script.start(PARTS_SUPERVISOR, "parts_transfer.request", part=PADS, quantity="1", from_store="S02")
    return tuple(script.steps)


def _bought(script: Script) -> None:
    script.on(
        f"supplier-{script.store}-SGM", STATION_HEAD, "approve_channel",
        supplier="SGM", title="上汽通用配件", scope="原厂件",
    )  # fmt: skip
    plan = script.start(
        PARTS, "purchase_plan.draft", title="三月常用件", lines=[{"part": PADS, "quantity": "4"}]
    )
    script.on(plan, PARTS_SUPERVISOR, "approve")
    order = script.start(
        PARTS, "purchase_order.draft",
        supplier="SGM", kind="stock", plan=plan,
        lines=[{"part": PADS, "quantity": "4", "unit_price": {"fen": 11_000}}],
    )  # fmt: skip
    script.on(order, PARTS_SUPERVISOR, "review")
    script.on(order, PARTS_SUPERVISOR, "issue")
    script.on(
        order, PARTS, "receive_goods",
        line="L1", delivered="4", accepted="4", invoiced_price={"fen": 11_000}, bin="A-01", document="INV-1",
    )  # fmt: skip


def _asked_and_counted(script: Script, order: str) -> None:
    script.start(
        TECHNICIAN, "parts_inquiry.ask",
        kind="workshop", order=order, job="J1", wanted=[{"description": "前刹车片", "quantity": "1"}],
    )  # fmt: skip
    count = script.start(PARTS_SUPERVISOR, "stock_count.plan", title="抽盘", parts=[PADS])
    script.on(count, PARTS_SUPERVISOR, "freeze")
    script.on(count, PARTS, "enter", part=PADS, counted="5")
    script.on(count, PARTS_SUPERVISOR, "approve")
    script.on(count, PARTS_SUPERVISOR, "post")
