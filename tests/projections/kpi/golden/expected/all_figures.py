"""Every figure of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from tests.projections.kpi.golden.expected.bays import BAYS
from tests.projections.kpi.golden.expected.dispatching import C10
from tests.projections.kpi.golden.expected.heads import HEADS
from tests.projections.kpi.golden.expected.lengths import LENGTHS
from tests.projections.kpi.golden.expected.parts import PARTS
from tests.projections.kpi.golden.expected.per_visit import PER_VISIT
from tests.projections.kpi.golden.expected.promises import PROMISES
from tests.projections.kpi.golden.expected.quality import QUALITY
from tests.projections.kpi.golden.expected.revenue import REVENUE
from tests.projections.kpi.golden.expected.selling import SELLING
from tests.projections.kpi.golden.expected.technicians import TECHNICIANS
from tests.projections.kpi.golden.expected.visits import VISITS
from tests.projections.kpi.golden.ledger import Golden, never_told

_NEVER_TOLD = tuple(never_told(kpi) for kpi in ("V21", "V21a", "V21b", "V21c", "R12"))

ALL: Mapping[str, Golden] = {
    golden.kpi: golden
    for golden in (
        *VISITS,
        *REVENUE,
        *PER_VISIT,
        *SELLING,
        *PROMISES,
        *LENGTHS,
        *QUALITY,
        *TECHNICIANS,
        *HEADS,
        *BAYS,
        C10,
        *PARTS,
        *_NEVER_TOLD,
    )
}
