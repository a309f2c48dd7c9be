"""Who works here."""

from __future__ import annotations

from domain.actors import Actor, Role
from tests.support.scenario import staff

SA1 = staff("sa01", Role.SERVICE_ADVISOR)
SA2 = staff("sa02", Role.SERVICE_ADVISOR)
RECEPTIONIST = staff("re01", Role.RECEPTIONIST)
FRONT_DESK = staff("fd01", Role.FRONT_DESK_SUPERVISOR)
SERVICE_MANAGER = staff("sm01", Role.SERVICE_MANAGER)
DISPATCHER = staff("di01", Role.DISPATCHER)
INSPECTOR = staff("qi01", Role.QUALITY_INSPECTOR)
CASHIER = staff("ca01", Role.CASHIER)
WORKSHOP = staff("ws01", Role.WORKSHOP_SUPERVISOR)
PARTS = staff("pc01", Role.PARTS_CLERK)
PARTS_SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
TECHNICAL = staff("ts01", Role.TECHNICAL_SUPERVISOR)


def technician(staff_id: str) -> Actor:
    """te01 and te02 are mechanics, te03 does body work, te04 paints."""
    return staff(staff_id, Role.TECHNICIAN)
