"""What every kind of field does, and how it says that a value doesn't hold."""

from typing import Any, Final, Protocol, TypeVar

from netui.domain.messages import Message

T = TypeVar("T")


class FieldError(ValueError):
    """A value that doesn't hold; `message` says what would be right."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.message = said


class InexactError(ValueError):
    """A value of the file of which a part can be read; the file has to keep the whole.

    Attributes:
        readable: What could be read, as `load` returns it.
    """

    def __init__(self, readable: Any) -> None:
        super().__init__()
        self.readable = readable


UNREADABLE: Final = (ValueError, TypeError, KeyError, RecursionError)
"""What `load` raises for a value that doesn't belong."""


class Kind(Protocol[T]):
    """How the values of one field are read and written."""

    @property
    def empty(self) -> T | None:
        """What a record has where the field is absent; never written."""
        ...

    def load(self, value: Any, /) -> T:
        """Return the value from what the file holds; raises one of UNREADABLE."""
        ...

    def parse(self, value: Any, /) -> T:
        """Return the value from what a person wrote; raises FieldError."""
        ...

    def dump(self, value: T, /) -> Any:
        """Return what the file holds for a value."""
        ...
