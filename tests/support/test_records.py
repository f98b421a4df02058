"""Records: dataclasses that are completed when the first one of a kind is made."""

import dataclasses
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from itertools import product
from typing import Any, ClassVar

import pytest

from cammer_desktop.support.records import dataclass


def kinds() -> tuple[Any, Any]:
    """Return two new classes, of which one extends the other, without a record of them."""

    @dataclass(frozen=True, slots=True)
    class Place:
        """A place."""

        KIND: ClassVar = "place"
        code: str
        name: str = field(default="", compare=False)

        @property
        def shown(self) -> str:
            return f"{self.code} {self.name}"

    @dataclass(frozen=True, slots=True)
    class Far(Place):
        """A place that is far."""

        miles: int = 7

    return Place, Far


def test_it_is_as_dataclasses_makes_it() -> None:
    place, far = kinds()
    one = far("a", miles=3)
    assert (one, hash(one)) == (far("a", "b", 3), hash(far("a", "c", 3)))
    assert one != place("a")
    assert repr(one).endswith("Far(code='a', name='', miles=3)")
    assert asdict(replace(one, name="x")) == {"code": "a", "name": "x", "miles": 3}
    assert (far.KIND, far.__doc__, far("a").miles, one.shown) == (
        "place",
        "A place that is far.",
        7,
        "a ",
    )
    with pytest.raises(FrozenInstanceError):
        one.miles = 4
    with pytest.raises(TypeError, match="code"):
        place()


def test_it_has_slots_and_nothing_else() -> None:
    place, far = kinds()
    assert (place.__slots__, far.__slots__) == (("code", "name"), ("miles",))
    assert not hasattr(far("a"), "__dict__")


def test_whoever_asks_for_fields_gets_them_before_there_is_a_record() -> None:
    _place, far = kinds()
    assert is_dataclass(far)
    assert [each.name for each in fields(far)] == ["code", "name", "miles"]


def test_a_match_by_position_finds_the_fields() -> None:
    place, far = kinds()
    match far("a", "b"):
        case place(code, name):
            assert (code, name) == ("a", "b")


def test_many_threads_may_make_the_first_one() -> None:
    for _time in range(50):
        _place, far = kinds()
        with ThreadPoolExecutor(8) as pool:
            made = list(pool.map(lambda code, kind=far: kind(code).code, "abcdefgh"))
        assert made == list("abcdefgh")


def test_one_without_slots_is_none() -> None:
    with pytest.raises(TypeError, match="slots"):
        dataclass(slots=False)


def test_a_start_completes_none_that_it_makes_a_few_of() -> None:
    code = (
        "from cammer_desktop.domain.settings import Settings; Settings();"
        "print('__dataclass_params__' in vars(Settings))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def many_kinds(declared: Any) -> list[Any]:
    """Return new classes of many options, declared by this decorator."""

    @declared(frozen=True, slots=True, order=True)
    class Frozen:
        code: str
        number: int = field(default=1, hash=False)

    @declared(slots=True, kw_only=True)
    class Open:
        number: int
        texts: list[str] = field(default_factory=list, repr=False)

    @declared(frozen=True, slots=True, repr=False, eq=False)
    class Own:
        code: str
        size: int = field(init=False)
        unset: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "size", len(self.code))

    @declared(frozen=True, slots=True)
    class Same:
        code: str = ""

        def __eq__(self, _other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    return [Frozen, Open, Own, Same]


USES: list[Callable[[Any], object]] = [
    repr,
    hash,
    asdict,
    lambda one: one == replace(one),
    lambda one: (one != one, one == 3),
    lambda one: one < replace(one, number=9),
    lambda one: one >= 3,
    lambda one: one.__setattr__("code", "x"),
    lambda one: (one.__setattr__("number", 2), one.number),
    lambda one: (one.__delattr__("number"), hasattr(one, "number")),
    lambda one: one.__setattr__("other", 2),
    lambda one: (type(one).__match_args__, [each.name for each in fields(one)]),
    lambda one: (one.size, one.unset),
]
GIVEN: list[tuple[tuple[object, ...], dict[str, object]]] = [
    ((), {}),
    (("a",), {}),
    ((), {"code": "a"}),
    ((), {"number": 4}),
    (("a", 4), {}),
    (("a",), {"number": 4}),
    (("a",), {"code": "b"}),
    (("a", 4, 5), {}),
    ((), {"code": "a", "colour": 1}),
    ((), {"number": 1, "texts": ["a"]}),
]


@pytest.mark.parametrize("before", [0, 20])
def test_whatever_is_made_and_asked_first_is_as_dataclasses_has_it(before: int) -> None:
    def told(declared: Any, number: int, use: Callable[[Any], object], *given: Any) -> str:
        kind = many_kinds(declared)[number]
        try:
            made = [kind(*given[0], **given[1]) for _time in range(before + 1)]
            return f"{use(made[-1])}"
        except (AttributeError, FrozenInstanceError, TypeError) as error:
            return f"{type(error)}: {error}"

    for number, use, given in product(range(4), USES, GIVEN):
        ours = told(dataclass, number, use, *given)
        theirs = told(dataclasses.dataclass, number, use, *given)
        assert places_left_out(ours) == places_left_out(theirs), (number, USES.index(use), given)


def places_left_out(text: str) -> str:
    """Return a text without what says where in memory something is, or is declared."""
    return re.sub(r"at (0x)?[0-9A-Fa-f]+>|-?\d{6,}|[.\w]+<locals>\.", "", text)
