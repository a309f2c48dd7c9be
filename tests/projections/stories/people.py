"""Streams and staff of the day who are in no other kit."""

from __future__ import annotations

from domain.actors import Role
from tests.support.scenario import DAY, STORE, staff

FRONT_DESK_SUPERVISOR = staff("fd01", Role.FRONT_DESK_SUPERVISOR)
TECHNICAL_SUPERVISOR = staff("ts01", Role.TECHNICAL_SUPERVISOR)
INFORMATION_CLERK = staff("ic01", Role.INFORMATION_CLERK)
LOUNGE_HOST = staff("lo01", Role.LOUNGE_HOST)

SENIOR_DAY = f"technician_day-{STORE}-te01-{DAY}"
JUNIOR_DAY = f"technician_day-{STORE}-te02-{DAY}"
LIFT_DAY = f"bay_day-{STORE}-B1-{DAY}"
EXPRESS_DAY = f"bay_day-{STORE}-B2-{DAY}"
PLAN = f"job_plan-{STORE}-{DAY}"
