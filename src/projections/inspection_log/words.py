"""Kinds of inspection."""

from domain.labels import Word


class InspectionKind(Word):
    SELF = "self", "自检", "Self-check"
    IN_PROCESS = "in_process", "过程检验", "In-process check"
    JOINT = "joint", "作业品质确认", "Joint confirmation of workmanship"
    ACCEPTANCE = "acceptance", "项目验收", "Acceptance"
    FINAL = "final", "终检", "Final inspection"
    AUDIT = "audit", "终检抽查", "Audit of a final inspection"
    REWORK = "rework", "返修检验", "Inspection of an external rework"


NEEDS_RECORD = frozenset(InspectionKind) - {InspectionKind.JOINT, InspectionKind.ACCEPTANCE}
"""Confirming and accepting are signatures under what the others wrote down."""
