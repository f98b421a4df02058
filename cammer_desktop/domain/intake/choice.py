"""What is taken for a field: what alone can be meant, or else nothing, with the candidates."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

from cammer_desktop.domain.intake.cleaning import flat
from cammer_desktop.domain.intake.found import Found, How, Part
from cammer_desktop.domain.intake.label_words import NAME_PARTS, Label
from cammer_desktop.domain.intake.names import Likeness, within
from cammer_desktop.domain.intake.phones import Number
from cammer_desktop.domain.intake.words import Words
from cammer_desktop.domain.phone import LineType

MAX_CANDIDATES: Final = 8
"""More are no choice any more; the rest is not told."""
_FEWEST_LINES: Final = 3  # of a signature
_Each = TypeVar("_Each")


def of_emails(found: Sequence[tuple[Part, bool]]) -> Found:
    """Choose among addresses, each with whether a card prefers it."""
    parts = _distinct([part for part, _ in found], lambda part: part.text.casefold())
    preferred = _distinct(
        [part for part, is_preferred in found if is_preferred], lambda part: part.text.casefold()
    )
    return _only(preferred if len(preferred) == 1 else parts)


def of_numbers(found: Sequence[tuple[Number, Part, bool]]) -> Found:
    """Choose among numbers, each with whether a card prefers it.

    A mobile is taken before fixed lines, since the form asks for one; of two mobiles none is,
    unless a card prefers it. A fax is no number to call.
    """
    callable_ = [each for each in found if each[0].label is not Label.FAX]
    sure = _distinct([each for each in callable_ if each[0].is_sure], lambda each: each[0].key)
    mobiles = [each for each in sure if each[0].is_mobile]
    others = [each for each in sure if each not in mobiles]
    preferred = [each for each in mobiles if each[2]]
    if len(preferred) == 1:
        return Found(preferred[0][1])
    if len(mobiles) == 1 and not any(_may_be_mobile(number) for number, _, _ in others):
        return Found(mobiles[0][1])
    doubtful = _distinct(callable_, lambda each: each[0].key)
    if len(sure) == 1:
        return Found(sure[0][1])
    return _candidates([part for _, part, _ in (mobiles if len(mobiles) > 1 else doubtful)])


def _may_be_mobile(number: Number) -> bool:
    """Tell whether an unlabelled number may be another mobile, where a plan has one for both."""
    return number.line is LineType.FIXED_OR_MOBILE and number.label is None


def of_names(words: Sequence[Words], lines: int, trades: Iterable[int]) -> Found:
    """Choose among words: what is said to be a name, else the only words that can be one.

    `lines` is how many lines the text has, `trades` are those that tell of a job or a company: a
    signature begins with the name.
    """
    said = [each for each in words if each.label and each.likeness is not Likeness.NONE]
    if any(each.part.how is not How.REST for each in said):
        return _of_labelled(said)
    free = [each for each in words if each.likeness in (Likeness.NAME, Likeness.DOUBTFUL)]
    distinct = _merged([each.part for each in free])
    if len(distinct) == 1 and any(each.likeness is Likeness.NAME for each in free):
        return Found(distinct[0])
    first = min(free, key=lambda each: each.part.line, default=None)
    if first is not None and lines >= _FEWEST_LINES and _is_signed(first, words, trades):
        return Found(Part(first.text, How.FIRST_LINE, first.part.line))
    if distinct:
        return _candidates(distinct)
    inner = (
        Part(name, How.REST, each.part.line)
        for each in words
        if each.likeness in (Likeness.NONE, Likeness.TRADE) and ":" not in each.text
        for name in within(each.text)
    )
    return _candidates(_merged(list(inner)))


def _is_signed(first: Words, words: Sequence[Words], trades: Iterable[int]) -> bool:
    """Tell whether a name in the first line is followed by its owner's job or company."""
    line = first.part.line
    is_alone = [each.part.line for each in words].count(line) == 1
    is_above = all(each.part.line >= line for each in words if each.likeness is not Likeness.NONE)
    follows = min((each for each in trades if each > line), default=None)
    between = [each for each in words if follows and line < each.part.line < follows]
    return (
        first.likeness is Likeness.NAME
        and is_alone
        and is_above
        and follows is not None
        and not between
    )


def _of_labelled(words: Sequence[Words]) -> Found:
    """Return the name that labels tell, put together if its parts have labels of their own."""
    sure = [each for each in words if each.likeness is Likeness.NAME]
    by_label = {
        label: _merged([each.part for each in sure if each.label is label]) for label in NAME_PARTS
    }
    if len(sure) < len(words) or any(len(parts) > 1 for parts in by_label.values()):
        return _candidates(_merged([each.part for each in words]))
    parts = [each[0] for each in by_label.values() if each]
    whole = by_label[Label.NAME]
    if whole and any(_holds(whole[0], other) for other in parts[1:]):
        parts = whole
    text = " ".join(part.text for part in parts)
    label = ", ".join(part.label for part in parts if part.label)
    return Found(Part(text, parts[0].how, parts[0].line, label))


def _merged(parts: Sequence[Part]) -> list[Part]:
    """Return each name once; one that is a part of another is the same person's."""
    distinct = _distinct(parts, lambda part: flat(part.text))
    return [
        part
        for part in distinct
        if not any(part is not other and _holds(other, part) for other in distinct)
    ]


def _holds(whole: Part, part: Part) -> bool:
    ours, theirs = (flat(each.text).split() for each in (whole, part))
    return len(theirs) < len(ours) and set(theirs) <= set(ours)


def _only(parts: Sequence[Part]) -> Found:
    return Found(parts[0]) if len(parts) == 1 else _candidates(parts)


def _candidates(parts: Sequence[Part]) -> Found:
    return Found(candidates=tuple(parts[:MAX_CANDIDATES]))


def _distinct(each: Sequence[_Each], key: Callable[[_Each], Hashable]) -> list[_Each]:
    """Return what there is, each once, as it came first."""
    return list({key(one): one for one in reversed(each)}.values())[::-1]
