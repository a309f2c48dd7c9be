"""C10: dispatching against the suggestion."""

from __future__ import annotations

from tests.projections.kpi.golden.ledger import Golden, Sums

C10 = Golden(
    "C10",
    each=(0, 1),
    # every job that was begun was dispatched once, 17 twice: 35. Once against the suggestion.
    march=Sums(
        "01/J1 02/J1 02/J2 04/J1 05/J1 06/J1 06/J2 07/J1 07/J2 08/J1 80/J1 09/J1 25/J1 11/J1 12/J1 13/J1 20/J1 23/J1"
        " 15/J1 17/J1 17/J1 17/J1=1/0 16/J1 24/J1 26/J1 26/J2 18/J1 18/J2 27/J1 28/J1 22/J1 29/J1 30/J1"
        " 10/J1 34/J1 33/J1",
        "2.8571",
        numerator="1",
        denominator="35",
    ),
    april=Sums("42/J1 43/J1", "0", numerator="0", denominator="2"),
    by={"reason": {"special_skill": None, "": "0"}},
)
