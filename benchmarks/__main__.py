import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter

import benchmarks
from benchmarks.api.section import api_section
from benchmarks.machine import description
from benchmarks.rebuild.section import EVENTS, rebuild_sections
from benchmarks.report import Section, as_data, as_text
from benchmarks.stock.section import stock_sections
from benchmarks.stores import postgres_section, sqlite_section


def _one(section: Callable[[int, Path], Section]) -> Callable[[int, Path], Iterator[Section]]:
    return lambda rounds, directory: iter([section(rounds, directory)])


SECTIONS: Mapping[str, Callable[[int, Path], Iterator[Section]]] = {
    "sqlite": _one(sqlite_section),
    "postgres": _one(postgres_section),
    "stock": stock_sections,
    "api": _one(api_section),
}
REBUILD = "rebuild"

_ROUNDS, _FEW_ROUNDS = 15, 3


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="benchmarks",
        description=benchmarks.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rounds", type=int, help="rounds that count (default 15, of rebuilds 3)")
    parser.add_argument(
        "--only", choices=(*SECTIONS, REBUILD), action="append", help="measure this section; may be repeated"
    )
    parser.add_argument("--events", type=int, default=EVENTS, help="the log of rebuilds (default 1,000,000)")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    chosen = parser.parse_args()

    start = perf_counter()
    print(f"{description()}\n", flush=True)
    sections = []
    for name in chosen.only or (*SECTIONS, REBUILD):
        with tempfile.TemporaryDirectory(prefix="aftersales-bench-") as directory:
            for section in _sections(name, chosen.rounds, chosen.events, Path(directory)):
                print(as_text(section), flush=True)
                sections.append(section)
    print(f"{perf_counter() - start:.0f} seconds")
    if chosen.json is not None:
        data = {"machine": description(), "sections": [as_data(section) for section in sections]}
        chosen.json.write_text(json.dumps(data, indent=2, ensure_ascii=False), "utf-8")


def _sections(name: str, rounds: int | None, events: int, directory: Path) -> Iterator[Section]:
    if name == REBUILD:
        yield from rebuild_sections(rounds or _FEW_ROUNDS, directory, events)
    else:
        yield from SECTIONS[name](rounds or _ROUNDS, directory)


if __name__ == "__main__":
    main()
