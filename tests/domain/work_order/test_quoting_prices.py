"""The price of a job: lines from the standard, overrides in sight, re-quotes."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import Role
from domain.aggregates.work_order.commands.quoting.models import (
    LabourItem,
    MaterialItem,
    QuoteJob,
    ServiceItem,
)
from domain.aggregates.work_order.events.quoting import AuthorisationReset, JobDeclined, JobQuoted
from domain.aggregates.work_order.events.working import ClockedOff, JobCancelled
from domain.aggregates.work_order.lines import LabourLine, MaterialLine, ServiceLine
from domain.money import Money, total
from domain.reasons import ReasonCode
from domain.trade import CostClass
from domain.workforce import Grade
from tests.domain.work_order.histories_quoting import (
    DIAGNOSED,
    Order,
    added,
    at_work,
    authorised,
    bill,
    opened,
    order,
    quote,
    quoted,
    yuan,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import ADVISOR, TECHNICIAN, because, clock, staff

FRONT_DESK_SUPERVISOR = staff("fd01", Role.FRONT_DESK_SUPERVISOR)
STANDARD_HOURS = DEFAULT_RULES.labour_standard["BR-PAD"].standard_hours


def brakes(*more: str) -> Order:
    """An order with a brake job, diagnosed, not quoted."""
    return order(
        opened(), DIAGNOSED, added(), *(added(f"J{n}", code) for n, code in enumerate(more, start=2))
    )


def labour(operation: str = "BR-PAD", billed: str | None = None, *, reason: bool = False) -> QuoteJob:
    item = LabourItem(operation=operation, billed_hours=Decimal(billed) if billed else None)
    return QuoteJob(
        job="J1", labour=(item,), reason=because(ReasonCode.CONDITION_OF_VEHICLE) if reason else None
    )


def quoted_lines(scenario: Order) -> JobQuoted:
    event = scenario.history[-1].event
    assert isinstance(event, JobQuoted)
    return event


@pytest.mark.requirement("R-050", "R-012a")
def test_a_quote_prices_labour_at_standard_hours_and_material_by_quantity() -> None:
    scenario = brakes().when(
        QuoteJob(
            job="J1",
            labour=(LabourItem(operation="BR-PAD"),),
            materials=(MaterialItem(part="PAD-01", quantity=Decimal("1.5"), unit_price=yuan(201)),),
            services=(ServiceItem(cost_class=CostClass.SUBLET, title="Disc skimming", amount=yuan(120)),),
        ),
        at=clock(9),
    )
    scenario.then(
        JobQuoted(
            job="J1",
            revision=1,
            lines=(
                LabourLine(
                    line="L1",
                    operation="BR-PAD",
                    standard_hours=STANDARD_HOURS,
                    billed_hours=STANDARD_HOURS,
                    rate=yuan(300),
                    amount=yuan(360),
                ),
                MaterialLine(
                    line="L2",
                    part="PAD-01",
                    quantity=Decimal("1.5"),
                    unit_price=yuan(201),
                    amount=Money(fen=30_150),
                ),
                ServiceLine(line="L3", cost_class=CostClass.SUBLET, title="Disc skimming", amount=yuan(120)),
            ),
            total=Money(fen=78_150),
            price_list=DEFAULT_RULES.id,
            valid_until=clock(9, days=7),
        )
    )


@pytest.mark.requirement("R-050")
def test_other_hours_are_an_override_in_sight_with_role_and_reason() -> None:
    scenario = brakes()
    scenario.when(labour(billed="1.5", reason=True), by=ADVISOR).then_refused("WO-QUOTE-011")
    scenario.when(labour(billed="1.5"), by=FRONT_DESK_SUPERVISOR).then_refused("WO-QUOTE-012")
    scenario.when(labour(billed="1.5", reason=True), by=FRONT_DESK_SUPERVISOR)
    [line] = quoted_lines(scenario).lines
    assert isinstance(line, LabourLine)
    assert (line.standard_hours, line.billed_hours, line.amount) == (
        STANDARD_HOURS,
        Decimal("1.5"),
        yuan(450),
    )
    assert line.overridden
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.CONDITION_OF_VEHICLE


@pytest.mark.requirement("R-050")
def test_fewer_hours_are_an_override_too() -> None:
    brakes().when(labour(billed="1.19", reason=True), by=ADVISOR).then_refused("WO-QUOTE-011")


@pytest.mark.requirement("R-050")
def test_the_standard_hours_written_out_are_no_override() -> None:
    scenario = brakes().when(labour(billed="1.20"), by=ADVISOR)
    [line] = quoted_lines(scenario).lines
    assert isinstance(line, LabourLine)
    assert not line.overridden


@pytest.mark.requirement("R-050")
def test_labour_outside_the_standard_is_refused() -> None:
    brakes().when(labour("NO-SUCH")).then_refused("WO-QUOTE-001")


@pytest.mark.parametrize("operation", ["HV-BAT", "SUS-ARM", "AC-GAS", "MT-B", "EN-OVH"])
def test_labour_that_asks_for_more_than_the_job_needs_a_job_of_its_own(operation: str) -> None:
    brakes().when(labour(operation)).then_refused("WO-QUOTE-013")


def test_an_overhaul_is_not_hidden_in_a_job_of_the_same_grade() -> None:
    plain = DEFAULT_RULES.labour_standard["BR-PAD"]
    assert plain.grade is Grade.JUNIOR
    overhaul = plain.model_copy(update={"overhaul": True})
    rules = DEFAULT_RULES.model_copy(update={"labour_standard": {"BR-OVH": overhaul}})
    brakes().when(labour("BR-OVH"), rules=rules).then_refused("WO-QUOTE-013")


def test_easier_labour_may_stand_beside_the_job() -> None:
    scenario = brakes().when(labour("EL-BAT"))
    assert quoted_lines(scenario).total == yuan(120)


def test_a_quote_has_lines() -> None:
    brakes().when(QuoteJob(job="J1")).then_refused("WO-QUOTE-007")


@pytest.mark.requirement("R-011")
def test_no_price_before_cause_and_claim_mark_are_recorded() -> None:
    order(opened(), added()).when(labour()).then_refused("WO-QUOTE-008")


def test_a_quote_may_be_free_and_never_negative() -> None:
    brakes().when(quote(0)).then(quoted(amount=0))
    with pytest.raises(ValueError, match="unit_price"):
        MaterialItem(part="PAD-01", quantity=Decimal(1), unit_price=Money(fen=-1))


def test_line_and_job_have_a_largest_amount() -> None:
    most = MaterialItem(part="PAD-01", quantity=Decimal(1), unit_price=yuan(10_000_000))
    brakes().when(QuoteJob(job="J1", materials=(most,))).then(quoted(amount=10_000_000))
    brakes().when(QuoteJob(job="J1", materials=(most, most))).then_refused("WO-ORDER-005")
    twice = most.model_copy(update={"quantity": Decimal(2)})
    brakes().when(QuoteJob(job="J1", materials=(twice,))).then_refused("WO-ORDER-005")


@pytest.mark.requirement("R-036")
@pytest.mark.parametrize(("amount", "reset"), [(659, False), (660, False), (661, True)])
def test_a_new_price_above_the_cap_takes_the_authorisation_away(amount: int, reset: bool) -> None:
    scenario = brakes().given(quoted(), authorised(cap=660)).when(quote(amount))
    again = quoted(amount=amount, line="L2", revision=2)
    if reset:
        scenario.then(again, AuthorisationReset(job="J1", quoted=yuan(amount), cap=yuan(660)))
    else:
        scenario.then(again)
    assert scenario.state.jobs["J1"].offer.authorised is not reset


def test_no_new_price_while_somebody_is_clocked_on() -> None:
    scenario = brakes().given(quoted(), authorised(), *at_work())
    scenario.when(quote(700)).then_refused("WO-QUOTE-010")
    scenario.given(ClockedOff(job="J1", technician=TECHNICIAN.id), by=TECHNICIAN)
    scenario.when(quote(600), at=clock(8)).then(quoted(amount=600, line="L2", revision=2))


def test_a_customer_who_said_no_may_be_offered_a_new_price() -> None:
    scenario = brakes().given(quoted(), JobDeclined(job="J1")).when(quote(500))
    scenario.then(quoted(amount=500, line="L2", revision=2))
    assert scenario.state.jobs["J1"].active


def test_only_jobs_of_the_order_that_are_not_cancelled_are_quoted() -> None:
    brakes().when(quote(500, "J2")).then_refused("WO-ORDER-002")
    brakes().given(JobCancelled(job="J1", work_started=False)).when(quote(500)).then_refused("WO-ORDER-003")
    brakes().given(quoted(), authorised(), bill()).when(quote(500)).then_refused("WO-ORDER-004")
    order().when(quote(500)).then_refused("WO-ORDER-001")


def test_a_quote_is_valid_for_as_long_as_the_rules_say() -> None:
    rules = DEFAULT_RULES.model_copy(update={"quote_valid_days": 3})
    scenario = brakes().when(quote(500), at=clock(10), rules=rules)
    assert quoted_lines(scenario).valid_until == clock(10) + timedelta(days=3)


_ITEMS = st.lists(
    st.builds(
        MaterialItem,
        part=st.just("PAD-01"),
        quantity=st.decimals("0.001", "50", places=3),
        unit_price=st.builds(Money, fen=st.integers(0, 500_000)),
    ),
    min_size=1,
    max_size=8,
).map(tuple)


@given(_ITEMS, _ITEMS)
def test_totals_are_exact_and_line_ids_are_used_once(
    first: tuple[MaterialItem, ...], second: tuple[MaterialItem, ...]
) -> None:
    scenario = brakes("EL-BAT")
    one = quoted_lines(scenario.when(QuoteJob(job="J1", materials=first)))
    two = quoted_lines(scenario.when(QuoteJob(job="J2", materials=second)))
    for event in (one, two):
        assert event.total == total(line.amount for line in event.lines)
    lines = [line.line for event in (one, two) for line in event.lines]
    assert lines == [f"L{n}" for n in range(1, len(first) + len(second) + 1)]
