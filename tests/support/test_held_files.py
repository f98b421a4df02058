"""A file that is held is waited for where systems lock files, and nothing else is."""

from collections.abc import Iterator

import pytest

from cammer_desktop.support import held_files
from cammer_desktop.support.held_files import patiently


class Work:
    """Raises the given errors, one per call, then returns."""

    def __init__(self, *errors: OSError) -> None:
        self._errors: Iterator[OSError] = iter(errors)
        self.tried = 0

    def __call__(self) -> str:
        self.tried += 1
        for error in self._errors:
            raise error
        return "done"


@pytest.mark.parametrize("times", [0, 1, 5])
def test_where_files_are_held_it_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setattr(held_files, "FILES_ARE_HELD", True)
    work = Work(*(PermissionError() for _ in range(times)))
    assert patiently(work) == "done"
    assert work.tried == times + 1


def test_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_files, "FILES_ARE_HELD", True)
    work = Work(*(PermissionError() for _ in range(1000)))
    with pytest.raises(PermissionError):
        patiently(work, seconds=0.1)
    assert 1 < work.tried < 1000


@pytest.mark.parametrize("held", [True, False])
def test_what_does_not_pass_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, held: bool) -> None:
    monkeypatch.setattr(held_files, "FILES_ARE_HELD", held)
    work = Work(FileNotFoundError() if held else PermissionError())
    with pytest.raises(OSError):  # noqa: PT011 - whichever it was given
        patiently(work)
    assert work.tried == 1
