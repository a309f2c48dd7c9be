"""Roles that usually act alike."""

from domain.actors import Role

DESK = frozenset({Role.SERVICE_ADVISOR, Role.RECEPTIONIST})
"""Who receives customers."""
DESK_SUPERIORS = frozenset(
    {
        Role.FRONT_DESK_SUPERVISOR,
        Role.FRONT_OFFICE_MANAGER,
        Role.SERVICE_MANAGER,
        Role.AFTER_SALES_MANAGER,
    }
)
LOUNGE = frozenset({Role.LOUNGE_HOST, Role.LOUNGE_SUPERVISOR})
FRONT_OFFICE = DESK | DESK_SUPERIORS
PLANNERS = frozenset({Role.DISPATCHER, Role.WORKSHOP_SUPERVISOR})
"""Who keeps technicians' and bays' time."""
PARTS_COUNTER = frozenset({Role.PARTS_SUPERVISOR, Role.PARTS_CLERK})
NOBODY: frozenset[Role] = frozenset()
"""No person gives the command: another command does, and keeps two streams in agreement."""
