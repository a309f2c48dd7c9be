"""The reader's language: Chinese unless English is preferred."""

from starlette.requests import Request


def language_of(request: Request) -> str:
    """``zh`` or ``en``, by the order in which ``Accept-Language`` names them."""
    for entry in request.headers.get("accept-language", "").lower().split(","):
        tag = entry.partition(";")[0].strip()
        if tag.startswith("zh"):
            return "zh"
        if tag.startswith("en"):
            return "en"
    return "zh"
