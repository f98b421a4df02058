"""A mark is kept whatever copy of its attempt comes next, and in whatever order."""

from datetime import timedelta

from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.flow.hand_over_marks import HandOverMarks
from tests.ledgers import NOON, OUTCOMES, attempt

MADE = attempt(0, OUTCOMES[0])
COPIED = HandOver(Channel.COPY, NOON)
OPENED = HandOver(Channel.WHATSAPP, NOON + timedelta(minutes=1))


def test_marks_of_one_attempt_add_up_and_are_on_every_copy_of_it() -> None:
    marks = HandOverMarks()
    assert marks.on(MADE) is MADE
    assert marks.add(MADE, OPENED).hand_overs == (OPENED,)
    assert marks.add(MADE, COPIED).hand_overs == (COPIED, OPENED)
    assert marks.on(MADE.with_hand_overs(COPIED)).hand_overs == (COPIED, OPENED)


def test_the_last_time_of_a_way_counts_and_other_attempts_have_none_of_it() -> None:
    marks = HandOverMarks()
    again = HandOver(Channel.COPY, NOON + timedelta(minutes=2))
    marks.add(MADE, COPIED)
    assert marks.add(MADE, again).hand_overs == (again,)
    other = attempt(1, OUTCOMES[0])
    assert marks.on(other) is other
