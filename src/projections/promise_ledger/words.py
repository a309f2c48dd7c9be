"""Words about promises."""

from domain.labels import Word


class PromiseState(Word):
    OPEN = "open", "未到结果", "Open"
    KEPT = "kept", "已兑现", "Kept"
    BROKEN = "broken", "未兑现", "Broken"
