"""Files to import, and a house to import them into."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from application.commands import CommandEnvelope, Outcome
from application.commands.timing import STORE_ZONE
from application.imports import ArrivalImport, Mapping, Result, load_mapping, open_sheet
from domain.personal import PersonalKind
from runtime.settings import Settings
from runtime.system import System, open_system

STORE = "S01"
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
COMPLAINTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "nhtsa" / "complaints.csv"

GOOD = {
    "CMPLID": "1001",
    "ODINO": "9001",
    "MAKETXT": "FORD",
    "MODELTXT": "TAURUS",
    "YEARTXT": "1994",
    "FAILDATE": "19941222",
    "COMPDESC": "SERVICE BRAKES, HYDRAULIC:PEDALS AND LINKAGES",
    "CITY": "ANN ARBOR",
    "STATE": "MI",
    "VIN": "1FALP52U8RA",
    "MILES": "50000",
    "CDESCR": "THE PEDAL WENT TO THE FLOOR WITHOUT WARNING",
    "PROD_TYPE": "V",
}
COLUMNS = tuple(GOOD)


@dataclass(frozen=True)
class House:
    """``load`` imports a file and gives the result of each row."""

    system: System
    directory: Path
    mapping: Mapping

    def load(
        self,
        path: Path,
        *,
        dry_run: bool = False,
        give: Callable[[CommandEnvelope], Outcome] | None = None,
    ) -> list[Result]:
        """``give`` stands between the import and the bus."""
        system = self.system
        arriving = ArrivalImport(
            self.mapping,
            STORE,
            give=give or system.bus.handle,
            log=system.log,
            digest=system.vault.fingerprint,
            find_vehicle=lambda vin: system.vault.find_subject(PersonalKind.VIN, vin),
            rules=system.rules(STORE),
            clock=lambda: system.clock().astimezone(STORE_ZONE),
        )
        return list(
            arriving.results(open_sheet(path, self.mapping.encodings).rows(self.mapping), dry_run=dry_run)
        )


@contextmanager
def house(
    directory: Path, mapping: str = "nhtsa-complaints", clock: Callable[[], datetime] = lambda: NOW
) -> Iterator[House]:
    with open_system(Settings(data_dir=directory), clock=clock) as system:
        yield House(system, directory, load_mapping(mapping))


def write(path: Path, rows: Iterable[dict[str, str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        sheet = csv.DictWriter(file, COLUMNS)
        sheet.writeheader()
        sheet.writerows(rows)
    return path
