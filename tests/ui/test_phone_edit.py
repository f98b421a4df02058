"""The number's editor by keys, menu, input methods, cut and drop: like any line edit, by digits."""

from collections.abc import Callable

import hypothesis
import hypothesis.strategies as st
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cammer_desktop.ui.session.phone_edit import PhoneEdit

NUMBER = "04141315854"
SEPARATORS = " -()./"


@pytest.fixture
def edit(qtbot: QtBot) -> PhoneEdit:
    """An editor that groups, for a number in Venezuela."""
    edit = PhoneEdit("VE")
    qtbot.addWidget(edit)
    edit.enable_validation()
    edit.show()
    return edit


def presses(edit: QLineEdit, keys: str) -> None:
    pressed = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack its items
    QTest.keyClick(edit, pressed.key(), pressed.keyboardModifiers())


def composes(edit: QLineEdit, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(edit, event)


def pastes(edit: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    presses(edit, "Ctrl+V")


class TestSteps:
    @pytest.mark.parametrize("redo", ["Ctrl+Y", "Ctrl+Shift+Z"])
    def test_a_run_of_keys_is_one_step(self, edit: PhoneEdit, redo: str) -> None:
        QTest.keyClicks(edit, NUMBER)
        presses(edit, "Backspace")
        presses(edit, "Backspace")
        texts = []
        for keys in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", redo, redo, redo):
            presses(edit, keys)
            texts.append(edit.written)
        assert texts == [NUMBER, "", "", NUMBER, NUMBER[:-2], NUMBER[:-2]]

    def test_each_paste_repair_and_country_is_a_step(self, edit: PhoneEdit) -> None:
        pastes(edit, "0414 131 58 54")
        pastes(edit, "+55 11 8765-4321")
        edit.replace("+55 11 98765-4321")
        edit.choose_region("CO")
        after = (edit.written, edit.dialled_in)
        seen = []
        while edit.written:
            seen.append((edit.written, edit.country))
            presses(edit, "Ctrl+Z")
        assert seen == [
            ("+57 11987654321", "CO"),
            ("+55 11 98765-4321", "BR"),
            ("+55 11 8765-4321", "BR"),
            ("0414 131 58 54", "VE"),
        ]
        for _step in seen:
            presses(edit, "Ctrl+Y")
        assert (edit.written, edit.dialled_in) == after

    def test_what_is_typed_after_the_caret_was_moved_is_another_step(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, "0414")
        presses(edit, "Left")
        QTest.keyClicks(edit, "99")
        presses(edit, "Ctrl+Z")
        assert (edit.written, edit.cursorPosition()) == ("0414", 3)

    @pytest.mark.parametrize("keys", ["Backspace", "Del", "Ctrl+Backspace", "Ctrl+Del"])
    @pytest.mark.parametrize("caret", [2, 4, 5, 7])
    def test_an_undo_puts_the_caret_back_where_it_was(
        self, edit: PhoneEdit, keys: str, caret: int
    ) -> None:
        QTest.keyClicks(edit, NUMBER)
        edit.setCursorPosition(caret)
        presses(edit, keys)
        presses(edit, "Ctrl+Z")
        assert (edit.written, edit.cursorPosition()) == (NUMBER, caret)

    def test_what_is_typed_after_an_undo_is_not_undone_by_a_redo(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, "0414")
        presses(edit, "Ctrl+Z")
        QTest.keyClicks(edit, "0212")
        presses(edit, "Ctrl+Y")
        assert edit.written == "0212"

    def test_the_menu_does_the_same(self, edit: PhoneEdit) -> None:
        def chooses(name: str) -> None:
            [action] = [each for each in edit.context_menu().actions() if each.objectName() == name]
            assert action.isEnabled()
            action.trigger()

        def possible() -> list[str]:
            names = [
                each.objectName() for each in edit.context_menu().actions() if each.isEnabled()
            ]
            return [name for name in names if name in ("edit-undo", "edit-redo")]

        assert possible() == []
        QTest.keyClicks(edit, NUMBER)
        assert possible() == ["edit-undo"]
        chooses("edit-undo")
        assert (edit.written, possible()) == ("", ["edit-redo"])
        chooses("edit-redo")
        assert edit.written == NUMBER

    def test_nothing_is_undone_in_a_number_that_may_only_be_read(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, NUMBER)
        edit.setReadOnly(True)
        presses(edit, "Ctrl+Z")
        assert edit.written == NUMBER

    def test_the_number_before_is_not_brought_back(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, NUMBER)
        edit.put("")
        presses(edit, "Ctrl+Z")
        presses(edit, "Ctrl+Y")
        assert edit.written == ""

    def test_steps_are_there_before_the_numbering_plans_are(self, qtbot: QtBot) -> None:
        edit = PhoneEdit("VE")
        qtbot.addWidget(edit)
        QTest.keyClicks(edit, "0414 131")
        presses(edit, "Ctrl+Z")
        presses(edit, "Ctrl+Y")
        assert (edit.text(), edit.country) == ("0414 131", "VE")
        edit.enable_validation()
        assert (edit.text(), edit.written) == ("0414-131", "0414 131")


class TestRegion:
    def test_it_is_the_agents_own_again_once_the_field_was_emptied(self, edit: PhoneEdit) -> None:
        edit.choose_region("BR")
        QTest.keyClicks(edit, "11987654321")
        assert edit.dialled_in == "BR"
        presses(edit, "Ctrl+A")
        presses(edit, "Del")
        assert (edit.dialled_in, edit.country) == ("VE", "VE")
        presses(edit, "Ctrl+Z")
        assert (edit.dialled_in, edit.written) == ("BR", "11987654321")

    @pytest.mark.parametrize("slip", ["5", "+5", "519"])
    def test_a_chosen_one_stays_through_a_slip(self, edit: PhoneEdit, slip: str) -> None:
        edit.choose_region("BR")
        QTest.keyClicks(edit, slip)
        for _key in slip:
            presses(edit, "Backspace")
        assert (edit.dialled_in, edit.country) == ("BR", "BR")
        QTest.keyClicks(edit, "51987775977")
        assert edit.text() == "51 98777-5977"
        presses(edit, "Ctrl+A")
        presses(edit, "Del")
        assert edit.dialled_in == "VE"

    def test_one_that_was_chosen_for_digits_counts_until_these_are_gone(
        self, edit: PhoneEdit
    ) -> None:
        QTest.keyClicks(edit, "5198")
        edit.choose_region("BR")
        presses(edit, "Ctrl+A")
        presses(edit, "Del")
        assert edit.dialled_in == "VE"

    def test_a_chosen_one_is_the_next_customers_no_more(self, edit: PhoneEdit) -> None:
        edit.choose_region("BR")
        edit.put("")
        assert edit.dialled_in == "VE"

    def test_an_undo_brings_a_chosen_one_back_but_not_the_own_one_of_before(
        self, edit: PhoneEdit
    ) -> None:
        QTest.keyClicks(edit, "3211234567")
        presses(edit, "Ctrl+A")
        presses(edit, "Del")
        edit.set_home("CO")
        presses(edit, "Ctrl+Z")
        assert (edit.written, edit.dialled_in, edit.text()) == ("3211234567", "CO", "321 1234567")
        edit.set_home("MX")
        assert edit.dialled_in == "MX"
        edit.choose_region("BR")
        QTest.keyClicks(edit, "9")
        edit.set_home("PE")
        presses(edit, "Ctrl+Z")
        assert edit.dialled_in == "BR"
        presses(edit, "Ctrl+Z")
        assert edit.dialled_in == "PE"

    def test_a_code_that_was_deleted_leaves_nothing_behind(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, "+55")
        assert edit.country == "BR"
        for _key in "+55":
            presses(edit, "Backspace")
        QTest.keyClicks(edit, NUMBER)
        assert (edit.country, edit.text()) == ("VE", "0414-1315854")

    def test_another_own_one_is_used_where_none_was_chosen(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, "321 1234567")
        edit.set_home("CO")
        assert (edit.dialled_in, edit.text()) == ("CO", "321 1234567")
        edit.choose_region("BR")
        edit.set_home("MX")
        assert edit.dialled_in == "BR"
        presses(edit, "Ctrl+A")
        presses(edit, "Del")
        assert edit.dialled_in == "MX"

    def test_choosing_the_country_that_is_shown_changes_nothing(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, "0055 51 98777-5977")
        edit.choose_region("BR")
        assert (edit.written, edit.dialled_in) == ("0055 51 98777-5977", "VE")


class TestDeleting:
    @pytest.mark.parametrize(
        ("caret", "keys", "left"),
        [
            (5, "Backspace", "0411315854"),
            (4, "Del", "0414315854"),
            (5, "Ctrl+Backspace", "1315854"),
            (4, "Ctrl+Del", "0414"),
            (12, "Ctrl+Backspace", "0414"),
            (0, "Backspace", NUMBER),
            (12, "Del", NUMBER),
        ],
    )
    def test_a_key_beside_a_separator_deletes_beyond_it(
        self, edit: PhoneEdit, caret: int, keys: str, left: str
    ) -> None:
        QTest.keyClicks(edit, NUMBER)
        edit.setCursorPosition(caret)
        presses(edit, keys)
        assert edit.written == left

    @pytest.mark.parametrize("keys", ["Backspace", "Del", "Ctrl+X"])
    def test_a_selected_separator_is_deleted_without_a_digit(
        self, edit: PhoneEdit, keys: str
    ) -> None:
        QTest.keyClicks(edit, NUMBER)
        edit.setSelection(4, 1)
        presses(edit, keys)
        assert (edit.written, edit.text()) == (NUMBER, "0414-1315854")

    def test_what_is_cut_is_what_is_selected(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, NUMBER)
        edit.setSelection(3, 3)
        presses(edit, "Ctrl+X")
        assert (edit.written, QGuiApplication.clipboard().text()) == ("041315854", "4-1")

    def test_a_character_of_two_units_is_one(self, edit: PhoneEdit) -> None:
        pastes(edit, "📱 0414")
        presses(edit, "Home")
        presses(edit, "Del")
        QTest.keyClicks(edit, "0")
        assert edit.written == "0 0414"


class TestPutIn:
    def test_an_input_method_is_not_disturbed_while_it_composes(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, NUMBER)
        edit.setSelection(0, 5)
        composes(edit, "0")
        assert edit.text() == "1315854"
        composes(edit, "04")
        composes(edit, "", "0412")
        assert (edit.written, edit.text()) == ("04121315854", "0412-1315854")
        presses(edit, "Ctrl+Z")
        presses(edit, "Ctrl+Z")
        assert edit.written == NUMBER

    def test_what_is_left_is_grouped_when_composing_is_given_up(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, NUMBER + "9")
        edit.setSelection(0, 1)
        composes(edit, "x")
        composes(edit, "")
        assert edit.written == "41413158549"
        assert edit.text() != "x"

    def test_what_is_dropped_is_put_in_where_it_falls(self, edit: PhoneEdit) -> None:
        QTest.keyClicks(edit, "0414131")
        data = QMimeData()
        data.setText("5854")
        end = QPointF(edit.width() - 2, edit.height() / 2)
        button, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copies = Qt.DropAction.CopyAction
        QApplication.sendEvent(edit, QDragEnterEvent(end.toPoint(), copies, data, button, plain))
        QApplication.sendEvent(edit, QDropEvent(end, copies, data, button, plain))
        assert (edit.written, edit.text()) == ("04141315854", "0414-1315854")

    @pytest.mark.parametrize(
        ("there", "pasted", "written"),
        [
            ("", "cel: 0414\n131 5854", "cel: 0414\n131 5854"),
            ("0414", "1315854", "04141315854"),
            ("0414", "+55 11 98765-4321", "+55 11 98765-4321"),
            ("0414", "wa.me/584141315854", "wa.me/584141315854"),
            ("0414", "cel: 0412 131 5854", "cel: 0412 131 5854"),
            ("0414", "casa", "0414casa"),
            ("+58", "0414 131 5854", "+580414 131 5854"),
        ],
    )
    def test_a_paste_replaces_everything_where_it_is_a_number_by_itself(
        self, edit: PhoneEdit, there: str, pasted: str, written: str
    ) -> None:
        QTest.keyClicks(edit, there)
        pastes(edit, pasted)
        assert edit.written == written


def content(text: str) -> str:
    """Return a text without separators."""
    return "".join(char for char in text if char not in SEPARATORS)


def place(text: str, count: int, *, behind: bool) -> int:
    """Return an index with so many characters before it, before or behind the separators there."""
    places = [index for index in range(len(text) + 1) if len(content(text[:index])) == count]
    return (places[-1] if behind else places[0]) if places else len(text)


_keys = st.sampled_from(["Backspace", "Backspace", "Del", "Ctrl+X", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y"])
_steps = st.one_of(
    st.tuples(st.just("type"), st.text("0123456789+x -", min_size=1, max_size=6), st.just(False)),
    st.tuples(st.just("type"), st.sampled_from(["0414131", "+5511", "0055119"]), st.just(False)),
    st.tuples(st.just("press"), _keys, st.just(False)),
    st.tuples(st.just("move"), st.integers(0, 14), st.booleans()),
    st.tuples(st.just("select"), st.tuples(st.integers(0, 14), st.integers(0, 14)), st.booleans()),
)


class Pair:
    """The editor beside a plain one that is given the same, without separators."""

    def __init__(self, edit: PhoneEdit) -> None:
        self.edit = edit
        self.plain = QLineEdit()
        self.edit.put("")
        self.seen = {self._state()}

    def _state(self) -> tuple[str, str]:
        return self.edit.written, self.edit.dialled_in

    def types(self, text: str) -> None:
        for char in text:
            QTest.keyClicks(self.edit, char)
            if char not in SEPARATORS:
                QTest.keyClicks(self.plain, char)
            elif self.plain.hasSelectedText():
                self.plain.del_()
            self.check()

    def presses(self, keys: str) -> None:
        if keys in ("Ctrl+Z", "Ctrl+Y"):
            self._goes(keys, {"Ctrl+Z": "Ctrl+Y", "Ctrl+Y": "Ctrl+Z"}[keys])
            return
        edit = self.edit
        caret = edit.cursorPosition() - (keys == "Backspace")
        met = edit.selectedText() or edit.text()[max(0, caret) : caret + 1]
        # A separator is deleted like any sign where it was written or is selected.
        is_sign = edit.hasSelectedText() or edit.text() == edit.written
        presses(edit, keys)
        if content(met) or not is_sign:
            presses(self.plain, keys)
        self.check()

    def _goes(self, there: str, back: str) -> None:
        """Undo or redo, back and there again: to what was seen before, and the same twice."""
        before = self._state()
        presses(self.edit, there)
        after = self._state(), self.edit.text(), self.edit.cursorPosition()
        assert after[0] in self.seen
        if after[0] == before:
            return
        presses(self.edit, back)
        assert self._state() == before
        presses(self.edit, there)
        assert (self._state(), self.edit.text(), self.edit.cursorPosition()) == after
        self.edit.deselect()
        self.plain.setText(content(self.edit.written))
        self.plain.setCursorPosition(len(content(self.edit.text()[: self.edit.cursorPosition()])))

    def selects(self, start: int, end: int, *, behind: bool) -> None:
        text = self.edit.text()
        first, last = (place(text, count, behind=behind) for count in (start, end))
        self.edit.setSelection(first, last - first)
        count = [len(content(text[:index])) for index in (first, last)]
        self.plain.setSelection(count[0], count[1] - count[0])

    def check(self) -> None:
        """Check that both hold the same, but for separators, with the caret at the same place."""
        self.seen.add(self._state())
        assert content(self.edit.written) == self.plain.text()
        assert content(self.edit.text()) == self.plain.text()
        caret = self.edit.cursorPosition()
        assert len(content(self.edit.text()[:caret])) == self.plain.cursorPosition()


@hypothesis.settings(
    deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@hypothesis.given(steps=st.lists(_steps, max_size=20))
def test_whatever_is_done_it_holds_what_a_plain_one_holds(
    edit: PhoneEdit, steps: list[tuple[str, str | int | tuple[int, int], bool]]
) -> None:
    pair = Pair(edit)
    done: dict[str, Callable[..., None]] = {"type": pair.types, "press": pair.presses}
    for kind, what, behind in steps:
        if kind in done:
            done[kind](what)
        elif isinstance(what, tuple):
            pair.selects(*sorted(what), behind=behind)
        else:
            pair.selects(int(what), int(what), behind=behind)
