"""Every event has a name in both languages."""

from __future__ import annotations

from domain.catalogue import REGISTRY
from domain.event_labels import EVENT_LABELS


def test_every_event_type_has_a_label_and_every_label_an_event_type() -> None:
    assert set(EVENT_LABELS) == set(REGISTRY.types)


def test_a_label_is_chinese_first() -> None:
    label = EVENT_LABELS["work_order.job_dispatched"]
    assert (label.label(), label.label("en")) == ("派工", "Job dispatched")


def test_no_two_events_of_an_aggregate_are_called_the_same() -> None:
    called = [(name.partition(".")[0], label) for name, label in EVENT_LABELS.items()]
    assert len(called) == len(set(called))
