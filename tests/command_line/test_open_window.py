"""`open`: what it takes, what it refuses with which exit code, and that nothing else is touched."""

from pathlib import Path

import pytest

from cammer_desktop.commands.open import pop_of
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import ScreenPop
from cammer_desktop.support import screen
from cammer_desktop.support.texts import use
from tests.command_line.program import only_line, run
from tests.systems import only_on_linux

NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
ADDRESS = "cammer://new?name=Ana&phone=+58414&crm=7"


def test_the_fields_are_those_of_link_and_a_promotion() -> None:
    texts: dict[Field, str | None] = {field: f"the {field.spec.attribute}" for field in Field}
    pop = pop_of(None, {**texts, Field.AGENT: None}, "the promotion")
    assert pop == ScreenPop(
        Prefill(
            name="the name",
            phone="the phone",
            email="the email",
            category="the category",
            promotion="the promotion",
            ticket_title="the title",
            ticket_description="the description",
        )
    )


def test_an_address_brings_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    nothing: dict[Field, str | None] = dict.fromkeys(Field)
    assert pop_of(ADDRESS, nothing, None) == ScreenPop(Prefill("Ana", "+58414"), ("crm",))
    said = only_line(capsys.readouterr().err)
    assert said == "Se pasó por alto lo que no es ningún campo: «crm»."
    assert pop_of(None, nothing, None) == ScreenPop(Prefill())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--category", "a", "--user", "b"), "una categoría y un agente"),
        (("--", "cammer://new?category=a&user=b"), "una categoría y un agente"),
        (("--", "cammer://new?name=Ana&token=canary"), "un token o una contraseña"),
        (("--", "https://new?name=canary"), "cammer://new"),
        (("--", "--data-dir=canary"), "cammer://new"),
        (("--", "cammer://new?name=canary", "--sandbox"), "argumentos desconocidos"),
        (("--", "cammer://new?name=canary", "--json"), "argumentos desconocidos"),
        (("--", ""), "cammer://new"),
        (("--", "--"), ""),
        (("--name", "Ana", "--", "cammer://new?name=canary"), "no los dos"),
        (("--name", "Ana", "--link", "canary"), "Opción desconocida"),
        (("--phone", "canary" * 40), "«phone»"),
    ],
)
def test_what_is_refused_is_said_in_one_line_and_nothing_begins(
    arguments: tuple[str, ...], said: str, data_directory: Path
) -> None:
    done = run("--data-dir", str(data_directory), "open", *arguments)
    line = only_line(done.stderr)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in line
    assert "canary" not in line
    assert not data_directory.exists()


def test_what_stands_behind_two_dashes_decides_nothing() -> None:
    done = run("open", "--", "--lang=en")
    assert only_line(done.stderr).startswith("No se llenó nada")


@only_on_linux("elsewhere there is a screen")
@pytest.mark.parametrize(
    "arguments", [("open", "--", ADDRESS), ("open", "--name", "Ana"), ("open",), ()]
)
def test_without_a_screen_that_is_said(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, environment=NO_SCREEN)
    use("es")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, screen.of_none())
