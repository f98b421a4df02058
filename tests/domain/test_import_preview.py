"""What there is to say of a file's rows before they are imported."""

from cammer_desktop.domain import imports, sentences
from cammer_desktop.domain.catalogue import Catalogue, EntryFlaw, Kind, NamedDestination
from cammer_desktop.domain.catalogue_file import Doubt, FileRow
from cammer_desktop.domain.import_preview import Preview

EVA = NamedDestination(Kind.AGENT, "Eva", "+7")
SALES = NamedDestination(Kind.CATEGORY, "Ventas para España", "a7d3")
ROWS = (
    FileRow(2, EVA),
    FileRow(3, SALES, doubts=(Doubt.LETTERS,)),
    FileRow(4, EVA),
    FileRow(5, flaw=EntryFlaw.CODE),
)


def test_what_to_look_at_comes_first_and_the_files_order_is_kept_beside_it() -> None:
    judged = imports.judge(ROWS, Catalogue())
    preview = Preview.of(judged)
    assert [each.row.number for each in preview.shown] == [3, 5, 2, 4]
    assert preview.judged == judged
    assert preview.summary == sentences.of_preview(judged)
    assert (preview.longest, preview.last_number) == ("Categoría Ventas para España", 5)
    assert preview.number_taken(with_doubtful=True) == 2
    assert preview.number_taken(with_doubtful=False) == 1


def test_a_file_without_rows_has_nothing_to_take() -> None:
    preview = Preview.of(())
    assert (preview.longest, preview.last_number) == ("", 0)
    assert preview.number_taken(with_doubtful=True) == 0
