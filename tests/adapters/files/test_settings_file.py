"""The settings' file: written atomically, private, and its content is never lost."""

import json
import os
import stat
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.settings_file import SettingsFile, UnreadableSettingsError
from cammer_desktop.domain.settings import Settings
from tests.systems import link, not_on_windows

OTHERS = Settings(api_url="https://example.com/api", region="BR", theme="dark", days_kept=7)


@pytest.fixture
def file(data_directory: Path) -> SettingsFile:
    return SettingsFile(data_directory)


def write(file: SettingsFile, content: bytes) -> None:
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_bytes(content)


def save(file: SettingsFile, settings: Settings) -> None:
    file.change(lambda _stored: settings, Settings())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_without_a_file_there_are_the_defaults_and_nothing_is_made(file: SettingsFile) -> None:
    assert file.load() == Settings()
    assert not file.path.parent.exists()


def test_what_was_saved_is_there_for_the_next_run(file: SettingsFile) -> None:
    save(file, OTHERS)
    assert SettingsFile(file.path.parent).load() == OTHERS


def test_a_setting_that_is_not_in_the_file_has_its_default(file: SettingsFile) -> None:
    write(file, b'{"region": "BR"}')
    assert file.load() == Settings(region="BR")


def test_a_file_that_windows_notepad_wrote_is_read(file: SettingsFile) -> None:
    write(file, b'\xef\xbb\xbf{"region": "BR"}\r\n')
    assert file.load() == Settings(region="BR")


UNREADABLE = {
    "empty": b"",
    "half": b'{"region": "B',
    "no text": b"\xff\x00\xfe",
    "a list": b"[]",
    "a number": b"7",
    "a number for a text": b'{"region": 7}',
    "a null": b'{"theme": null}',
    "a text for a number": b'{"days_kept": "30"}',
    "a truth for a number": b'{"days_kept": true}',
    "no region": b'{"region": "Venezuela"}',
    "no theme": b'{"theme": "pink"}',
    "no address": b'{"api_url": "http://example.com"}',
    "nested": b"[" * 100_000,
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_unreadable_file_is_said_and_left_as_it_is(file: SettingsFile, content: bytes) -> None:
    write(file, content)
    with pytest.raises(UnreadableSettingsError):
        file.load()
    assert file.path.read_bytes() == content


@pytest.mark.parametrize("key", [field.name for field in fields(Settings)])
def test_a_value_of_no_use_names_its_key_whatever_it_is(file: SettingsFile, key: str) -> None:
    texts = ("", "ve", "xx", "\0", "\ud800", "a" * 999)
    values: tuple[object, ...] = (None, True, [], {}, 1.5, -1, 0, 10**9, *texts)
    named = set()
    for value in values:
        write(file, json.dumps({"theme": "dark", key: value}).encode())
        try:
            assert getattr(file.load(), key) == value
        except UnreadableSettingsError as error:
            named.add(error.key)
    assert named == {key}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_saving_keeps_an_unreadable_file_aside(file: SettingsFile, content: bytes) -> None:
    write(file, content)
    save(file, OTHERS)
    assert file.load() == OTHERS
    assert file.path.with_name("settings.json.bad").read_bytes() == content


def test_files_that_were_set_aside_are_never_overwritten(file: SettingsFile) -> None:
    for number in range(3):
        write(file, str(number).encode())
        file.set_aside()
    kept = sorted(path.name for path in file.path.parent.iterdir())
    assert kept == ["settings.json.bad", "settings.json.bad1", "settings.json.bad2"]
    read = [(file.path.parent / name).read_bytes() for name in kept]
    assert read == [b"0", b"1", b"2"]


def test_a_dangling_link_in_the_place_of_a_kept_file_is_not_overwritten(
    file: SettingsFile,
) -> None:
    write(file, b"x")
    aside = file.path.with_name("settings.json.bad")
    link(aside, "nowhere")
    assert file.set_aside().name == "settings.json.bad1"
    assert aside.is_symlink()


def test_a_folder_in_the_files_place_is_set_aside_too(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    with pytest.raises(UnreadableSettingsError):
        file.load()
    save(file, OTHERS)
    assert file.load() == OTHERS


@pytest.mark.parametrize(
    "unknown", [{"new": [1, {"a": "ñ"}]}, {"half": "\ud800"}, {"": None}, {"n": 1e400}]
)
def test_keys_of_a_newer_version_are_kept(file: SettingsFile, unknown: dict[str, object]) -> None:
    write(file, json.dumps({"region": "BR", **unknown}).encode())
    settings = file.load()
    save(file, OTHERS)
    save(file, settings)
    assert json.loads(file.path.read_bytes()) == {**asdict(settings), **unknown}


def test_what_another_run_has_added_meanwhile_is_kept(file: SettingsFile) -> None:
    save(file, OTHERS)
    write(file, b'{"new": 1}')
    save(file, OTHERS)
    assert json.loads(file.path.read_bytes())["new"] == 1


@not_on_windows("Windows has no such modes")
def test_file_and_new_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = SettingsFile(tmp_path / "one" / "two")
    before = os.umask(0o000)
    try:
        save(file, OTHERS)
    finally:
        os.umask(before)
    assert mode(file.path) == 0o600
    assert mode(tmp_path / "one") == mode(tmp_path / "one" / "two") == 0o700
    assert mode(tmp_path) == 0o755


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(file, OTHERS)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(file, Settings())
    left = sorted(path.name for path in file.path.parent.iterdir())
    assert left == ["settings.json", "settings.lock"]
    assert file.load() == OTHERS


def test_a_data_folder_that_is_a_file_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="file"):
        save(SettingsFile(tmp_path / "file"), OTHERS)
    with pytest.raises(OSError, match="file"):
        save(SettingsFile(tmp_path / "file" / "below"), OTHERS)
