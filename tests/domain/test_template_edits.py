"""Templates while they are edited, and what is stored of it in a catalogue."""

from dataclasses import replace

import pytest

from cammer_desktop.domain.catalogue import (
    Catalogue,
    EntryFlaw,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Template,
)
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.template_changes import TemplateChange, with_changes, would_lose
from cammer_desktop.domain.template_draft import Origin
from cammer_desktop.domain.template_edits import TemplateEdits

SMS = Channel.SMS
TEXT = "Entre: {enlace}"
SHORT = Template(SMS, "Corto", TEXT)
LONG = Template(SMS, "Largo", f"Hola, {{nombre}}. {TEXT}", is_default=True)
TEAMS = Template(SMS, "Del equipo", TEXT, is_default=True)
OTHER = Template(Channel.EMAIL, "Corto", TEXT, "Asunto")
BUILT_IN = (Template(SMS, "Saludo", TEXT), Template(Channel.EMAIL, "Saludo", TEXT, "Su enlace"))
PLACE = NamedDestination(Kind.CATEGORY, "Ventas", "v-1")


@pytest.fixture
def edits() -> TemplateEdits:
    """Those of an agent with three templates of their own, and of a team with one."""
    return TemplateEdits((LONG, PLACE, OTHER, SHORT), (TEAMS,), BUILT_IN)


def names(edits: TemplateEdits) -> list[str]:
    return [each.name for each in edits.shown(SMS)]


def saved(edits: TemplateEdits, *entries: Template) -> set[Template]:
    """Return the templates of a catalogue once the edits are stored in it."""
    stored = with_changes(Catalogue(entries), edits.changes()).entries
    return {each for each in stored if isinstance(each, Template)}


def test_own_ones_come_first_by_name_and_the_built_in_last(edits: TemplateEdits) -> None:
    assert names(edits) == ["Corto", "Largo", "Del equipo", "Saludo"]
    assert [each.origin for each in edits.shown(SMS)] == [0, 0, Origin.TEAM, Origin.BUILT_IN]
    assert edits.changes() == ()


def test_an_own_one_stands_in_the_place_of_the_teams_of_its_name() -> None:
    edits = TemplateEdits((replace(TEAMS, text=f"Hola. {TEXT}"),), (TEAMS,), BUILT_IN)
    assert names(edits) == ["Del equipo", "Saludo"]
    assert not edits.is_twice(edits.shown(SMS)[0])
    edits.remove(edits.shown(SMS)[0])
    assert [each.origin for each in edits.shown(SMS)] == [Origin.TEAM, Origin.BUILT_IN]


@pytest.mark.parametrize(
    ("own", "team", "default"),
    [
        ((SHORT, LONG), (TEAMS,), "Largo"),
        ((SHORT,), (TEAMS,), "Del equipo"),
        ((SHORT,), (replace(TEAMS, is_default=False),), "Corto"),
        ((), (replace(TEAMS, is_default=False),), "Del equipo"),
        ((OTHER,), (), "Saludo"),
    ],
)
def test_the_default_is_the_one_of_the_message_service(
    own: tuple[Template, ...], team: tuple[Template, ...], default: str
) -> None:
    assert TemplateEdits(own, team, BUILT_IN).default(SMS).name == default


def test_only_what_is_typed_is_stored(edits: TemplateEdits) -> None:
    edits.shown(SMS)[0].text = f"Buenas. {TEXT}"
    assert edits.changes() == (TemplateChange(SHORT, replace(SHORT, text=f"Buenas. {TEXT}")),)
    edits.shown(SMS)[0].text = TEXT
    assert edits.changes() == ()


def test_what_another_program_has_changed_meanwhile_stays(edits: TemplateEdits) -> None:
    draft = edits.shown(SMS)[0]
    draft.text = f"Buenas. {TEXT}"
    now = replace(SHORT, is_default=True)
    kept = {replace(now, text=draft.text), replace(LONG, is_default=False)}
    assert saved(edits, now, replace(LONG, is_default=False)) == kept
    assert saved(edits) == {replace(SHORT, text=draft.text)}  # it has deleted it
    assert with_changes(Catalogue((PLACE,)), edits.changes()).entries[0] == PLACE


def test_storing_again_changes_nothing_more(edits: TemplateEdits) -> None:
    edits.shown(SMS)[0].name = "Breve"
    edits.remove(edits.shown(SMS)[1])
    once = with_changes(Catalogue((SHORT, LONG)), edits.changes())
    assert with_changes(once, edits.changes()) == once
    assert once.entries == (replace(SHORT, name="Breve"),)


def test_two_that_exchange_their_names_are_both_there(edits: TemplateEdits) -> None:
    one, other = edits.shown(SMS)[:2]
    one.name, other.name = other.name, one.name
    assert saved(edits, SHORT, LONG) == {
        replace(SHORT, name="Largo"),
        replace(LONG, name="Corto"),
    }


def test_a_new_one_begins_with_the_texts_of_the_built_in_and_needs_a_name(
    edits: TemplateEdits,
) -> None:
    new = edits.add(Channel.EMAIL)
    assert (new.text, new.subject, new.name) == (TEXT, "Su enlace", "")
    assert edits.flawed() is new
    with pytest.raises(InvalidEntryError):
        edits.changes()
    new.name = " Nueva "
    assert edits.flawed() is None
    made = Template(Channel.EMAIL, "Nueva", TEXT, "Su enlace")
    assert edits.changes() == (TemplateChange(None, made),)
    edits.remove(new)
    assert edits.changes() == ()


def test_what_is_wrong_is_told_of_name_and_texts_apart(edits: TemplateEdits) -> None:
    draft = edits.add(SMS)
    draft.text = "Hola"
    assert (draft.name_flaw, draft.texts_flaw) == (EntryFlaw.NAME, EntryFlaw.NO_LINK)
    draft.name, draft.text = "A\0", " "
    assert (draft.name_flaw, draft.texts_flaw) == (EntryFlaw.CHARACTERS, EntryFlaw.MESSAGE)
    draft.name, draft.text = "A", TEXT
    assert (draft.name_flaw, draft.texts_flaw) == (None, None)


@pytest.mark.parametrize("name", ["largo", " LARGO ", "del equipo", "Saludo"])
def test_a_new_one_with_the_name_of_another_is_twice(edits: TemplateEdits, name: str) -> None:
    draft = edits.add(SMS)
    draft.name = name
    assert edits.is_twice(draft)
    assert edits.flawed() is not None


def test_the_same_name_in_another_channel_is_not_twice(edits: TemplateEdits) -> None:
    assert not any(map(edits.is_twice, edits.shown(Channel.EMAIL)))


class TestCopies:
    @pytest.mark.parametrize("origin", [Origin.TEAM, Origin.BUILT_IN])
    def test_another_ones_is_copied_and_the_copy_stands_in_its_place(
        self, edits: TemplateEdits, origin: Origin
    ) -> None:
        [theirs] = [each for each in edits.shown(SMS) if each.origin is origin]
        copy = edits.owned(theirs)
        assert edits.owned(copy) is copy
        assert not edits.is_twice(copy)
        assert theirs not in edits.shown(SMS)
        assert edits.changes() == ()  # nothing in it is another yet
        copy.text = f"Buenas. {TEXT}"
        made = Template(SMS, theirs.name, copy.text)
        assert edits.changes() == (TemplateChange(None, made),)
        copy.name = "Mía"
        assert theirs in edits.shown(SMS)

    def test_a_copy_of_the_default_is_the_default(self) -> None:
        edits = TemplateEdits((SHORT,), (TEAMS,), BUILT_IN)
        copy = edits.owned(edits.default(SMS))
        assert edits.default(SMS) is copy
        assert edits.changes() == ()


class TestDefault:
    def test_another_own_one_becomes_it_and_no_other_is(self, edits: TemplateEdits) -> None:
        short = edits.shown(SMS)[0]
        assert edits.make_default(short) is short is edits.default(SMS)
        assert saved(edits, SHORT, LONG, OTHER) == {
            replace(SHORT, is_default=True),
            replace(LONG, is_default=False),
            OTHER,
        }

    def test_the_teams_is_it_again_without_a_copy(self, edits: TemplateEdits) -> None:
        teams = edits.shown(SMS)[2]
        assert edits.make_default(teams) is teams is edits.default(SMS)
        assert saved(edits, LONG) == {replace(LONG, is_default=False)}

    def test_the_built_in_needs_a_copy_for_that(self, edits: TemplateEdits) -> None:
        copy = edits.make_default(edits.shown(SMS)[-1])
        assert copy.is_own
        assert edits.default(SMS) is copy
        assert Template(SMS, "Saludo", TEXT, is_default=True) in saved(edits, LONG)

    def test_without_an_own_one_it_is_the_teams(self, edits: TemplateEdits) -> None:
        edits.drop_default(SMS)
        assert edits.default(SMS).name == "Del equipo"

    def test_the_one_that_was_made_it_is_it_whatever_another_program_did(
        self, edits: TemplateEdits
    ) -> None:
        edits.shown(SMS)[0].text = f"Buenas. {TEXT}"
        edits.make_default(edits.owned(edits.shown(SMS)[-1]))
        stored = saved(edits, replace(SHORT, is_default=True))
        assert [each.name for each in stored if each.is_default] == ["Saludo"]


class TestNames:
    def test_one_that_is_refused_neither_hides_the_teams_nor_is_the_default(self) -> None:
        edits = TemplateEdits((), (TEAMS,), BUILT_IN)
        for name in ("del equipo", "Saludo"):
            draft = edits.add(SMS)
            draft.name = name
            assert edits.flawed() is draft
            assert names(edits) == [name, "Del equipo", "Saludo"]
            assert edits.default(SMS).name == "Del equipo"
            edits.remove(draft)

    def test_a_refused_one_is_not_the_default_in_place_of_the_built_in(self) -> None:
        edits = TemplateEdits((), (), BUILT_IN)
        draft = edits.add(SMS)
        draft.name = "saludo"
        assert edits.default(SMS).origin is Origin.BUILT_IN
        edits.make_default(draft)  # it is asked for, and told that it cannot be stored
        assert edits.default(SMS) is draft

    def test_who_has_a_name_keeps_its_place_where_another_one_is_given_it(self) -> None:
        edits = TemplateEdits((replace(TEAMS, text=f"Hola. {TEXT}"),), (TEAMS,), BUILT_IN)
        mine = edits.default(SMS)
        edits.add(SMS).name = mine.name
        assert names(edits) == ["Del equipo", "Del equipo", "Saludo"]
        assert edits.default(SMS) is mine

    def test_a_name_has_a_limit_which_an_older_one_may_be_over(self) -> None:
        older = replace(SHORT, name="N" * 61)
        edits = TemplateEdits((older,), (), BUILT_IN)
        [draft] = [each for each in edits.shown(SMS) if each.is_own]
        draft.text = f"Hola. {TEXT}"
        assert edits.flawed() is None
        draft.name = "M" * 61
        assert edits.flawed() is draft
        draft.name = f" {'M' * 60} "
        assert edits.flawed() is None


def test_what_was_removed_can_be_put_back_where_it_was(edits: TemplateEdits) -> None:
    undo = edits.remove(edits.shown(SMS)[0])
    assert names(edits) == ["Largo", "Del equipo", "Saludo"]
    undo()
    assert names(edits) == ["Corto", "Largo", "Del equipo", "Saludo"]
    assert edits.changes() == ()


class TestUnsaved:
    def test_is_what_was_typed_chosen_or_removed(self, edits: TemplateEdits) -> None:
        told = [edits.has_unsaved]
        short, long = edits.shown(SMS)[:2]
        short.text = f"Hola. {TEXT}"
        told.append(edits.has_unsaved)
        short.text = TEXT
        told.append(edits.has_unsaved)
        undo = edits.remove(long)
        told.append(edits.has_unsaved)
        undo()
        edits.make_default(short)
        told.append(edits.has_unsaved)
        assert told == [False, True, False, True, True]

    def test_is_no_new_one_into_which_nothing_was_typed(self, edits: TemplateEdits) -> None:
        new = edits.add(SMS)
        edits.owned(edits.shown(SMS)[-1])
        untouched = not edits.has_unsaved
        new.text = f"Hola. {TEXT}"
        assert untouched
        assert edits.has_unsaved


class TestAnotherProgram:
    """What it stores while templates are edited here is not lost, nor is what is edited here."""

    def test_has_stored_a_new_one_of_the_name_of_a_new_one(self, edits: TemplateEdits) -> None:
        new = edits.add(SMS)
        new.name, new.text = "N", f"Mía: {TEXT}"
        theirs = Template(SMS, "n", f"Otra: {TEXT}", is_default=True)
        now = Catalogue((SHORT, replace(LONG, is_default=False), OTHER, theirs))
        assert would_lose(now, edits.changes())
        assert edits.meet(now.entries) is new is edits.flawed()
        assert edits.default(SMS).name == "n"
        new.name = "Mía"
        assert edits.flawed() is None
        assert not would_lose(now, edits.changes())
        assert set(with_changes(now, edits.changes()).entries) == {
            *now.entries,
            Template(SMS, "Mía", new.text),
        }

    def test_its_one_can_be_removed_for_the_own_one(self, edits: TemplateEdits) -> None:
        new = edits.add(SMS)
        new.name = "N"
        now = Catalogue((SHORT, LONG, OTHER, Template(SMS, "N", f"Otra: {TEXT}")))
        edits.meet(now.entries)
        [theirs] = [each for each in edits.shown(SMS) if each.name == "N" and each is not new]
        edits.remove(theirs)
        assert not would_lose(now, edits.changes())
        assert Template(SMS, "N", TEXT) in with_changes(now, edits.changes()).entries

    def test_has_changed_the_same_text_of_the_same_one(self, edits: TemplateEdits) -> None:
        draft = edits.shown(SMS)[0]
        draft.text = f"Mía: {TEXT}"
        theirs = replace(SHORT, text=f"Otra: {TEXT}")
        now = Catalogue((theirs, LONG, OTHER))
        assert would_lose(now, edits.changes())
        assert edits.meet(now.entries) is draft is edits.flawed()
        assert draft.text == f"Mía: {TEXT}"
        draft.name = "Mía"
        stored = with_changes(now, edits.changes()).entries
        assert {*now.entries, Template(SMS, "Mía", draft.text)} == set(stored)

    def test_has_renamed_to_a_name_that_is_given_here(self, edits: TemplateEdits) -> None:
        edits.shown(SMS)[0].name = "Breve"
        now = Catalogue((SHORT, OTHER, replace(LONG, name="Breve")))
        assert would_lose(now, edits.changes())

    def test_has_changed_other_things_which_are_taken_in(self, edits: TemplateEdits) -> None:
        draft = edits.shown(SMS)[0]
        draft.text = f"Mía: {TEXT}"
        theirs = replace(SHORT, is_default=True)
        now = Catalogue((theirs, Template(SMS, "N", TEXT)))
        assert not would_lose(now, edits.changes())
        assert edits.meet((*now.entries, PLACE)) is None
        assert names(edits) == ["Corto", "N", "Del equipo", "Saludo"]
        assert edits.default(SMS) is draft
        assert edits.changes() == (TemplateChange(theirs, replace(theirs, text=draft.text)),)

    def test_has_changed_what_is_removed_here(self, edits: TemplateEdits) -> None:
        short, long = edits.shown(SMS)[:2]
        edits.remove(short)
        edits.remove(long)
        now = Catalogue((replace(SHORT, text=f"Otra: {TEXT}"), replace(LONG, is_default=False)))
        assert would_lose(now, edits.changes())
        back = edits.meet(now.entries)
        assert back is not None
        assert (back.name, back.text) == ("Corto", f"Otra: {TEXT}")
        assert not would_lose(now, edits.changes())
        assert with_changes(now, edits.changes()).entries == now.entries[:1]

    def test_has_removed_what_is_changed_here(self, edits: TemplateEdits) -> None:
        draft = edits.shown(SMS)[0]
        draft.text = f"Mía: {TEXT}"
        assert not would_lose(Catalogue(), edits.changes())
        assert edits.meet(()) is None
        assert names(edits) == ["Corto", "Del equipo", "Saludo"]
        assert edits.changes() == (TemplateChange(None, replace(SHORT, text=draft.text)),)


def test_what_is_stored_is_not_stored_again_nor_met_as_anothers(edits: TemplateEdits) -> None:
    short, long = edits.shown(SMS)[:2]
    short.name, long.name = "Largo", "Corto"
    new = edits.add(SMS)
    new.name = " Nueva "
    now = with_changes(Catalogue((SHORT, LONG, OTHER)), edits.changes())
    assert edits.meet(now.entries) is None
    assert edits.changes() == ()
    new.text = f"Mía: {TEXT}"
    assert edits.meet(now.entries) is None
    assert [each.before for each in edits.changes()] == [Template(SMS, "Nueva", TEXT)]
