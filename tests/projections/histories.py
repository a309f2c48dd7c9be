"""One plausible day of one store, which all read models are shown.

Order 1: brake pads, found wanting by the final inspection, plus additional work; paused for parts; delivered late.
Order 2: express service of a customer who waits in the house; done, not yet settled. Order 3: a comeback, in the queue.
"""

from __future__ import annotations

from domain.envelope import Recorded
from domain.event import Event
from tests.projections.log_builder import merged
from tests.projections.stories.brake_job import brake_job
from tests.projections.stories.comeback import comeback
from tests.projections.stories.express_service import express_service
from tests.projections.stories.workshop_day import workshop_day


def a_day() -> list[Recorded[Event]]:
    """Everything from the planning of the shifts to the late afternoon, in the order of time."""
    return merged(workshop_day(), brake_job(), express_service(), comeback())
