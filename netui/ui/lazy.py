"""Modules that are imported when they are first used: what no first screen needs would delay it."""

from importlib import import_module
from typing import Any


class LazyModule:
    """Stands in a module's place until something in it is asked for.

    Args:
        name: The module's whole name.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
