"""Who answers for the customer, and whether the reception process was kept."""

from domain.aggregates.visit.words import ItemCode, Means
from domain.event import Event
from domain.identifiers import StaffId
from domain.personal import Personal


class MatterHandedOver(Event, name="visit.matter_handed_over"):
    """Offered by its owner, or by a superior in his place; he stays responsible until it is accepted."""

    to: StaffId


class HandoverAccepted(Event, name="visit.handover_accepted"):
    """The actor of the envelope is now responsible."""


class ReceptionProcessChecked(Event, name="visit.reception_process_checked"):
    """``done`` and ``missed`` together are the check list of the rule set named in the envelope."""

    advisor: StaffId
    done: tuple[ItemCode, ...]
    missed: tuple[ItemCode, ...]


class ProcessDeviationFlagged(Event, name="visit.process_deviation_flagged"):
    """Noticed from orders, system or reports, apart from any check on the spot."""

    advisor: StaffId
    step: ItemCode
    means: Means
    note: Personal | None


ResponsibilityEvent = MatterHandedOver | HandoverAccepted | ReceptionProcessChecked | ProcessDeviationFlagged
