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
from cammer_desktop.domain.template_edits import (
    Origin,
    TemplateChange,
    TemplateEdits,
    with_changes,
)

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
