"""The tests' own proxy next to another squid on the same machine."""

from pathlib import Path

from tests.end_to_end.squid import Squid, squid


def shared(running: Squid) -> list[Path]:
    return list(Path("/dev/shm").glob(f"{running.name}-*"))


def test_two_squids_share_nothing_with_each_other_and_leave_nothing_behind() -> None:
    with squid() as one:
        before = shared(one)
        with squid() as other:
            assert shared(other)
        assert shared(one) == before != []
    assert shared(one) == shared(other) == []
