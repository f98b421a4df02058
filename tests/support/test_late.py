"""What is made late is made once, by whoever asks first, and then is what it stands for."""

import threading
from pathlib import Path

import pytest

from cammer_desktop.support.late import late


class Thing:
    """Something that counts how many of it were made."""

    made = 0

    def __init__(self, name: str, size: int = 1) -> None:
        type(self).made += 1
        self.name, self.size = name, size

    def told(self) -> str:
        """Return its name, as often as its size."""
        return self.name * self.size


@pytest.fixture(autouse=True)
def _none_made() -> None:
    Thing.made = 0


@late
def _thing(name: str, size: int = 1) -> Thing:
    return Thing(name, size)


def test_nothing_is_made_before_something_is_asked_of_it() -> None:
    thing = _thing("a", size=3)
    assert Thing.made == 0
    assert (thing.told(), thing.name, thing.size) == ("aaa", "a", 3)
    assert Thing.made == 1


def test_each_stands_for_one_of_its_own() -> None:
    one, other = _thing("a"), _thing("b")
    assert (one.told(), other.told(), Thing.made) == ("a", "b", 2)


def test_threads_that_ask_at_once_get_the_same_one() -> None:
    everybody_is_there = threading.Barrier(4)
    asked: list[int] = []

    @late
    def thing() -> Thing:
        everybody_has_asked.wait(10)
        return Thing("a")

    def ask() -> None:
        everybody_is_there.wait(10)
        asked.append(id(shared.told.__self__))  # type: ignore[attr-defined]

    everybody_has_asked = threading.Event()
    shared = thing()
    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    everybody_is_there.wait(10)
    everybody_has_asked.set()
    for thread in threads:
        thread.join(10)
    assert (len(asked), len(set(asked)), Thing.made) == (3, 1, 1)


def test_what_could_not_be_made_is_made_for_the_next_who_asks(tmp_path: Path) -> None:
    path = tmp_path / "name"

    @late
    def thing() -> Thing:
        return Thing(path.read_text())

    made = thing()
    with pytest.raises(FileNotFoundError):
        made.told()
    path.write_text("a")
    assert made.told() == "a"


def test_what_is_not_there_is_missed_as_ever() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        getattr(_thing("a"), "nothing")  # noqa: B009 - a checker would know
