"""Records: dataclasses that are completed when the first one of a kind is made."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
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


def test_a_start_completes_few() -> None:
    code = "import cammer_desktop.domain.outcome as o; print('__match_args__' in vars(o.Created))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
