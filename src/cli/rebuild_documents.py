"""What is said of read models as JSON."""

from collections.abc import Collection, Sequence
from dataclasses import asdict

from pydantic import JsonValue

from cli.tables.differences import difference_counts
from projections.engine import Difference, ProjectionStatus, RebuildReport, VerifyReport


def rebuilt_document(report: RebuildReport) -> dict[str, JsonValue]:
    """``difference`` is null where nothing was compared; ``error`` where nothing failed."""
    failed = report.failed
    return {
        "projection": report.name,
        "switched": report.switched,
        "position": report.position,
        "handled": report.handled,
        "difference": None if report.difference is None else _counts(report.difference),
        "error": None
        if failed is None
        else {"code": failed.code, "zh": failed.text("zh"), "en": failed.text("en")},
    }


def verified_document(report: VerifyReport) -> dict[str, JsonValue]:
    return {
        "projection": report.name,
        "sound": report.sound,
        "position": report.position,
        "read_digest": report.difference.read_digest,
        "fresh_digest": report.difference.fresh_digest,
        "difference": _counts(report.difference),
    }


def read_models_document(
    lines: Sequence[ProjectionStatus], outdated: Collection[str]
) -> list[dict[str, object]]:
    return [{**asdict(line), "outdated": line.name in outdated} for line in lines]


def _counts(difference: Difference) -> dict[str, JsonValue]:
    counts = difference_counts(difference)
    return {
        "missing": counts["missing"],
        "surplus": counts["surplus"],
        "changed": counts["changed"],
        "tables": {
            each.table: {
                "missing": each.missing,
                "surplus": each.surplus,
                "changed": each.changed,
                "first_keys": [list(row.key) for row in each.first],
            }
            for each in difference.tables
        },
        "unreadable": difference.unreadable,
    }
