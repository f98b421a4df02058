"""Which template of a channel is edited: a list, a button for a new one, a button that deletes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from cammer_desktop.domain.template_draft import Origin, TemplateDraft
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.choice import Choice
from cammer_desktop.ui.widgets.icon_button import IconButton
from cammer_desktop.ui.widgets.second_click import SecondClick
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.tip import explain

_LEAST_LETTERS = 12


class TemplateChoice(QWidget):
    """`chosen` carries the `TemplateDraft` that is to be shown."""

    chosen = Signal(object)
    new_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drafts: Sequence[TemplateDraft] = ()
        self._is_filling = False
        self.list = Choice(_("Plantilla"))
        # However long a name is, the buttons are beside it.
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setMinimumContentsLength(_LEAST_LETTERS)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.currentIndexChanged.connect(self._on_chosen)
        new = IconButton("plus", _("&Nueva"))
        new.setAccessibleName(_("Nueva plantilla"))
        new.clicked.connect(self.new_wanted)
        self._delete = IconButton("trash")
        self._delete.setAccessibleName(_("Borrar plantilla"))
        explain(self._delete, _("Borrar la plantilla"))
        # The next template is below the pointer then, and its second click would delete that.
        self._second_click = SecondClick(self._delete)
        self._delete.clicked.connect(self._second_click.swallow)
        self._delete.clicked.connect(self.deletion_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.list, 1)
        for button in (new, self._delete):
            button.setAutoDefault(False)  # only the dialog says what Enter means
            line.addWidget(button)

    def show_drafts(
        self, drafts: Sequence[TemplateDraft], shown: TemplateDraft, default: TemplateDraft
    ) -> None:
        """Offer templates; of them one is shown, and one is the default. Own ones can go."""
        self._drafts = drafts
        self._is_filling = True
        texts = [_text(each, is_default=each is default) for each in drafts]
        if texts != [self.list.itemText(each) for each in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(texts)
        self.list.setCurrentIndex(drafts.index(shown))
        self._is_filling = False
        self._delete.setEnabled(shown.is_own)

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        if not self._is_filling:
            self.chosen.emit(self._drafts[number])


def _text(draft: TemplateDraft, *, is_default: bool) -> str:
    name = draft.name.strip() or _("Sin nombre")
    of_team = [_("equipo")] if draft.origin is Origin.TEAM else []
    return " · ".join([name, *of_team, *([_("predeterminada")] if is_default else [])])
