"""Texts: Spanish in the source, another language where there is a catalogue."""

from cammer_desktop.support import texts


def test_without_a_catalogue_a_text_is_itself() -> None:
    assert texts._("Enlace creado.") == "Enlace creado."
    assert texts.N_("Enlace creado.") == "Enlace creado."
    assert texts.ngettext("{n} enlace", "{n} enlaces", 1) == "{n} enlace"
    assert texts.ngettext("{n} enlace", "{n} enlaces", 2) == "{n} enlaces"
