"""Dataclasses with slots, of which code is generated only for a kind that many are made of.

What `dataclasses` generates takes up to a millisecond a class, and a start declares more than a
hundred, of which its first window makes one or two each. These first ones are filled in without it.
For who reads or checks the code it is the same decorator; `fields`, `replace`, `asdict` and `match`
work as ever.
"""

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, Final, TypeVar

T = TypeVar("T")

_FIELDS: Final = "__dataclass_fields__"
_BY_PLACE: Final = "__match_args__"
# How many of a kind are made before its constructor is generated, which is faster by far.
_FEW: Final = 8
_SHOWN: Final = (("repr", "__repr__"), ("eq", "__eq__"))
_ORDER: Final = ("__lt__", "__le__", "__gt__", "__ge__")
_FROZEN: Final = ("__setattr__", "__delattr__")
# Two threads may make the first one of a kind; a class has its bases completed first.
_completing: Final = RLock()


def _declared(*, slots: bool, **options: bool) -> Callable[[type[T]], type[T]]:
    """Declare a dataclass as `dataclasses.dataclass` does, always with slots. Raises TypeError."""
    if not slots:
        raise TypeError("one without slots is declared by `dataclasses`")

    def declare(plain: type[T]) -> type[T]:
        return _slotted(plain, options)

    return declare


def _slotted(plain: type[T], options: dict[str, bool]) -> type[T]:
    """Return `plain` with slots, and with stand-ins for what is generated once it is needed."""
    own = [name for name, kind in _annotations(plain).items() if "ClassVar" not in str(kind)]
    taken = {slot for base in plain.__mro__[1:-1] for slot in vars(base).get("__slots__", ())}
    pending = _Pending(plain, options)
    parts = {name: value for name, value in _parts(plain).items() if name not in own}
    parts["__slots__"] = tuple(name for name in own if name not in taken)
    for name in _generated(options):
        parts.setdefault(name, pending.stand_in(name))
    parts["__init__"] = pending.first_init()
    parts[_FIELDS] = pending
    pending.made = made = _class_like(plain, parts)
    return made


def _generated(options: dict[str, bool]) -> list[str]:
    """Return the methods that `dataclasses` generates for these options, but for `__init__`."""
    names = [name for option, name in _SHOWN if options.get(option, True)]
    if options.get("order"):
        names += _ORDER
    if options.get("frozen"):
        names += _FROZEN
        names += ["__hash__"] if "__eq__" in names else []
    return names


def _annotations(plain: type) -> dict[str, object]:
    annotations: dict[str, object] = vars(plain).get("__annotations__", {})
    return annotations


def _parts(plain: type) -> dict[str, Any]:
    return {
        name: value
        for name, value in vars(plain).items()
        if name not in {"__dict__", "__weakref__"}
    }


def _class_like(plain: type[T], parts: dict[str, Any]) -> type[T]:
    metaclass: Callable[..., type[T]] = type(plain)
    made = metaclass(plain.__name__, plain.__bases__, parts)
    made.__qualname__ = plain.__qualname__
    return made


class _Pending:
    """A kind that is not complete: until then it stands where the fields of the class will."""

    made: type

    def __init__(self, plain: type, options: dict[str, bool]) -> None:
        self._plain, self._options = plain, options
        self._number = 0
        self._known: dict[str, dataclasses.Field[Any]] | None = None

    def __get__(self, _record: object, _kind: type) -> dict[str, "dataclasses.Field[Any]"]:
        if self._known is None:
            with _completing:
                self._known = self._declare()
        return self._known

    def first_init(self) -> Callable[..., None]:
        """Return the constructor of the first few."""

        def init(record: Any, *values: object, **named: object) -> None:
            self._number += 1
            if self._number > _FEW or not self._is_filled(record, values, named):
                self.finish()
                record.__init__(*values, **named)

        return init

    def stand_in(self, name: str) -> Callable[..., Any]:
        """Return a method that has the generated one of this name made, and does what that does."""

        def method(record: Any, *values: object) -> Any:
            self.finish()
            return getattr(self.made, name)(record, *values)

        return method

    def finish(self) -> None:
        """Complete the class."""
        with _completing:
            if vars(self.made)[_FIELDS] is not self:
                return
            for base in self.made.__mro__[1:]:
                if isinstance(pending := vars(base).get(_FIELDS), _Pending):
                    pending.finish()
            before = dict(vars(self._plain))
            complete = dataclasses.dataclass(**self._options)(self._plain)
            added = {
                name: value
                for name, value in vars(complete).items()
                if name not in _annotations(self._plain) and before.get(name, self) is not value
            }
            # The constructor comes last: until then other threads wait for this one.
            for name in sorted(added, key="__init__".__eq__):
                setattr(self.made, name, added[name])

    def _declare(self) -> dict[str, "dataclasses.Field[Any]"]:
        """Return the fields, found without generating anything."""
        only = {"kw_only": self._options.get("kw_only", False)}
        own = type(self._plain.__name__, (), _parts(self._plain))
        bare: type = dataclasses.dataclass(init=False, repr=False, eq=False, **only)(own)
        kinds = filter(dataclasses.is_dataclass, (*reversed(self.made.__mro__[1:]), bare))
        fields = {each.name: each for kind in kinds for each in dataclasses.fields(kind)}
        by_place = [each.name for each in fields.values() if each.init and not each.kw_only]
        setattr(self.made, _BY_PLACE, tuple(by_place))
        return fields

    def _is_filled(self, record: Any, values: tuple[object, ...], named: dict[str, object]) -> bool:
        """Fill in a new record; return False if what was given is not what it takes."""
        fields = dataclasses.fields(self.made)
        given = dict(zip(getattr(self.made, _BY_PLACE), values, strict=False))
        if len(given) < len(values) or not given.keys().isdisjoint(named):
            return False
        given |= named
        for each in fields:
            if each.init and each.name in given:
                value = given.pop(each.name)
            elif each.default is not dataclasses.MISSING:
                value = each.default
            elif each.default_factory is not dataclasses.MISSING:
                value = each.default_factory()
            elif each.init:
                return False
            else:
                continue
            object.__setattr__(record, each.name, value)
        if not given and hasattr(record, "__post_init__"):
            record.__post_init__()
        return not given


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _declared
