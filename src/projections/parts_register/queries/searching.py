"""Words of a search as a pattern; everything that is typed is looked for as it stands."""


def pattern(search: str) -> str:
    """For ``LIKE`` with ``/`` as its escape."""
    escaped = search.lower().replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{escaped}%"
