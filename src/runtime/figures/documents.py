"""Figures, their entries and their changes as JSON: what the command line and HTTP answer with."""

from collections.abc import Mapping, Sequence

from domain.event_labels import EVENT_LABELS
from projections.engine.columns import Json
from projections.kpi.catalogue import BY_ID
from projections.kpi.definition import Kpi
from projections.kpi.entry import Entry
from projections.kpi.queries.differences import EntryChange, FigureChange
from projections.kpi.queries.values import FigureValue
from runtime.figures.causes import Cause
from runtime.figures.explaining import Explanation, Member
from runtime.figures.restating import Restated


def definition_document(kpi: Kpi) -> Mapping[str, Json]:
    return {
        "id": kpi.id,
        "name_zh": kpi.zh,
        "name_en": kpi.en,
        "formula_zh": kpi.formula_zh,
        "formula_en": kpi.formula_en,
        "unit": kpi.unit.value,
        "attribution": kpi.attribution.value,
        "combining": kpi.combining.value,
        "additive": kpi.combining.additive,
        "dimensions": [dimension.value for dimension in kpi.dimensions],
        "enabled": kpi.enabled,
    }


def value_document(value: FigureValue) -> Mapping[str, Json]:
    """Decimals are text: no reader shall round them."""
    return {
        "kpi": value.kpi,
        "state": value.state.value,
        "value": None if value.value is None else str(value.value),
        "p90": None if value.p90 is None else str(value.p90),
        "unit": BY_ID[value.kpi].unit.value,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "counted": value.counted,
        "separate": value.separate,
        "excluded": value.excluded,
        "provisional": value.provisional,
    }


def entry_document(entry: Entry) -> Mapping[str, Json]:
    return {
        "standing": entry.standing.value,
        "rule": entry.rule,
        "numerator": entry.numerator,
        "denominator": entry.denominator,
        "by": dict(entry.by),
        "open_until": entry.open_until,
    }


def change_document(change: FigureChange) -> Mapping[str, Json]:
    return {
        "store": change.store,
        "kpi": change.kpi,
        "period": str(change.period),
        "before": value_document(change.before),
        "after": value_document(change.after),
        "entries": [_entry_change(entry) for entry in change.changes],
    }


def cause_document(cause: Cause) -> Mapping[str, Json]:
    label = EVENT_LABELS[cause.type]
    return {
        "position": cause.position,
        "stream": cause.stream,
        "type": cause.type,
        "label_zh": label.zh,
        "label_en": label.en,
        "occurred_at": cause.occurred_at.isoformat(),
        "recorded_at": cause.recorded_at.isoformat(),
        "actor": cause.actor.id,
        "role": cause.actor.role.value,
        "reason": cause.reason.value if cause.reason else None,
        "late_entry": cause.late_entry.value if cause.late_entry else None,
    }


def restated_document(restated: Restated) -> Mapping[str, Json]:
    return {
        "store": restated.store,
        "period": str(restated.period),
        "then_position": restated.then_position,
        "now_position": restated.now_position,
        "then": [value_document(value) for value in restated.then],
        "now": [value_document(value) for value in restated.now],
        "changes": [change_document(change) for change in restated.changes],
        "causes": {case: _causes(causes) for case, causes in restated.causes.items()},
        "rules": _causes(restated.rules),
    }


def explanation_document(explained: Explanation) -> Mapping[str, Json]:
    return {
        "definition": definition_document(explained.kpi),
        "store": explained.store,
        "period": str(explained.period),
        "position": explained.position,
        "rule_sets": list(explained.rule_sets),
        "value": value_document(explained.value),
        "recomputed": value_document(explained.recomputed),
        "agrees": explained.agrees,
        "members": [_member(member) for member in explained.members],
    }


def _member(member: Member) -> Mapping[str, Json]:
    placed = member.placed
    return {
        "subject": placed.entry.subject,
        "case": placed.case,
        "day": placed.day,
        **entry_document(placed.entry),
        "events": _causes(member.events),
    }


def _causes(causes: Sequence[Cause]) -> list[Json]:
    return [cause_document(cause) for cause in causes]


def _entry_change(change: EntryChange) -> Mapping[str, Json]:
    return {
        "subject": change.subject,
        "case": change.case,
        "day": change.day,
        "before": None if change.before is None else entry_document(change.before),
        "after": None if change.after is None else entry_document(change.after),
    }
