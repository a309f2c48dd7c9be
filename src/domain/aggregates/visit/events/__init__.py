"""Everything that can happen in a visit, by phase."""

from domain.aggregates.visit.events.presence import PresenceEvent
from domain.aggregates.visit.events.reception import ReceptionEvent
from domain.aggregates.visit.events.responsibility import ResponsibilityEvent

VisitEvent = ReceptionEvent | PresenceEvent | ResponsibilityEvent
