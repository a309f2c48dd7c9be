"""Figures as text."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median

from benchmarks.rounds import Rates, ratio


@dataclass(frozen=True, slots=True)
class Comparison:
    """``case`` beside ``to``; ``aim`` is the least median wanted, None where nothing is promised."""

    case: str
    to: str
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that is no rate; ``most`` is the aim, None where nothing is promised."""

    name: str
    value: float
    unit: str
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    rates: Rates
    comparisons: Sequence[Comparison]
    figures: Sequence[Figure] = ()


def as_text(section: Section) -> str:
    parts = (_rate_lines(section.rates), _ratio_lines(section), _figure_lines(section))
    return "\n".join([section.title, *(line for part in parts if part for line in ("", *part)), ""])


def as_data(section: Section) -> dict[str, object]:
    """Everything that was measured, for another program."""
    return {
        "title": section.title,
        "rates": section.rates,
        "ratios": [
            {
                "case": one.case,
                "to": one.to,
                "aim": one.aim,
                "low": found.low,
                "median": found.middle,
                "high": found.high,
            }
            for one in section.comparisons
            for found in [ratio(section.rates, one.case, one.to)]
        ],
        "figures": [asdict(figure) for figure in section.figures],
    }


def _rate_lines(rates: Rates) -> list[str]:
    return [
        f"  {name:<44} {median(values):>9,.0f}/s   ({min(values):,.0f} .. {max(values):,.0f})"
        for name, values in rates.items()
    ]


def _ratio_lines(section: Section) -> list[str]:
    lines = []
    for one in section.comparisons:
        found = ratio(section.rates, one.case, one.to)
        figures = f"{found.low:6.2f} .. {found.middle:6.2f} .. {found.high:6.2f}"
        lines.append(f"  {one.case + ' : ' + one.to:<64} {figures}{_verdict(found.middle, one.aim)}")
    return lines


def _figure_lines(section: Section) -> list[str]:
    return [
        f"  {one.name:<64} {one.value:9,.1f} {one.unit}"
        + ("" if one.most is None else f"   aim at most {one.most:g}: {_reached(one.value <= one.most)}")
        for one in section.figures
    ]


def _verdict(middle: float, aim: float | None) -> str:
    if aim is None:
        return ""
    return f"   aim {aim:g}: {_reached(middle >= aim)}"


def _reached(reached: bool) -> str:
    return "reached" if reached else "MISSED"
