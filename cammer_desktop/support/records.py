"""Dataclasses with slots that are completed when the first one of a kind is made.

What `dataclasses` generates takes up to a millisecond a class, and a start declares more than a
hundred, of which its first window makes a few. For who reads or checks the code it is the same
decorator; `fields`, `replace`, `asdict` and `match` work as ever.
"""

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, Final, TypeVar

T = TypeVar("T")

_FIELDS: Final = "__dataclass_fields__"
# Two threads may make the first one of a kind; a class has its bases completed first.
_completing: Final = RLock()


def _declared(*, slots: bool, **options: Any) -> Callable[[type[T]], type[T]]:
    """Declare a dataclass as `dataclasses.dataclass` does, always with slots. Raises TypeError."""
    if not slots:
        raise TypeError("one without slots is declared by `dataclasses`")

    def declare(plain: type[T]) -> type[T]:
        return _slotted(plain, dataclasses.dataclass(**options))

    return declare


def _slotted(plain: type[T], complete: Callable[[type], type]) -> type[T]:
    """Return `plain` with slots; it gets what `complete` adds to `plain` once that is needed."""
    own = [name for name, kind in _annotations(plain).items() if "ClassVar" not in str(kind)]
    taken = {slot for base in plain.__mro__[1:-1] for slot in vars(base).get("__slots__", ())}
    pending = _Pending(plain, complete)
    parts = {
        name: value
        for name, value in vars(plain).items()
        if name not in {*own, "__dict__", "__weakref__"}
    }
    parts["__slots__"] = tuple(name for name in own if name not in taken)
    parts["__init__"] = pending.first_init()
    parts[_FIELDS] = pending
    metaclass: Callable[..., type[T]] = type(plain)
    pending.made = made = metaclass(plain.__name__, plain.__bases__, parts)
    made.__qualname__ = plain.__qualname__
    return made


def _annotations(plain: type) -> dict[str, object]:
    annotations: dict[str, object] = vars(plain).get("__annotations__", {})
    return annotations


class _Pending:
    """The fields of a class that is not complete yet: whoever asks for them completes it."""

    made: type

    def __init__(self, plain: type, complete: Callable[[type], type]) -> None:
        self._plain, self._complete = plain, complete

    def __get__(self, _record: object, _kind: type) -> object:
        self._finish()
        return vars(self.made)[_FIELDS]

    def first_init(self) -> Callable[..., None]:
        """Return the constructor until the class is complete."""

        def init(record: Any, *values: object, **named: object) -> None:
            self._finish()
            record.__init__(*values, **named)

        return init

    def _finish(self) -> None:
        with _completing:
            if vars(self.made)[_FIELDS] is not self:
                return
            before = dict(vars(self._plain))
            added = {
                name: value
                for name, value in vars(self._complete(self._plain)).items()
                if name not in _annotations(self._plain) and before.get(name, self) is not value
            }
            # The constructor comes last: until then other threads wait for this one.
            for name in sorted(added, key="__init__".__eq__):
                setattr(self.made, name, added[name])


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _declared
