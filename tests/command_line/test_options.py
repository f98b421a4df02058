"""Options before and after the command, and all errors in them that end a run at once."""

from pathlib import Path

import pytest

from cammer_desktop import __version__
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support import screen, texts
from tests.command_line.program import (
    E164,
    FIELDS,
    PHONE,
    answer_of,
    only_line,
    run,
    run_link,
)
from tests.systems import only_on_linux

SECRET = "canary-3f9a-token"


class TestWhereOptionsStand:
    def test_before_the_command(self, data_directory: Path) -> None:
        done = run("--sandbox", "--data-dir", str(data_directory), "link", *FIELDS)
        assert (done.returncode, (data_directory / "sandbox").is_dir()) == (0, True)

    def test_after_the_command(self, data_directory: Path) -> None:
        done = run("link", *FIELDS, "--sandbox", "--data-dir", str(data_directory))
        assert (done.returncode, (data_directory / "sandbox").is_dir()) == (0, True)

    def test_some_before_and_some_after(self, data_directory: Path) -> None:
        done = run("--sandbox", "link", *FIELDS, "--data-dir", str(data_directory), "--debug")
        assert (done.returncode, (data_directory / "sandbox").is_dir()) == (0, True)
        assert "started" in done.stderr

    def test_an_option_after_the_command_goes_before_one_in_front_of_it(
        self, sandbox: Sandbox
    ) -> None:
        done = run(
            *("--api-url", "https://nowhere.invalid", "link", *FIELDS),
            *("--api-url", sandbox.address),
            environment={"CAMMER_TOKEN": sandbox.token},
        )
        assert (done.returncode, len(sandbox.received)) == (0, 1)

    def test_behind_the_mark_there_is_none(self, tmp_path: Path) -> None:
        """Not even for the language, for which they are looked at before they are parsed."""
        (tmp_path / "settings.json").write_text('{"language": "en"}')
        done = run("token", "--", "--lang", "en", "--data-dir", str(tmp_path))
        assert (done.returncode, done.stdout) == (2, "")
        assert "elija" in only_line(done.stderr)


class TestOptionsThatCannotBe:
    """Each is reported in one line, or in one JSON object, with exit code 2."""

    CASES = (
        ("--sandbox", "--api-url", "https://api.example.com", "link", *FIELDS),
        ("link", "--sandbox", *FIELDS, "--api-url", "https://api.example.com"),
        ("--api-url", "http://api.example.com", "link", *FIELDS),
        ("--api-url", "api.example.com", "link", *FIELDS),
        ("--api-url", "https://user:word@api.example.com", "link", *FIELDS),
        ("--api-url", "https://[::1", "link", *FIELDS),
        ("--api-url", "two\nlines", "link", *FIELDS),
        ("--api-url", "", "link", *FIELDS),
        ("link", *FIELDS, "--nam", "another"),
        ("link", *FIELDS, "extra"),
        ("link", *FIELDS, "--category"),
        ("--lang", "tlh", "link", *FIELDS),
        ("--lang", "la", "link", *FIELDS),  # Qt knows it, and there will be no texts in it
        ("--data-dir", "", "link", *FIELDS),
        ("link", *FIELDS, "--data-dir", " "),
        ("link", *FIELDS, "--region", "XX"),
        ("link", *FIELDS, "--region", ""),
        ("link", *FIELDS, "--qr", "code.gif"),
        ("link", *FIELDS, "--open", "qr"),  # a channel without a message
    )

    @pytest.mark.parametrize("arguments", CASES, ids=" ".join)
    def test_in_one_line(self, arguments: tuple[str, ...]) -> None:
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert only_line(done.stderr)

    @pytest.mark.parametrize("arguments", CASES, ids=" ".join)
    def test_in_one_json_object(self, arguments: tuple[str, ...]) -> None:
        where = arguments.index("link") + 1
        done = run(*arguments[:where], "--json", *arguments[where:])
        assert (done.returncode, done.stderr) == (2, "")
        assert answer_of(done)["outcome"] == "invalid"

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--lang", "fr"), f"--lang: elija entre {', '.join(texts.languages())}."),
            (("link", "--lang"), f"--lang: elija entre {', '.join(texts.languages())}."),
            (("link", "--open", "qr"), "--open: elija entre whatsapp, sms, email."),
            (
                ("lnk",),
                "Después de «cammer-desktop» elija entre open, link, token, register-scheme.",
            ),
            (("token",), "Después de «cammer-desktop token» elija entre set, forget, where."),
            (("--data-dir=",), "--data-dir: falta el valor; vea --help."),
            (("link", "--name"), "--name: falta el valor; vea --help."),
            (("link", "--json=yes"), "--json no toma ningún valor."),
            (("--help=link",), "--help no toma ningún valor."),
            (("link", "--nam=Ana", "--no"), "Opción desconocida; vea --help."),
            (("--la", "en"), "Opción desconocida; vea --help."),
            (("--tok3n",), "Opción desconocida; vea --help."),
            (("link", "Ana"), "Hay argumentos desconocidos; vea --help."),
        ],
        ids=str,
    )
    def test_each_says_what_is_accepted(self, arguments: tuple[str, ...], told: str) -> None:
        assert only_line(run(*arguments).stderr) == f"cammer-desktop: {told}"


class TestFieldsThatCannotBeSent:
    @pytest.mark.parametrize(
        ("arguments", "field"),
        [
            (("--phone", PHONE), "name"),
            (("--name", "  ", "--phone", PHONE), "name"),
            (("--name", "a\x1bb", "--phone", PHONE), "name"),
            (("--name", "Ana"), "cellphone"),
            (("--name", "Ana", "--phone", "33 casa"), "cellphone"),
            (("--name", "Ana", "--phone", "1315854"), "cellphone"),
            ((*FIELDS, "--email", "nobody"), "email"),
            ((*FIELDS, "--category", ""), "categoryCode"),
            ((*FIELDS, "--user", "''"), "userCode"),
            ((*FIELDS, "--category", "a", "--user", "b"), "userCode"),
            ((*FIELDS, "--ticket-title", "T"), "ticket.description"),
            ((*FIELDS, "--ticket-description", "D"), "ticket.title"),
        ],
        ids=str,
    )
    def test_each_is_said_at_its_field_and_nothing_is_sent(
        self, sandbox: Sandbox, arguments: tuple[str, ...], field: str
    ) -> None:
        done = run("--api-url", sandbox.address, "link", "--json", *arguments)
        answer = answer_of(done)
        assert (done.returncode, answer["outcome"], len(sandbox.received)) == (2, "invalid", 0)
        assert list(answer["fields"]) == [field]

    def test_all_of_them_are_said_at_once(self) -> None:
        done = run("link", "--email", "nobody", "--category", " ")
        assert (done.returncode, done.stdout) == (2, "")
        for label in ("Nombre", "Celular", "Correo", "Código de categoría"):
            assert f"\n{label}: " in done.stderr

    def test_the_region_of_the_option_counts(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, "--region", "es", "--phone", "612 34 56 78")
        assert done.returncode == 0
        assert b'"+34612345678"' in sandbox.received[0].body


class TestASecretInTheWrongPlace:
    @pytest.mark.parametrize(
        "arguments",
        [
            (SECRET,),
            ("token", SECRET),
            ("token", "set", SECRET),
            ("token", "set", f"-{SECRET}"),
            ("token", "set", f"--token={SECRET}"),
            ("token", "set", "--token", SECRET),
            ("link", *FIELDS, "--token", SECRET),
            ("link", *FIELDS, SECRET),
            ("link", *FIELDS, "--region", SECRET),
            ("--lang", SECRET),
            ("link", f"--json={SECRET}"),
            ("link", "--open", SECRET),
        ],
    )
    def test_it_is_not_repeated(self, arguments: tuple[str, ...]) -> None:
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert SECRET not in only_line(done.stderr)

    @pytest.mark.parametrize(
        "form",
        [
            *("https://ana:{}@host/api", "https://{}@host", "https:/ana:{}@host", "ana:{}@host"),
            *("https:ana:{}@host", "//ana:{}@host", "ftp://ana:{}@host", "http://ana:{}@127.0.0.1"),
            *("https://host/api?token={}", "https://host/#{}", "https://host:{}/api", "{}"),
            *("https://[ana:{}@host]", "https://ana%3A{}%40host", "https://ana:{}＠host", "{}://a"),
        ],
    )
    def test_an_address_with_one_is_not_repeated_either(self, form: str) -> None:
        address = form.format(SECRET)
        for options in ((), ("--json",), ("--debug",)):
            done = run("--api-url", address, "link", *FIELDS, *options)
            assert done.returncode == 2
            assert SECRET not in done.stdout + done.stderr
            assert "https://" in only_line(done.stdout + done.stderr)
        done = run("--api-url", address, "token", "where")
        assert (done.returncode, done.stdout) == (2, "")
        assert SECRET not in only_line(done.stderr)


def test_the_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"cammer-desktop {__version__}\n")


def test_help_names_every_option_of_link() -> None:
    done = run("link", "--help")
    assert done.returncode == 0
    for option in ("--name", "--phone", "--qr", "--dry-run", "--data-dir", "--sandbox", "--lang"):
        assert option in done.stdout
    channels = ",".join(channel.message.option for channel in MESSAGE_CHANNELS)
    assert f"--open {{{channels}}}" in done.stdout


def test_help_names_the_languages_that_there_are() -> None:
    assert f"--lang {{{','.join(texts.languages())}}}" in run("--help").stdout


@only_on_linux("other systems always have a screen")
def test_without_a_screen_the_window_names_the_other_way() -> None:
    nothing = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    done = run("--sandbox", environment=nothing)
    assert (done.returncode, done.stdout) == (1, "")
    assert "cammer-desktop link" in only_line(done.stderr)


@pytest.mark.parametrize(
    "module", ["PySide6", "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"]
)
def test_on_a_system_without_qts_libraries_the_window_names_what_to_install(module: str) -> None:
    program = f"""
import sys
class Loader:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise ImportError("libglib-2.0.so.0: cannot open shared object file: No such file")
sys.meta_path.insert(0, Loader())
from cammer_desktop.cli import main
sys.exit(main())
"""
    done = run("--sandbox", environment={"DISPLAY": ":9999"}, program=("-c", program))
    assert (done.returncode, done.stdout) == (1, "")
    said = only_line(done.stderr)
    assert "falta libglib-2.0.so.0 en el sistema" in said
    assert said.endswith(screen.INSTALL)


def test_a_link_needs_no_qt(sandbox: Sandbox) -> None:
    program = (
        "import sys\n"
        "from cammer_desktop.cli import main\n"
        "code = main()\n"
        "sys.exit(code or [name for name in sys.modules if 'PySide' in name or 'shiboken' in name])"
    )
    done = run(
        *("--api-url", sandbox.address, "link", "--name", "Ana", "--phone", E164),
        environment={"CAMMER_TOKEN": sandbox.token},
        program=("-c", program),
    )
    assert done.stderr == "[]\n"
    assert len(sandbox.received) == 1
