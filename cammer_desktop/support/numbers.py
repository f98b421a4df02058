"""Whole numbers as the current language writes them, without Qt."""

from cammer_desktop.support.texts import _

_THOUSAND, _TEN_THOUSAND = 1_000, 10_000


def in_groups(value: int) -> str:
    """Return a number from 0 on with its digits in groups of three, as in `12 345`.

    Which sign stands between them, and whether four digits are parted, is told by two numbers
    that a catalogue has written out.
    """
    # Spanish: a space, and four digits together (RAE, Ortografía, 2010). Half of Latin America
    # writes a comma there and half a point, each of which is the other's decimal sign.
    # TRANSLATORS: The number 1234 as it is written, parted by a sign or not.
    four = _("1234")
    # TRANSLATORS: The number 12345 as it is written (in Spanish the space lets no line end).
    sign = _("12\u00a0345")[2:-3]
    is_parted = value >= (_THOUSAND if len(four) > len("1234") else _TEN_THOUSAND)
    return f"{value:,}".replace(",", sign) if is_parted else str(value)
