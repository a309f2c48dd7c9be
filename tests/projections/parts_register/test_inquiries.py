"""Questions at the counter: asked, quoted, ordered, arrived."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from domain.aggregates.parts_inquiry.words import InquiryKind
from projections.parts_register import PARTS_REGISTER
from projections.parts_register.queries.inquiries import Inquiry, inquiries, open_inquiries
from projections.parts_register.words import InquiryStage
from tests.projections.log_builder import Log
from tests.projections.parts_register import story
from tests.projections.parts_register.story import DESK, SHOP
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.scenario import DAY, STORE, clock


def asked(log: Log, backend: BackendUrl) -> list[Inquiry]:
    with read_model(PARTS_REGISTER, log.events, backend) as reader:
        return inquiries(reader, STORE, DAY, DAY)


@pytest.mark.requirement("R-111b")
def test_the_trail_from_request_over_order_to_arrival(backend: BackendUrl) -> None:
    log = Log()
    stages: list[InquiryStage] = []
    steps: tuple[Callable[[], Log], ...] = (
        lambda: story.ask(log, SHOP, InquiryKind.WORKSHOP, "OIL-1", "PAD-A"),
        lambda: story.quote(log, SHOP, InquiryKind.WORKSHOP),
        lambda: story.order(log, SHOP, "OIL-1", "purchase_order-1"),
        lambda: story.receive(log, "purchase_order-1", "OTHER", "1", fen=1, when=clock(13)),
        lambda: story.receive(log, "purchase_order-1", "OIL-1", "1.5", fen=4_000, when=clock(14)),
        lambda: story.order(log, SHOP, "PAD-A", "purchase_order-2"),
        lambda: story.close(log, SHOP),
    )
    for step in steps:
        step()
        [one] = asked(log, backend)
        stages.append(one.stage)
    assert stages == [
        InquiryStage.ASKED,
        InquiryStage.QUOTED,
        InquiryStage.ORDERED,
        InquiryStage.ORDERED,
        InquiryStage.ARRIVED,
        InquiryStage.ORDERED,
        InquiryStage.CLOSED,
    ]
    assert (one.order, one.job, one.by, one.at) == ("work_order-1", "J1", "te01", clock(9))
    assert [(each.part, each.arrived, each.arrived_at) for each in one.special_orders] == [
        ("OIL-1", Decimal("1.5"), clock(14)),
        ("PAD-A", Decimal(0), None),
    ]


@pytest.mark.requirement("R-111a")
def test_an_answer_shows_price_and_stock(backend: BackendUrl) -> None:
    with read_model(PARTS_REGISTER, story.inquiries().events, backend) as reader:
        [shop] = open_inquiries(reader, STORE)
        both = inquiries(reader, STORE, DAY, DAY)
        assert open_inquiries(reader, "BJ01") == []
    assert [(each.inquiry, each.stage) for each in both] == [
        (DESK, InquiryStage.CLOSED),
        (SHOP, InquiryStage.ARRIVED),
    ]
    assert (shop.inquiry, shop.total_fen, shop.quoted_by) == (SHOP, 9_000, "pc01")
    assert shop.quoted is not None
    [line] = shop.quoted
    assert (line.part, line.unit_price_fen, line.price_version) == ("OIL-1", 6_000, "V1")
    assert (line.quantity, line.available) == (Decimal("1.5"), Decimal(0))
    assert shop.special_orders[0].arrived == Decimal("1.5")
