"""Screen pops at the window: each is filled in, asked about or told, one after the other."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cammer_desktop.domain.sentences.arrivals import of_arrival, of_owner
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.outside import mark
from cammer_desktop.ui.session.prefilled import Prefilled
from cammer_desktop.ui.session.presenter import SessionPresenter
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.question import Question
from cammer_desktop.ui.widgets.typed_on import TypedOn

if TYPE_CHECKING:
    from cammer_desktop.domain.prefill import Prefill
    from cammer_desktop.domain.screen_pop import PopRefusal, ScreenPop

_LATER: Final = Qt.ConnectionType.QueuedConnection


class ScreenPopPresenter(QObject):
    """Connects the form with the controller of screen pops; nothing is ever sent.

    What would be lost is asked about, and so is a link that was made while the pop waited, once
    the agent has stopped typing; while a dialog is open, or what came of a call is not shown yet,
    the pop waits, which is said. The keys of whoever is typing when it comes count neither for the
    question nor for the form that it has filled in. What came can be filled in again by a key.

    It is made behind the presenter that gives the form the catalogue's names, in which it looks.
    """

    def __init__(
        self,
        form: Form,
        buttons: ActionBar,
        bar: MessageBar,
        session: SessionPresenter,
        window: QWidget,
        controllers: Controllers,
    ) -> None:
        super().__init__(window)
        self._form, self._bar, self._session, self._window = form, bar, session, window
        self._pops, self._catalogue = controllers.screen_pops, controllers.catalogue
        self._prefilled = Prefilled(form, buttons)
        self._question, self._typed_on = Question(window), TypedOn(window)
        self._given: ScreenPop | None = None
        self._declined: Prefill | None = None
        self._held: list[ScreenPop] = []
        self._has_rested = False
        self._refused = ""
        self._pops.held.connect(self._on_held)
        self._pops.wanted.connect(self._on_wanted)
        self._pops.refused.connect(self._on_refused)
        self._typed_on.dropped.connect(self._on_dropped)
        self._typed_on.rested.connect(self._on_rested)
        self._catalogue.changed.connect(self._on_catalogue_changed)
        session.settled.connect(self._go_on, _LATER)
        session.begun.connect(self._on_begun)

    @property
    def is_settling(self) -> bool:
        """Whether keys are dropped: the form was filled in just now."""
        return self._typed_on.is_dropping

    @action(N_("Llenar con lo último que llegó de fuera"), "Ctrl+Shift+P")
    def fill_again(self) -> None:
        """Fill in what came last, which was not wanted then, or was taken back or changed.

        Where it stands already, what came before it; what was there before all of them comes back
        by one key.
        """
        recent = self._pops.recent
        if not recent:
            self._bar.say(_("No llegó nada de fuera que llenar."))
        elif not self._session.is_busy:
            standing = self._prefilled.standing
            number = recent.index(standing) + 1 if standing in recent else 0
            if len(recent) == 1 and number == 1:
                self._bar.say(_("Esos datos ya están en el formulario."))
            else:
                self._fill(recent[number % len(recent)], passes=standing is not None)

    @Slot(object)
    def _on_held(self, pop: "ScreenPop") -> None:
        self._held.append(pop)
        self._say_waits(pop)

    @Slot(object)
    def _on_wanted(self, pop: "ScreenPop") -> None:
        self._given, self._has_rested = pop, False
        if isinstance(QApplication.activeModalWidget(), QDialog):
            self._say_waits(pop)
        self._go_on()

    @Slot()
    def _on_rested(self) -> None:
        self._has_rested = True
        self._go_on()

    def _say_waits(self, pop: "ScreenPop") -> None:
        text = _("Esperan a que termine lo que está en curso.")
        self._bar.say(f"{of_arrival(pop.prefill)} {text}")

    @Slot()
    def _go_on(self) -> None:
        """Fill in what was given, or ask, unless something has to be done before."""
        pop, dialog = self._given, QApplication.activeModalWidget()
        if pop is None or self._session.is_busy:
            return
        if isinstance(dialog, QDialog):
            unique = Qt.ConnectionType.UniqueConnection
            dialog.finished.connect(self._go_on, Qt.ConnectionType(_LATER.value | unique.value))
            return
        if self._would_lose(pop) and not self._has_rested:
            self._typed_on.wait()
            return
        while (
            popup := QApplication.activePopupWidget()
        ) is not None:  # it is the customer's before
            popup.close()
        QGuiApplication.inputMethod().commit()
        self._given = None
        self._judge(pop)

    def _is_new(self, pop: "ScreenPop") -> bool:
        """Tell whether a pop brings what does not stand there, and was not declined just now."""
        prefill = pop.prefill
        is_known = prefill in (self._declined, self._prefilled.standing)
        return self._prefilled.brings(prefill) and not is_known

    def _would_lose(self, pop: "ScreenPop") -> bool:
        """Tell whether filling in would take a draft, or a link that was never seen, from view."""
        is_unseen = pop in self._held and not self._form.untouched
        return self._is_new(pop) and (is_unseen or not self._session.may_be_replaced)

    def _judge(self, pop: "ScreenPop") -> None:
        """Fill in what a pop brings, unless there is nothing new in it, or ask before."""
        if self._would_lose(pop):
            self._ask(pop)
        elif self._is_new(pop):
            self._take(pop)
            self._typed_on.begin()
        else:
            if not pop.is_empty and pop.prefill != self._declined:
                self._say_there(pop)
            self._pops.taken()
        self._declined = None
        if pop in self._held:
            self._held.remove(pop)

    def _ask(self, pop: "ScreenPop") -> None:
        whose = of_owner(self._form.draft)
        yes = _("Reemplazar")
        text = _("¿Reemplazar el borrador de {name}?") if whose else _("¿Reemplazar el borrador?")
        if self._session.may_be_replaced:
            text, yes = _("¿Llenar ya, y dejar el enlace nuevo de {name}?"), _("Llenar")
        self._question.ask(
            f"{of_arrival(pop.prefill)} {text.format(name=whose)}",
            yes,
            _("Ahora no"),
            partial(self._take, pop),
            partial(self._decline, pop),
            comes_unasked=True,
        )

    def _take(self, pop: "ScreenPop") -> None:
        self._pops.note(pop.prefill)
        self._fill(pop.prefill, pop.ignored)
        self._pops.taken()

    def _decline(self, pop: "ScreenPop") -> None:
        """Leave the form as it is; the second of two clicks asks nothing."""
        self._pops.note(pop.prefill)
        self._declined = pop.prefill if self._pops.waiting > 1 else None
        text = _("No se cambió nada. {keys} llena con los datos que llegaron.")
        self._bar.say(text.format(keys=action_of(self.fill_again).shortcut))
        self._pops.taken()

    def _fill(
        self, prefill: "Prefill", ignored: tuple[str, ...] = (), *, passes: bool = False
    ) -> None:
        customer = self._session.next_customer
        fill = partial(self._prefilled.fill, prefill, self._catalogue.offers)
        customer.fill(fill, passes=passes)
        self._bar.withdraw(self._refused)
        self._form.edited.emit()  # with the marks: the draft is kept with them
        parts = [of_arrival(prefill), _("Revise antes de crear el enlace.")]
        if customer.back_keys:
            parts.append(_("{keys} vuelve a lo anterior.").format(keys=customer.back_keys))
        self._bar.say("\n".join(filter(None, (" ".join(parts), _of_ignored(ignored)))))
        QApplication.alert(self._window)

    def _say_there(self, pop: "ScreenPop") -> None:
        """Say why nothing changes: there is nothing to fill in, or it was filled in already."""
        told = _("Esos datos ya están en el formulario.")
        self._bar.say(told if self._prefilled.brings(pop.prefill) else _of_ignored(pop.ignored))

    @Slot(object)
    def _on_refused(self, refusal: "PopRefusal") -> None:
        # Here and not above: a start without a screen pop does not load it.
        from cammer_desktop.domain.sentences.screen_pops import of_pop_refusal

        self._bar.withdraw(self._refused)
        self._refused = of_pop_refusal(refusal)
        self._bar.say(self._refused, Mood.WARNING, of_customer=True)

    @Slot()
    def _on_dropped(self) -> None:
        text = _("Se ignoró lo que escribió mientras llegaban los datos.")
        self._bar.say(text, Mood.WARNING, of_customer=True)

    @Slot()
    def _on_catalogue_changed(self) -> None:
        """Find by now what the catalogue did not have yet: it is read after the window opened."""
        if not self._session.is_busy:
            self._prefilled.find_again(self._catalogue.offers)

    @Slot()
    def _on_begun(self) -> None:
        """Say no longer what is from outside: the agent has sent it."""
        self._form.destination.keep()
        mark(self._form.in_order)
        self._form.judge()


def _of_ignored(names: tuple[str, ...]) -> str:
    # Here and not above: a start without a screen pop does not load it.
    from cammer_desktop.domain.sentences.screen_pops import of_ignored

    return of_ignored(names)
