"""What the agent has changed in the settings' dialog, and wants stored."""

from cammer_desktop.domain.network import Proxy
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.template_changes import TemplateChange
from cammer_desktop.domain.token import Token
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class SettingsEdits:
    """The settings that the dialog was opened with, those to store, and what else there is.

    `password` is to be kept with its proxy, None without one; `templates` are the messages'.
    """

    seen: Settings
    wanted: Settings
    password: tuple[Proxy, Token] | None
    templates: tuple[TemplateChange, ...]
