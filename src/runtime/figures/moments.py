"""From a moment of the past to a position of the log."""

from application.replay import AsOf
from projections.engine import EventSource


def position_at(log: EventSource, moment: AsOf) -> int:
    """The last position that was known then; 0 before the first event.

    Events are recorded in the order of their positions, as far as the clocks of the processes agree.
    """
    head = log.head()
    if moment.position is not None:
        return min(moment.position, head)
    known, unknown = 0, head + 1
    while unknown - known > 1:
        middle = (known + unknown) // 2
        found = log.read_all(after=middle - 1, limit=1)
        if found and moment.knows(found[0]):
            known = max(middle, found[0].position)
        else:
            unknown = middle
    return min(known, head)
