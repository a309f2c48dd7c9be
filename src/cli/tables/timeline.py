"""A replay as a table: one row for each event."""

from typing import Any

from rich.table import Table

from application.replay import Change, Step, Timeline
from application.vault import Vault
from cli.language import both, language, one
from cli.revealing import words_of
from cli.screen import table
from domain.event_labels import EVENT_LABELS

_CHANGES = 4
_LONGEST = 34


def timeline_table(timeline: Timeline[Any], kind: str, vault: Vault | None = None) -> Table:
    """When, who, why, what changed. With a vault, the words of persons stand below the changes."""
    grid = table(
        both(f"{kind}历史", "History of") + f" {timeline.stream}",
        "#",
        both("时间", "When"),
        both("事件", "What"),
        both("谁", "Who"),
        both("为何", "Why"),
        both("变化", "Changes in the state"),
    )
    for step in timeline.steps:
        grid.add_row(*_cells(step, vault))
    if timeline.left_out:
        grid.caption = both(
            f"另有 {timeline.left_out} 个事件当时尚未记录",
            f"{timeline.left_out} more events were not known then",
        )
    return grid


def _cells(step: Step, vault: Vault | None) -> tuple[str, ...]:
    recorded = step.recorded
    meta = recorded.meta
    why = meta.reason.code.label(language()) if meta.reason else ""
    if meta.late_entry:
        why = f"{why} {one('补录', 'late entry')}: {meta.late_entry.label(language())}".strip()
    changes = [_told(change) for change in step.changes[:_CHANGES]]
    if len(step.changes) > _CHANGES:
        rest = len(step.changes) - _CHANGES
        changes.append(one(f"… 另 {rest} 项", f"... {rest} more"))
    if vault is not None:
        changes += [f"「{words}」" for words in words_of(vault, recorded).values()]
    return (
        str(recorded.version),
        f"{meta.occurred_at:%m-%d %H:%M}",
        EVENT_LABELS[recorded.event.type_name].label(language()),
        f"{meta.actor.id} {meta.actor.role.label(language())}",
        why,
        "\n".join(changes).replace("[", "\\["),
    )


def _told(change: Change) -> str:
    before, after = _clipped(change.before), _clipped(change.after)
    if change.before is None:
        return f"{change.path} = {after}"
    return f"{change.path}: {before} → {after or '∅'}"


def _clipped(text: str | None) -> str:
    if text is None:
        return ""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
