"""The benchmarks' table and their JSON: pure, nothing is measured here."""

import json

import pytest

from tests.benchmarks import run
from tests.benchmarks.rows import (
    Aim,
    Figure,
    Of,
    Row,
    as_json,
    at_most,
    milliseconds,
    number,
    percentile,
    table,
)

_OURS = milliseconds([0.021, 0.019, 0.050])
_BESIDE = milliseconds([0.010, 0.012, 0.008])


def _row(*aims: Aim, beside: Figure | None = _BESIDE) -> Row:
    return Row("link", "ms", _OURS, aims, "curl", beside)


def test_a_figure_is_median_minimum_and_maximum() -> None:
    assert (_OURS.median, _OURS.least, _OURS.most) == pytest.approx((21, 19, 50))
    assert str(_OURS) == "21.0 (19.0 to 50.0)"
    assert str(Figure.of([2_367.4])) == "2,367"


@pytest.mark.parametrize(
    ("value", "text"), [(0.012, "0.01"), (9.876, "9.88"), (12.34, "12.3"), (1_234_567, "1,234,567")]
)
def test_a_number_has_three_digits_that_count(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("of", "met", "missed"),
    [
        (Of.RATIO, 2.1, 2.0),
        (Of.MORE, 11.0, 10.9),
        (Of.TYPICAL, 21.0, 20.9),
        (Of.WORST, 50.0, 49.9),
    ],
)
def test_an_aim_is_the_most_that_may_be(of: Of, met: float, missed: float) -> None:
    assert _row(Aim(of, met + 1e-9)).is_met
    assert not _row(Aim(of, missed)).is_met
    assert not _row(Aim(of, met + 1e-9), Aim(of, missed)).is_met


@pytest.mark.parametrize(("recorded", "holds"), [(2.03, False), (2.04, True), (2.16, True)])
def test_what_was_recorded_is_kept_within_three_percent(recorded: float, holds: bool) -> None:
    assert _row(Aim(Of.RECORDED, recorded)).holds is holds


def test_less_than_was_recorded_is_to_be_recorded_too() -> None:
    assert not _row(Aim(Of.RECORDED, 2.2)).holds


def test_a_missed_aim_is_none_of_what_was_recorded() -> None:
    row = _row(*at_most(1.0), Aim(Of.RECORDED, 2.1))
    assert row.holds
    assert not row.is_met


@pytest.mark.parametrize("beside", [None, Figure(0, 0, 0)])
def test_without_a_yardstick_there_is_no_ratio_to_meet(beside: Figure | None) -> None:
    row = _row(*at_most(99.0), beside=beside)
    assert row.ratio is None
    assert not row.is_met


def test_the_percentile_is_one_of_the_values() -> None:
    assert percentile(range(200), 99) == 198
    assert percentile([7.0], 95) == 7.0


def test_the_table_says_whether_each_aim_is_met() -> None:
    alone = Row("gap", "ms", _OURS, (Aim(Of.TYPICAL, 16.0), Aim(Of.WORST, 50.1)))
    told = table({"one": [_row(*at_most(2.5)), _row()], "two": [alone], "three": "it failed"})
    assert [[cell.strip() for cell in line.split("|")[1:-1]] for line in told.splitlines()[2:]] == [
        ["link", "21.0 (19.0 to 50.0) ms", "curl 10.0 (8.00 to 12.0) ms", "2.10", "≤ 2.5 ×", "yes"],
        ["link", "21.0 (19.0 to 50.0) ms", "curl 10.0 (8.00 to 12.0) ms", "2.10", "–", "–"],
        ["gap", "21.0 (19.0 to 50.0) ms", "–", "–", "≤ 16 ms, ≤ 50.1 ms at worst", "no"],
    ]
    assert len({len(line) for line in told.splitlines()}) == 1


def test_the_json_has_every_figure_and_why_there_are_none() -> None:
    told = json.loads(json.dumps(as_json({"one": [_row(*at_most(2.0))], "two": "it failed"})))
    [row] = told["one"]
    assert told["two"] == "it failed"
    assert (row["what"], row["unit"], row["yardstick"]) == ("link", "ms", "curl")
    assert row["ours"]["median"] == pytest.approx(21)
    assert row["beside"]["most"] == pytest.approx(12)
    assert row["ratio"] == pytest.approx(2.1)
    assert row["aims"] == [{"of": "ratio", "most": 2.0, "met": False}]
    assert row["met"] is False


def test_the_list_says_what_each_benchmark_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [*run.NAMES, run.FROZEN]
    assert all(len(line.split()) > 3 for line in lines)


def test_a_benchmark_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["keystrokes"])
    assert "there is no keystrokes" in capsys.readouterr().err
