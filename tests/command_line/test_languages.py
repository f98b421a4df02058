"""The command line in each language: help, refusals, what is uncertain, and who chooses it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import FIELDS, answer_of, only_line, run, run_link
from tests.samples import FIELDS_REFUSED
from tests.systems import not_on_windows

LANGUAGES: Final = ("es", "pt_BR", "en")
# What argparse would say of its own, in English.
OF_ARGPARSE: Final = ("usage:", "options:", "positional arguments:", "show this", "show program")
HELP: Final = {
    "es": ("uso: cammer-desktop", "opciones:", "comandos:", "muestra esta ayuda y termina"),
    "pt_BR": ("uso: cammer-desktop", "opções:", "comandos:", "mostra esta ajuda e sai"),
    "en": ("usage: cammer-desktop", "options:", "commands:", "print this help and exit"),
}
UNKNOWN: Final = {
    "es": "Opción desconocida; vea --help.",
    "pt_BR": "Opção desconhecida; veja --help.",
    "en": "Unknown option; see --help.",
}
REQUIRED: Final = {"es": "(obligatorio)", "pt_BR": "(obrigatório)", "en": "(required)"}
INVALID: Final = {
    "es": ("No se envió nada", "Nombre: ", "Celular: ", "Correo: "),
    "pt_BR": ("Nada foi enviado", "Nome: ", "Celular: ", "E-mail: "),
    "en": ("Nothing was sent", "Name: ", "Phone: ", "Email: "),
}
REFUSED: Final = {
    "es": "No se creó",
    "pt_BR": "Não foi criado",
    "en": "Not created",
}
UNCERTAIN: Final = {
    "es": "Puede haberse creado.",
    "pt_BR": "Pode ter sido criado.",
    "en": "May have been created.",
}
TOKEN: Final = {
    "es": "El sandbox tiene su propio token",
    "pt_BR": "O sandbox tem seu próprio token",
    "en": "The sandbox has its own token",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", "link", "token"])
def test_the_help_is_whole_in_each(language: str, command: str) -> None:
    done = run(*([command] if command else []), "--help", f"--lang={language}")
    assert (done.returncode, done.stderr) == (0, "")
    usage, options, _commands, of_help = HELP[language]
    wanted = (usage, options, of_help) if command else HELP[language]
    assert [each for each in wanted if each not in done.stdout] == []
    # What `link` cannot do without is marked.
    assert done.stdout.count(REQUIRED[language]) == (2 if command == "link" else 0)
    if language != "en":
        assert [each for each in OF_ARGPARSE if each in done.stdout] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_in_the_arguments_is_told_in_the_language_that_is_asked_for(language: str) -> None:
    for arguments in (
        ("--lang", language, "link", *FIELDS, "--nam"),
        ("link", "--nam", *FIELDS, f"--lang={language}"),
    ):
        assert UNKNOWN[language] in only_line(run(*arguments).stderr)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_is_told_of_in_each(sandbox: Sandbox, language: str) -> None:
    plain = run("link", "--lang", language, "--phone", "12", "--email", "x")
    first, *fields = plain.stderr.splitlines()
    starts = INVALID[language]
    assert (plain.returncode, plain.stdout, len(fields)) == (2, "", len(starts) - 1)
    assert all(map(str.startswith, (first, *fields), starts))

    sandbox.script(Answer(FIELDS_REFUSED, http_status=400))
    refused = answer_of(run_link(sandbox, "--lang", language, "--json"))
    assert refused["outcome"] == "rejected"
    assert refused["message"].startswith(REFUSED[language])
    # The service's own names and words are in no language of ours.
    assert refused["fields"]["cellphone"][0].endswith("cellphone is required.")

    uncertain = answer_of(run_link(sandbox, "--json", f"--lang={language}", name="Ana #html"))
    assert uncertain["outcome"] == "uncertain"
    assert uncertain["message"].startswith(UNCERTAIN[language])

    shown = run("link", *FIELDS, "--dry-run", "--lang", language)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert '"cellphone": "+584141315854"' in only_line(shown.stdout)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_token_is_told_of_in_each(language: str) -> None:
    done = run("token", "set", "--sandbox", "--lang", language)
    assert (done.returncode, done.stdout) == (2, "")
    assert only_line(done.stderr).startswith(TOKEN[language])


@not_on_windows("its language is that of the menus, whatever the variables say")
class TestWhoChooses:
    """The run itself, else the setting, else the system."""

    def told(self, folder: Path, *arguments: str, system: str) -> str:
        done = run(
            *("--data-dir", str(folder), "token", "set", "--sandbox", *arguments),
            environment={"LC_ALL": system, "LANGUAGE": ""},
        )
        return only_line(done.stderr)

    def test_without_anything_it_is_the_systems(self, tmp_path: Path) -> None:
        assert self.told(tmp_path, system="pt_PT.UTF-8").startswith(TOKEN["pt_BR"])
        assert self.told(tmp_path, system="C").startswith(TOKEN["es"])

    def test_the_setting_goes_before_and_the_run_before_both(self, tmp_path: Path) -> None:
        folder = tmp_path / "sandbox"
        folder.mkdir()
        SettingsFile(folder).change(lambda each: replace(each, language="en"), Settings())
        assert self.told(tmp_path, system="pt_BR.UTF-8").startswith(TOKEN["en"])
        told = self.told(tmp_path, "--lang", "es", system="pt_BR.UTF-8")
        assert told.startswith(TOKEN["es"])

    @pytest.mark.parametrize(
        ("language", "used"),
        [("pt", "pt_BR"), ("pt_PT", "pt_BR"), ("pt-BR", "pt_BR"), ("EN", "en"), ("es_VE", "es")],
    )
    def test_both_may_write_it_as_a_locale(self, tmp_path: Path, language: str, used: str) -> None:
        told = self.told(tmp_path, "--lang", language, system="C")
        assert told.startswith(TOKEN[used])
        preset(tmp_path / "sandbox", language)
        other = "en_US.UTF-8" if used != "en" else "pt_BR.UTF-8"
        assert self.told(tmp_path, system=other).startswith(TOKEN[used])

    @pytest.mark.parametrize("language", ["", "xx", "fr_CA", "Deutsch", "?", "a" * 99])
    def test_one_without_texts_is_the_systems(self, tmp_path: Path, language: str) -> None:
        preset(tmp_path / "sandbox", language)
        assert self.told(tmp_path, system="en_US.UTF-8").startswith(TOKEN["en"])

    def test_what_the_settings_say_counts_for_help_and_what_is_wrong_too(
        self, tmp_path: Path
    ) -> None:
        preset(tmp_path, "en")
        preset(tmp_path / "sandbox", "pt")
        nothing = {"LC_ALL": "C", "QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
        for options, language in (((), "en"), (("--sandbox",), "pt_BR")):
            given = ("--data-dir", str(tmp_path), *options)
            assert HELP[language][1] in run("link", "--help", *given).stdout
            assert UNKNOWN[language] in only_line(run("link", "--nam", *given).stderr)
        assert "screen" in only_line(run(f"--data-dir={tmp_path}", environment=nothing).stderr)

    @pytest.mark.parametrize("content", ["{", '{"language": 7}', '{"region": "ve"}'])
    def test_settings_that_cannot_be_read_do_not_keep_the_help_away(
        self, tmp_path: Path, content: str
    ) -> None:
        (tmp_path / "settings.json").write_text(content)
        done = run("--help", "--data-dir", str(tmp_path), environment={"LC_ALL": "C"})
        assert (done.returncode, done.stderr) == (0, "")
        assert HELP["es"][1] in done.stdout


@pytest.mark.parametrize(
    ("preset", "key"),
    [({"language": 7}, "language"), ({"region": "ve"}, "region"), ({"proxy": "x://"}, "proxy")],
)
def test_a_value_of_no_use_is_named(tmp_path: Path, preset: dict[str, object], key: str) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(preset))
    done = run("link", *FIELDS, "--data-dir", str(tmp_path))
    assert done.returncode == 2
    assert f"no es válido el valor de «{key}»" in only_line(done.stderr)


def preset(folder: Path, language: str) -> None:
    """Write settings with a language, as an administrator does."""
    folder.mkdir(exist_ok=True)
    (folder / "settings.json").write_text(json.dumps({"language": language}))
