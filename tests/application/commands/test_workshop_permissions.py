"""Who may dispatch, work and inspect, as the tables say."""

from typing import get_args

import pytest

from application.commands.permission_tables import (
    work_order_dispatching,
    work_order_inspecting,
    work_order_working,
)
from application.commands.permissions import PermissionTable, check_role
from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.dispatching import DispatchingCommand
from domain.aggregates.work_order.commands.dispatching.models import DispatchJob, ReassignJob
from domain.aggregates.work_order.commands.inspecting import InspectingCommand
from domain.aggregates.work_order.commands.inspecting.models import (
    AcceptJob,
    AuditFinalInspection,
    FailFinalInspection,
    PassFinalInspection,
)
from domain.aggregates.work_order.commands.working import WorkingCommand
from domain.aggregates.work_order.commands.working.models import ClockOn, CloseDiagnosis
from domain.command import Command
from domain.errors import Forbidden


@pytest.mark.parametrize(
    ("table", "commands"),
    [
        (work_order_dispatching.TABLE, get_args(DispatchingCommand)),
        (work_order_working.TABLE, get_args(WorkingCommand)),
        (work_order_inspecting.TABLE, get_args(InspectingCommand)),
    ],
)
def test_every_command_has_its_roles(table: PermissionTable, commands: tuple[type[Command], ...]) -> None:
    assert table.keys() == set(commands)
    assert all(table.values())


@pytest.mark.parametrize("command", [DispatchJob, ReassignJob])
@pytest.mark.parametrize(
    "role",
    [
        Role.TECHNICIAN,
        Role.INFORMATION_CLERK,
        Role.WARRANTY_CLERK,
        Role.PARTS_CLERK,
        Role.CASHIER,
        Role.SERVICE_ADVISOR,
        Role.AUDITOR,
        Role.OPERATOR,
    ],
)
def test_no_technician_and_no_clerk_dispatches(role: Role, command: type[Command]) -> None:
    with pytest.raises(Forbidden):
        check_role(work_order_dispatching.TABLE, Actor(id="xx01", role=role), command)


@pytest.mark.requirement("R-026a")
@pytest.mark.parametrize("role", [Role.WORKSHOP_SUPERVISOR, Role.DISPATCHER])
def test_the_workshop_dispatches(role: Role) -> None:
    check_role(work_order_dispatching.TABLE, Actor(id="xx01", role=role), DispatchJob)


@pytest.mark.requirement("R-037a")
@pytest.mark.parametrize("command", [PassFinalInspection, FailFinalInspection])
def test_only_the_inspector_inspects(command: type[Command]) -> None:
    assert work_order_inspecting.TABLE[command] == {Role.QUALITY_INSPECTOR}


@pytest.mark.parametrize(
    ("table", "command", "role"),
    [
        pytest.param(
            work_order_inspecting.TABLE,
            AuditFinalInspection,
            Role.TECHNICAL_SUPERVISOR,
            marks=pytest.mark.requirement("R-037b"),
        ),
        pytest.param(
            work_order_inspecting.TABLE,
            AcceptJob,
            Role.WORKSHOP_SUPERVISOR,
            marks=pytest.mark.requirement("R-039a"),
        ),
        pytest.param(
            work_order_working.TABLE,
            CloseDiagnosis,
            Role.TECHNICAL_SUPERVISOR,
            marks=pytest.mark.requirement("R-032a"),
        ),
    ],
)
def test_supervision_is_for_supervisors(table: PermissionTable, command: type[Command], role: Role) -> None:
    assert role in table[command]
    assert Role.TECHNICIAN not in table[command]
    assert Role.SERVICE_ADVISOR not in table[command]


def test_clerks_do_not_work_on_cars() -> None:
    with pytest.raises(Forbidden):
        check_role(work_order_working.TABLE, Actor(id="ic01", role=Role.INFORMATION_CLERK), ClockOn)
