"""The tests' own proxy beside another one that somebody runs on the machine."""

from pathlib import Path
from typing import Final

from tests.end_to_end.squid import squid

_SHARED_MEMORY: Final = Path("/dev/shm")


def test_what_a_squid_of_somebody_else_shares_is_left_alone() -> None:
    theirs = {path.name for path in _SHARED_MEMORY.glob("squid-*")}
    before = {path.name for path in _SHARED_MEMORY.iterdir()}
    with squid() as one:
        ours = {path.name for path in _SHARED_MEMORY.iterdir()} - before
        with squid() as other:
            assert one != other
    assert ours
    assert not [name for name in ours if name.startswith("squid-")]
    assert {path.name for path in _SHARED_MEMORY.glob("squid-*")} == theirs
