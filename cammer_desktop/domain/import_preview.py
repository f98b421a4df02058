"""What a person is shown of an import before it is done."""

from collections.abc import Sequence

from cammer_desktop.domain import sentences
from cammer_desktop.domain.imports import Judged, needs_a_look, taken
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows of a file with their verdicts, and what there is to say of all of them.

    `shown` has first what a person should look at. `longest` is the longest of the rows' names,
    `useful` how many of them would change something, the `doubtful` ones among them.
    """

    judged: Sequence[Judged]
    shown: Sequence[Judged]
    summary: str
    last_number: int
    longest: str
    useful: int
    doubtful: int

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> "Preview":
        """Return the preview of these rows, which takes a while where there are thousands."""
        useful = taken(judged, with_doubtful=True)
        return cls(
            judged,
            sorted(judged, key=lambda each: not needs_a_look(each)),
            sentences.of_preview(judged),
            max((each.row.number for each in judged), default=0),
            max((sentences.of_row(each.row) for each in judged), key=len, default=""),
            len(useful),
            sum(each.is_doubtful for each in useful),
        )

    def number_taken(self, *, with_doubtful: bool) -> int:
        """Return how many rows are imported, doubtful ones among them or not."""
        return self.useful if with_doubtful else self.useful - self.doubtful
