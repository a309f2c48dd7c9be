"""Where a rebuild takes place."""

from dataclasses import dataclass

from projections.engine.batch import OnStep
from projections.engine.bound import Bounds
from projections.engine.copy_rules import RulesNow
from projections.engine.database import ReadDatabase
from projections.engine.reader import Reader
from projections.engine.sizes import Sizes
from projections.engine.source import EventSource

STEPS = (
    "rebuild.1-begun",
    "rebuild.2-part-folded",
    "rebuild.3-before-chunk",
    "rebuild.4-chunk-stored",
    "rebuild.5-indexed",
    "rebuild.6-filled",
    "rebuild.7-batch-stored",
    "rebuild.8-caught-up",
    "rebuild.9-compared",
    "rebuild.10-before-switch",
    "rebuild.11-switched",
    "rebuild.12-before-drop",
    "rebuild.13-dropped",
)
"""In this order; some are passed once for each part, chunk, table or batch. "Before" is inside the transaction."""


@dataclass(frozen=True)
class Site:
    """``on_step`` is called at each of :data:`STEPS`."""

    bounds: Bounds
    source: EventSource
    database: ReadDatabase
    reader: Reader
    on_step: OnStep
    sizes: Sizes
    rules_now: RulesNow
