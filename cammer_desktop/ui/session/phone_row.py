"""The phone: country, number as it is heard, and under it what will be sent, or repaired."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtWidgets import QMenu

from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.phone.countries import Country, ordered
from cammer_desktop.domain.phone.country_codes import is_unfinished, may_become_another
from cammer_desktop.domain.phone.editing import flaw_at_once
from cammer_desktop.support import texts
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.session.country_button import CountryButton
from cammer_desktop.ui.session.phone_edit import PhoneEdit
from cammer_desktop.ui.session.phone_voice import PhoneNews, PhoneVoice, sentence, unsigned
from cammer_desktop.ui.session.repair_button import RepairButton
from cammer_desktop.ui.widgets.actions import UNFOLD, action, action_of, qaction_for
from cammer_desktop.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from cammer_desktop.ui.session.country_list import CountryList

REST_MS: Final = 1000
"""A pause longer than any between two keys of one number, in milliseconds."""


class PhoneRow(FieldRow):
    """A phone number with its country; what will be sent is shown at every key."""

    def __init__(self, region: str) -> None:
        """Take the region (ISO 3166) in which numbers are dialled at first."""
        self._number = PhoneEdit(region)
        self._keys = action_of(self.open_countries).shortcut
        self._button = CountryButton(region, self._keys)
        self._list: CountryList | None = None
        self._countries: dict[str, Country] = {}
        self._recent: Sequence[str] = ()
        self._read: tuple[phone.Reading, Sequence[phone.Repair], str] | None = None
        label, name = sentences.of_label(Field.PHONE), sentences.of_field(Field.PHONE)
        super().__init__(label, name, self._number, before=self._button)
        self._voice = PhoneVoice(self._aloud)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._button.clicked.connect(self.open_countries)
        self._number.addAction(qaction_for(self, self.open_countries))
        self._repair = RepairButton(action_of(self.repair).shortcut)
        self._repair.clicked.connect(self.repair)
        self.hint.reserve_two_lines()  # its longest ones come while one types
        self.hint.hold(self._repair)

    @property
    def text(self) -> str:
        """The number as it was written, which is not always what is shown of it."""
        return self._number.written

    @property
    def content(self) -> object:
        """The number, and where it is dialled."""
        return self.text, self.dialled_in

    @property
    def dialled_in(self) -> str:
        """The region (ISO 3166) in which the number is dialled."""
        return self._number.dialled_in

    @property
    def country(self) -> str:
        """The number's country (ISO 3166), or the region in which it is dialled."""
        return self._number.country

    def set_text(self, text: str) -> None:
        """Show another number, dialled in the agent's own region."""
        self._number.put(text)

    def put(self, text: str, region: str) -> None:
        """Show another number, dialled in a region; that cannot be taken back."""
        self._number.put(text, region)

    def set_home(self, region: str) -> None:
        """Dial in another region from here on."""
        self._number.set_home(region)

    def enable_validation(self, countries: Sequence[Country], recent: Sequence[str]) -> None:
        """Group and judge from here on, with these countries to choose from."""
        self._countries = {country.region: country for country in countries}
        self._recent = recent
        self._number.enable_validation()
        if self._list is not None and self._list.is_waiting:
            self._list.offer(self._offered)

    def context_menu(self) -> QMenu:
        """Return a new menu for the number."""
        return self._number.context_menu()

    def set_recent(self, recent: Sequence[str]) -> None:
        """Offer these regions before all others."""
        self._recent = recent

    def set_read_only(self, read_only: bool) -> None:
        """Let number and country be read but not changed, or be changed again."""
        super().set_read_only(read_only)
        self._button.setEnabled(not read_only)
        self._repair.setEnabled(not read_only)
        if read_only:  # what is sent is not typed any more
            self._on_rest()

    def show_problem(self, text: str) -> None:
        """Show what is wrong, until the number is read again."""
        if self._read is not None:
            self._read = (*self._read[:2], text)
        super().show_problem(text)

    def tell_problem(self) -> None:
        """Say what is wrong, with all that there is to say of the number."""
        self._on_rest()
        super().tell_problem()

    def show_hint(self, text: str, state: str = "", heard: str | None = None) -> None:
        """Show a text below the number, which is described with all that belongs to it."""
        question = self._repair.question
        shown = "" if text and question.startswith(text) else text
        place = _("{country}; {keys} elige otro país.").format(
            country=self._button.accessibleDescription(), keys=self._keys
        )
        parts = (sentence(part) for part in (shown, question, place) if part)
        super().show_hint(text, state, " ".join(parts) if heard is None else heard)

    def show_reading(
        self, reading: phone.Reading, repairs: Sequence[phone.Repair], problem: str
    ) -> None:
        """Show what will be sent, or what is doubtful about it, and ask what else may be meant.

        What more digits do not mend is said at once, what they may mend when the agent stops
        typing. A screen reader hears it then. A `problem` stands in the place of what will be sent.
        """
        self._read = (reading, repairs, problem)
        flaw = flaw_at_once(reading.flaw, self.text, self.dialled_in)
        self._voice.tell_flaw(sentences.of_phone(flaw) if flaw is not None else "")
        if self._number.hasFocus():
            self._show(is_typed=not self.was_left)
            self._rest.start()
        else:
            self._on_rest()

    @Slot()
    def _on_rest(self) -> None:
        """Show everything, and say what is new: nothing is typed at the moment."""
        self._rest.stop()
        self._voice.tell(self._show(is_typed=False))

    def _show(self, *, is_typed: bool) -> PhoneNews:
        """Show what is known of the number; return it, to be announced."""
        if self._read is None:
            return PhoneNews()
        reading, repairs, problem = self._read
        if is_typed and is_unfinished(self.text, self.dialled_in):
            # What the next digit may mend is neither doubted nor asked about.
            reading, repairs = replace(reading, flaw=reading.flaw or phone.PhoneFlaw.TOO_SHORT), ()
        self._repair.ask(repairs[0] if repairs else None)
        asks = bool(repairs) or may_become_another(self.text, self.dialled_in)
        flaw = flaw_at_once(reading.flaw, self.text, self.dialled_in)
        said, doubtful = sentences.of_reading(reading, asks=asks)
        text = unsigned(said)  # the note has a sign of its own
        if flaw is not None:
            text, doubtful = sentences.of_phone(flaw), True
        if problem:
            why = [sentences.of_repair(repairs[0].kind)] if repairs else []
            super().show_problem(" ".join([problem, *why]))
        elif not text and repairs:
            self.show_hint(sentences.of_question(repairs[0]), "warning")
        else:
            self.show_hint(text, "" if not text else "warning" if doubtful else "ok")
        country = self._button.accessibleDescription()
        is_told = doubtful or bool(reading.left_out)
        return PhoneNews(country, text, self._repair.question, is_told)

    @action(N_("Corregir el celular como se sugiere"), "Ctrl+R")
    def repair(self) -> None:
        """Use the number that is asked about, if one is; one that is not shown yet is shown."""
        asked = self._repair.asked
        if asked is None:
            self._on_rest()
        elif not self._number.isReadOnly():
            self._number.replace(asked.result.shown)
            self._number.setFocus()
            self._rest.stop()
            self._voice.tell(self._show(is_typed=False), is_asked=True)

    @action(N_("En «Celular»: elegir el país"), UNFOLD, local=True)
    def open_countries(self) -> None:
        """Let the agent choose a country; those that are still being loaded follow."""
        if self._number.isReadOnly():
            return
        if self._list is None:
            from cammer_desktop.ui.session.country_list import CountryList

            self._list = CountryList()
            self._list.setParent(self, self._list.windowFlags())
            self._list.chosen.connect(self._on_country)
            self._button.opens(self._list)
        place = self._button.mapToGlobal(QPoint(0, self._button.height()))
        room = self.window().height() - self._button.mapTo(self.window(), QPoint(0, 0)).y()
        self._list.open_below(place, self._offered, room - self._button.height())

    @property
    def _offered(self) -> Sequence[Country]:
        """The countries, the chosen one first: Enter alone changes nothing."""
        first = (self.country, *self._recent)
        return ordered(self._countries.values(), first, texts.language())

    def _watch(self) -> None:
        self._number.shown.connect(self._on_shown)

    @Slot()
    def _on_shown(self) -> None:
        region = self.country
        country = self._countries.get(region)
        code = f"+{country.code}" if country is not None else ""
        name = country.name(texts.language()) if country is not None else region
        self._button.show_country(region, code, name)
        self.edited.emit()

    @Slot(str)
    def _on_country(self, region: str) -> None:
        self._voice.expect_country()
        self._number.choose_region(region)
        self._number.setFocus()
