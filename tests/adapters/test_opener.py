"""Opening with the desktop's programs on Linux: who gets a URI, and what it inherits."""

import os
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters.opener import SCHEMES, SystemOpener
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from tests.end_to_end.screen import until
from tests.programs import URIS, Programs
from tests.samples import SECRET
from tests.systems import only_on_linux

pytestmark = only_on_linux("xdg-open is Linux's")

URI: Final = "sms:+584141315854?body=Hola"
# Under each of them xdg-open goes another way: by itself, by gio, and one that reports success
# without having done anything.
DESKTOPS: Final = ("", "GNOME", "KDE")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    made = Programs(tmp_path / "home")
    for name, value in {**made.environment, "DISPLAY": ":99"}.items():
        monkeypatch.setenv(name, value)
    return made


class StandIn:
    """A script in place of xdg-open; there is no xdg-mime that could be asked."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder

    def write(self, *lines: str) -> None:
        script = self.folder / "xdg-open"
        script.write_text("\n".join(("#!/bin/sh", *lines, "")))
        script.chmod(0o700)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setenv("PATH", str(tmp_path))
    return StandIn(tmp_path)


@pytest.mark.parametrize(("code", "is_open"), [(0, True), (1, False), (3, False), (4, False)])
def test_its_exit_code_tells(stand_in: StandIn, code: int, is_open: bool) -> None:
    stand_in.write('printf "%s\\n" "$@" >"$0.got"', f"exit {code}")
    assert SystemOpener().open(URI) is is_open
    assert (stand_in.folder / "xdg-open.got").read_text() == f"{URI}\n"


@pytest.mark.parametrize("screen", ["", ":99"])
def test_a_persons_own_decides_what_it_opens_whatever_the_desktop_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    own = StandIn(tmp_path)
    own.write('printf "%s\n" "$@" >"$0.got"')
    for channel in MESSAGE_CHANNELS:
        assert SystemOpener().open(URIS[channel])
        assert (tmp_path / "xdg-open.got").read_text() == f"{URIS[channel]}\n"


def test_where_it_is_missing_nothing_opens(stand_in: StandIn) -> None:
    assert not SystemOpener().open(URI)


def test_a_browser_that_stays_has_taken_it_and_is_left_alone(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cammer_desktop.adapters.foreign_programs._MOMENT", 0.01)
    pipe = stand_in.folder / "pipe"
    os.mkfifo(pipe)
    stand_in.write('read told <"${0%/*}/pipe"', 'printf %s "$told" >"$0.got"')
    assert SystemOpener().open(URI)
    pipe.write_text("closed\n")
    until((stand_in.folder / "xdg-open.got").exists)


def test_it_has_no_stream_and_no_file_of_ours_and_a_session_of_its_own(
    stand_in: StandIn, tmp_path: Path
) -> None:
    stand_in.write(
        'streams=$(/bin/readlink "/proc/$$/fd/0" "/proc/$$/fd/1" "/proc/$$/fd/2")',
        'echo "$streams" >"$0.streams"',
        '/bin/ls -l "/proc/$$/fd" >"$0.files"',
        '/usr/bin/cut -d" " -f6 "/proc/$$/stat" >"$0.session"',
    )
    (tmp_path / "ledger").touch()
    ledger, stdin = os.open(tmp_path / "ledger", os.O_RDONLY), os.dup(0)
    os.set_inheritable(ledger, True)
    os.dup2(ledger, 0)
    try:
        assert SystemOpener().open(URI)
    finally:
        os.dup2(stdin, 0)
        os.close(stdin)
        os.close(ledger)
    streams, files, session = (
        (tmp_path / f"xdg-open.{each}").read_text() for each in ("streams", "files", "session")
    )
    assert streams.splitlines() == ["/dev/null"] * 3
    assert "ledger" not in files
    assert int(session) != os.getsid(0)


@pytest.mark.parametrize("desktop", DESKTOPS[:2])
@pytest.mark.parametrize("channel", MESSAGE_CHANNELS)
def test_the_registered_program_receives_exactly_the_uri(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, channel: Channel, desktop: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    programs.register(*SCHEMES)
    uri = URIS[channel]
    assert SystemOpener().open(uri)
    assert until(lambda: programs.received(uri.partition(":")[0])) == uri


@pytest.mark.parametrize("desktop", DESKTOPS)
@pytest.mark.parametrize("channel", MESSAGE_CHANNELS)
def test_without_a_registered_program_nothing_opens(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, channel: Channel, desktop: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    assert not SystemOpener().open(URIS[channel])


class TestABrowserThatIsNotRegistered:
    @pytest.fixture
    def browser(self, programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """One that the variable names and that takes everything."""
        browser = tmp_path / "browser"
        browser.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$0.got"\n')
        browser.chmod(0o700)
        monkeypatch.setenv("BROWSER", f"{browser} %s")
        return browser

    def test_gets_addresses(self, browser: Path) -> None:
        assert SystemOpener().open("https://wa.me/584141315854?text=Hola")
        assert "wa.me" in browser.with_suffix(".got").read_text()

    def test_gets_nothing_else(self, browser: Path) -> None:
        """xdg-open would give it an SMS, too."""
        assert not SystemOpener().open(URI)
        assert not browser.with_suffix(".got").exists()

    def test_is_none_in_a_terminal_that_nobody_sees(
        self, browser: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        browser.rename(tmp_path / "lynx")
        monkeypatch.setenv("BROWSER", "lynx")
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        assert not SystemOpener().open("https://wa.me/584141315854?text=Hola")


def test_without_a_screen_nothing_opens(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.register(*SCHEMES)
    monkeypatch.delenv("DISPLAY")
    assert not SystemOpener().open(URI)


def test_a_desktop_that_does_not_answer_leaves_it_to_xdg_open(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cammer_desktop.adapters.linux_opening._PATIENCE", 0.01)
    os.mkfifo(stand_in.folder / "pipe")
    stand_in.write('read told <"${0%/*}/pipe"')
    (stand_in.folder / "xdg-open").rename(stand_in.folder / "xdg-mime")
    stand_in.write("exit 0")
    assert SystemOpener().open(URI)


def test_it_learns_nothing_that_is_ours(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CAMMER_TOKEN", "PYTHONPATH"):
        monkeypatch.setenv(name, SECRET)
    programs.register(*SCHEMES)
    assert SystemOpener().open(URI)
    until(lambda: programs.received("sms"))
    assert "DISPLAY=:99" in programs.inherited("sms")
    assert SECRET not in programs.inherited("sms")


@pytest.mark.parametrize(
    "uri", ["http://a.example", "file:///etc/passwd", "tel:+1", "--help", "", "/bin/sh", "HTTPS:a"]
)
def test_a_scheme_of_no_channel_is_an_error_that_does_not_repeat_it(uri: str) -> None:
    with pytest.raises(ValueError, match=r"^no channel's scheme$"):
        SystemOpener().open(uri)


def test_every_channel_has_a_scheme_that_may_be_opened() -> None:
    assert {uri.partition(":")[0] for uri in URIS.values()} == set(SCHEMES)
