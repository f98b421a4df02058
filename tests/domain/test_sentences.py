"""Everything that can happen has a sentence, and none claims more than is known."""

import errno
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.ledger import NAME as NAME_OF_LEDGER
from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.catalogue import EntryFlaw, Kind
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.imports import Judged, Verdict
from cammer_desktop.domain.ledger import DamagedRows, LedgerFault, SetAside
from cammer_desktop.domain.network import Step, StepResult
from cammer_desktop.domain.outcome import (
    Cause,
    NotSent,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Customer, Problem
from cammer_desktop.domain.storage import Place, Storage
from cammer_desktop.domain.team import TeamCopy, TeamFault
from cammer_desktop.domain.token import TokenFlaw
from cammer_desktop.domain.variables import written
from cammer_desktop.support.paths import NotAFileError
from tests.samples import NAME, request


def well_formed(sentence: str) -> str:
    """Return the sentence after checking that it is one, with every blank filled in."""
    assert sentence.strip() == sentence
    assert sentence[0].isupper() or sentence[0] in "«0123456789"
    assert sentence.endswith((".", "!", "?", ")"))
    assert not set("{}") & set(sentence.replace(written("enlace"), ""))  # as it is to be typed
    assert "None" not in sentence
    return sentence


VARIABLE_FLAWS = (Flaw.EMPTY_VARIABLE, Flaw.UNKNOWN_VARIABLE)


@pytest.mark.parametrize("flaw", [*(set(Flaw) - set(VARIABLE_FLAWS)), *phone.PhoneFlaw])
def test_every_flaw_of_a_field_has_a_sentence(flaw: Flaw | phone.PhoneFlaw) -> None:
    well_formed(sentences.of_problem(Problem(Field.NAME, flaw)))


@pytest.mark.parametrize("flaw", TokenFlaw)
def test_every_flaw_of_a_token_has_a_sentence(flaw: TokenFlaw) -> None:
    well_formed(sentences.of_token_flaw(flaw))


def test_a_doubtful_token_is_asked_about() -> None:
    assert well_formed(sentences.of_doubtful_token()).endswith("?")


@pytest.mark.parametrize(
    "cause", [Cause.KEYRING_LOCKED, Cause.KEYRING_SILENT, Cause.UNSENDABLE_TOKEN]
)
def test_every_failure_of_a_keyring_has_a_sentence(cause: Cause) -> None:
    well_formed(sentences.of_vault_failure(cause))


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("proxy", ["", "http://proxy.example.com:3128"])
def test_a_step_that_failed_says_why_and_then_what_to_do(
    step: Step, cause: Cause, proxy: str
) -> None:
    failed, next_step = sentences.of_step_result(StepResult(step, cause, proxy)).split("\n")
    assert failed.startswith("✕ ")
    well_formed(failed.removeprefix("✕ "))
    assert well_formed(next_step) == sentences.said_of(NotSent(cause)).next_step


@pytest.mark.parametrize("step", Step)
def test_a_step_that_succeeded_is_a_line(step: Step) -> None:
    assert sentences.of_step_result(StepResult(step)).startswith("✓ ")
    assert "\n" not in sentences.of_step_result(StepResult(step))


def test_only_what_the_service_reports_can_differ() -> None:
    asked = request(email="a@b.co")
    null = Customer({Field.NAME: NAME, Field.EMAIL: None})
    assert sentences.of_differences(asked, null) == (
        "Correo: se envió «a@b.co», el servicio guardó «».",
    )
    assert sentences.of_differences(asked, Customer({Field.NAME: NAME})) == ()
    assert sentences.of_differences(request(), null) == ()
    assert sentences.of_differences(asked, None) == ()


def test_what_the_service_stored_forges_no_line_and_fills_no_panel() -> None:
    forged = Customer({Field.NAME: "Ana\u202e\nEnlace creado", Field.PHONE: "5" * 5000})
    name, number = sentences.of_differences(request(), forged)
    assert "Ana\\u202e\\u000aEnlace creado" in name
    assert "…" in number
    assert len(number) < 250


@pytest.mark.parametrize("text", ["{why}", "{0}", "%s", "{"])
def test_the_services_words_are_no_format(text: str) -> None:
    assert text in sentences.of_answer(Rejected(RejectionReason.OTHER, 42, message=text))
    assert text in sentences.of_outcome(Uncertain(Cause.TIMEOUT), request(name=text))
    assert text in sentences.of_destination(Category(text))


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("failure", [None, Cause.KEYRING_LOCKED])
def test_every_place_of_a_token_has_a_sentence(place: Place, failure: Cause | None) -> None:
    well_formed(sentences.of_storage(Storage(place, "Secret Service", failure)))


def test_the_keyring_is_named() -> None:
    assert "KWallet" in sentences.of_storage(Storage(Place.KEYRING, "KWallet"))


def test_a_keyring_that_failed_says_so_and_where_the_token_is() -> None:
    text = sentences.of_storage(Storage(Place.MEMORY, failure=Cause.KEYRING_LOCKED))
    assert "bloqueado" in text
    assert "memoria" in text
    assert "péguelo otra vez" in text


@pytest.mark.parametrize("flaw", TokenFlaw)
def test_a_token_of_the_environment_is_told_with_its_variable(flaw: TokenFlaw) -> None:
    assert "CAMMER_TOKEN" in well_formed(sentences.of_variable_flaw("CAMMER_TOKEN", flaw))


def test_destinations_are_named_as_in_a_list() -> None:
    named = [sentences.of_destination(d) for d in (Category("V"), Agent("7"), NoDestination())]
    assert named == ["Categoría V", "Agente 7", "Sin destino"]


def test_a_bad_address_is_told_what_a_good_one_is() -> None:
    assert "https://" in well_formed(sentences.of_address_flaw())


def test_enums_have_no_two_names_for_one_value() -> None:
    kinds: list[type[Enum]] = [Cause, RejectionReason, Flaw, phone.PhoneFlaw, TokenFlaw, Place]
    assert all(len(kind.__members__) == len(list(kind)) for kind in kinds)


@pytest.mark.parametrize("fault", LedgerFault)
def test_every_fault_of_the_ledger_says_what_happens_and_what_to_do(fault: LedgerFault) -> None:
    sentence = well_formed(sentences.of_ledger_fault(fault))
    what, meanwhile, to_do = sentence.split(". ")[:3]
    assert what.startswith("El historial no se guarda: ")
    assert meanwhile == "Los enlaces se crean igual"
    assert to_do
    assert well_formed(sentences.of_unread_ledger(fault)).startswith(
        "El historial no se puede leer ahora: "
    )


@pytest.mark.parametrize("fault", LedgerFault)
def test_settings_that_wait_for_the_history_are_said_to_be_unsaved(fault: LedgerFault) -> None:
    sentence = well_formed(sentences.of_failed_count(fault))
    assert sentence.startswith("La configuración no se guardó: ")
    assert sentence.endswith(". Reintente.")


@pytest.mark.parametrize("fault", LedgerFault)
def test_what_is_still_there_is_told_with_why_and_what_to_do(fault: LedgerFault) -> None:
    _what, why = well_formed(sentences.of_undeleted_ledger(fault)).split(": ", 1)
    for each in why.split(". "):
        assert each in sentences.of_ledger_fault(fault)


@pytest.mark.parametrize("customer", [None, "Ana"])
@pytest.mark.parametrize("fault", LedgerFault)
def test_a_deletion_that_failed_says_of_what_why_and_what_to_do(
    fault: LedgerFault, customer: str | None
) -> None:
    sentence = well_formed(sentences.of_failed_deletion(fault, customer))
    what, why = sentence.split(": ", 1)
    assert what.endswith(customer or "todo el historial")
    for each in why.removesuffix(" Después, borre otra vez.").split(". "):
        assert each in sentences.of_ledger_fault(fault)


@pytest.mark.parametrize("fault", [LedgerFault.DAMAGED, LedgerFault.FOREIGN])
@pytest.mark.parametrize("saved", [0, 1, 7])
def test_a_ledger_that_was_set_aside_is_told_with_its_name(fault: LedgerFault, saved: int) -> None:
    sentence = well_formed(sentences.of_ledger_news(SetAside(fault, "ledger.bad", saved)))
    assert "ledger.bad" in sentence


@pytest.mark.parametrize(("number", "said"), [(1, "1 fila dañada:"), (7, "7 filas dañadas:")])
def test_damaged_rows_are_counted(number: int, said: str) -> None:
    assert said in well_formed(sentences.of_ledger_news(DamagedRows(number)))


def test_the_files_are_named_as_they_are_called(tmp_path: Path) -> None:
    catalogue = CatalogueFile(tmp_path, lambda _name: None).path.name
    assert catalogue in well_formed(sentences.of_catalogue_fault("no existe"))
    assert NAME_OF_LEDGER in sentences.of_ledger_fault(LedgerFault.UNREACHABLE)
    for key in ("", "region"):
        told = well_formed(sentences.of_settings_aside(None, key))
        assert SettingsFile(tmp_path).path.name in told
        assert (f"«{key}»" in told) == bool(key)


def test_what_was_set_aside_is_told_with_its_name_and_what_to_do() -> None:
    for sentence in (
        sentences.of_catalogue_aside("file.bad"),
        sentences.of_settings_aside("file.bad"),
        sentences.of_settings_aside("file.bad", "region"),
        sentences.of_closed_settings("file.bad", OSError(errno.EBUSY, "busy")),
        sentences.of_closed_settings("file.bad", OSError(errno.EACCES, "denied")),
        sentences.of_closed_log("file.bad", "no hay permiso"),
        sentences.of_closed_folder("file.bad", "no hay permiso"),
    ):
        assert "file.bad" in well_formed(sentence)
        assert len(sentence.replace("file.bad", "").split(". ")) > 1


class HeldError(PermissionError):
    winerror = 32  # as Windows says it


@pytest.mark.parametrize("error", [OSError(errno.EACCES, "denied"), OSError(errno.EPERM, "denied")])
def test_who_has_no_right_to_the_settings_is_told_that_and_whom_to_ask(error: OSError) -> None:
    sentence = sentences.of_closed_settings("settings.json", error)
    assert "no tiene permiso" in sentence
    assert "quien administra esta computadora" in sentence
    assert "reintente" not in sentence


@pytest.mark.parametrize("error", [HeldError(errno.EACCES, "held"), OSError(errno.EBUSY, "busy")])
def test_settings_that_another_program_holds_are_to_be_waited_for(error: OSError) -> None:
    sentence = sentences.of_closed_settings("settings.json", error)
    assert "otro programa lo tiene abierto" in sentence
    assert "reintente" in sentence


def test_why_a_file_cannot_be_used_is_said_in_our_words() -> None:
    assert sentences.of_os_error(HeldError()) == "otro programa lo tiene abierto"
    assert sentences.of_os_error(OSError(errno.ENOSPC, "No space")) == "el disco está lleno"
    assert sentences.of_os_error(NotAFileError("x")) == "ahí hay algo que no es un archivo"
    denied = sentences.of_failed_export(PermissionError(errno.EACCES, "Denied"))
    assert "(no hay permiso para escribir ahí). Elija otra carpeta u otro nombre." in denied
    assert "(otro programa lo tiene abierto)" in sentences.of_failed_export(HeldError())
    assert "(otro programa lo tiene abierto)" in sentences.of_unsaved_picture(HeldError())
    assert sentences.of_os_error(OSError(errno.ELOOP, "Too many links")) == "Too many links"
    assert sentences.of_os_error(OSError()) == "OSError"


@pytest.mark.parametrize("flaw", EntryFlaw)
def test_every_flaw_of_an_entry_has_a_sentence(flaw: EntryFlaw) -> None:
    judged = Judged(FileRow(1, flaw=flaw), Verdict.WRONG)
    assert sentences.of_judged(judged) == sentences.of_entry_flaw(flaw)
    well_formed(sentences.of_entry_flaw(flaw))


@pytest.mark.parametrize("fault", TeamFault)
def test_a_fault_of_the_teams_file_claims_a_copy_only_if_there_is_one(fault: TeamFault) -> None:
    copy = TeamCopy("//server/team.csv", datetime(2026, 11, 26, 9, 5, tzinfo=UTC), ())
    assert "Se usa la copia del 26/11/2026, 09:05." in well_formed(
        sentences.of_team_fault(fault, copy)
    )
    without = well_formed(sentences.of_team_fault(fault, None))
    assert "No hay una copia" in without
    assert "Se usa" not in without


def test_kinds_verdicts_and_ways_have_words_of_their_own() -> None:
    for words in (
        [sentences.of_kind(kind) for kind in Kind],
        [sentences.of_judged(Judged(FileRow(1), verdict)) for verdict in Verdict],
        [sentences.of_hand_over(way) for way in Channel],
    ):
        assert len(set(words)) == len(words)
        assert all(words)
