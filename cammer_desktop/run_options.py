"""The options of a run as a whole, and what follows from them alone: its language, its token.

Even the help needs them, so nothing is imported here that only a run with a window or a call needs.
"""

import os
from dataclasses import field
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import InvalidTokenError, Token, TokenFlaw
from cammer_desktop.support import texts
from cammer_desktop.support.paths import data_directory
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.system_language import system_language

TOKEN_VARIABLE: Final = "CAMMER_TOKEN"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The options of a run as a whole, already validated but for what CAMMER_TOKEN held.

    `language` is one of `texts.languages()`, None for the setting's or the system's.
    """

    data_dir: Path | None = None
    api_address: ApiAddress | None = None
    sandbox: bool = False
    debug: bool = False
    token_text: str = field(default="", repr=False)
    language: str | None = None


def language_of(options: RunOptions, settings: Settings) -> str:
    """Return the run's own language, else what is near the setting's, else the system's."""
    chosen = options.language or texts.matching(settings.language)
    return chosen or texts.nearest(system_language())


def use_language(options: RunOptions, settings: Settings) -> None:
    """Show texts in the language of this run from here on."""
    texts.use(language_of(options, settings))


def settings_file(options: RunOptions) -> SettingsFile:
    """Return the settings file in this run's data folder."""
    return SettingsFile(data_directory(options.data_dir, sandbox=options.sandbox))


def taken_from_environment() -> str:
    """Return what CAMMER_TOKEN holds, and take it out of this process's environment.

    Whatever is started from then on (a browser, a mail program, a D-Bus) would inherit it.
    """
    return os.environ.pop(TOKEN_VARIABLE, "")


def token_for_this_run(options: RunOptions) -> Token | None:
    """Return the token that CAMMER_TOKEN held, None without one. Raises InvalidTokenError."""
    try:
        return Token(options.token_text)
    except InvalidTokenError as error:
        if error.flaw is TokenFlaw.MISSING:
            return None
        raise
