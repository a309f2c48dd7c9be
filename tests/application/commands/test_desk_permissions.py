"""Who may open, contract and quote, as the tables say."""

from typing import get_args

import pytest

from application.commands.permission_tables import (
    work_order_contracting,
    work_order_opening,
    work_order_quoting,
)
from application.commands.permissions import PermissionTable, check_role
from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.contracting import ContractingCommand
from domain.aggregates.work_order.commands.contracting.models import ReviewContract
from domain.aggregates.work_order.commands.opening import OpeningCommand
from domain.aggregates.work_order.commands.opening.models import IssueDispatchOrder, OpenWorkOrder
from domain.aggregates.work_order.commands.quoting import QuotingCommand
from domain.aggregates.work_order.commands.quoting.models import (
    AcknowledgeAdditionalWork,
    AddJob,
    AuthoriseJob,
    QuoteJob,
)
from domain.command import Command
from domain.errors import Forbidden
from tests.support.default_rules import DEFAULT_RULES


@pytest.mark.parametrize(
    ("table", "commands"),
    [
        (work_order_opening.TABLE, get_args(OpeningCommand)),
        (work_order_contracting.TABLE, get_args(ContractingCommand)),
        (work_order_quoting.TABLE, get_args(QuotingCommand)),
    ],
)
def test_every_command_has_its_roles(table: PermissionTable, commands: tuple[type[Command], ...]) -> None:
    assert table.keys() == set(commands)
    assert all(table.values())


@pytest.mark.requirement("R-036")
@pytest.mark.parametrize("command", [AcknowledgeAdditionalWork, QuoteJob, AuthoriseJob])
def test_a_technician_proposes_work_and_settles_nothing_with_the_customer(command: type[Command]) -> None:
    technician = Actor(id="te01", role=Role.TECHNICIAN)
    check_role(work_order_quoting.TABLE, technician, AddJob)
    with pytest.raises(Forbidden):
        check_role(work_order_quoting.TABLE, technician, command)


@pytest.mark.parametrize("command", [OpenWorkOrder, IssueDispatchOrder])
@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.INFORMATION_CLERK, Role.CASHIER, Role.AUDITOR])
def test_only_the_front_office_opens_orders_and_issues_dispatch_orders(
    role: Role, command: type[Command]
) -> None:
    check_role(work_order_opening.TABLE, Actor(id="sa01", role=Role.SERVICE_ADVISOR), command)
    with pytest.raises(Forbidden):
        check_role(work_order_opening.TABLE, Actor(id="xx01", role=role), command)


@pytest.mark.requirement("R-022", "R-023")
def test_whoever_the_rules_call_to_review_a_contract_may_review_it() -> None:
    called = {
        role
        for review in DEFAULT_RULES.contract_reviews.values()
        for role in (*review.signed_by, *review.with_participation_of)
    }
    assert called <= work_order_contracting.TABLE[ReviewContract]


@pytest.mark.requirement("R-050")
def test_whoever_may_override_hours_may_quote() -> None:
    assert set(DEFAULT_RULES.labour_override_roles) <= work_order_quoting.TABLE[QuoteJob]
