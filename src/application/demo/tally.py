"""What came of the simulated days."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """``refusals`` by code: what the store attempted and the rules refused. ``broken_off``: journeys that a refusal
    nobody had expected brought to an end. ``stories``: what is worth a look, for each order.
    """

    commands: int = 0
    events: int = 0
    arrivals: int = 0
    delivered: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    broken_off: list[str] = field(default_factory=list)
    stories: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, order: str, story: str) -> None:
        told = self.stories.setdefault(order, [])
        if story not in told:
            told.append(story)
