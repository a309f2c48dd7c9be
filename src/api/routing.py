"""Finding the route of a command at once: a hundred patterns tried in turn would cost more than deciding it."""

from collections.abc import Iterable

from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

_Address = tuple[str, str]


class CommandIndex(BaseRoute):
    """Stands before the routes it knows. What it does not find is looked for one by one, as without it."""

    def __init__(self, routes: Iterable[APIRoute]) -> None:
        found = {_address(route.path): route for route in routes}
        self._routes = {address: route for address, route in found.items() if address is not None}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] == "http" and (address := _address(scope["path"])) is not None:
            route = self._routes.get(address)
            if route is not None:
                return route.matches(scope)
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        route: BaseRoute = scope["route"]
        await route.handle(scope, receive, send)


def _address(path: str) -> _Address | None:
    """``/v1/visits/{stream}/tag-keys`` -> (visits, tag-keys); ``/v1/visits`` -> (visits, "")."""
    match path.split("/"):
        case ["", "v1", kinds, _, verb]:
            return kinds, verb
        case ["", "v1", kinds]:
            return kinds, ""
        case _:
            return None
