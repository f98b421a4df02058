"""The order in which one link is made; the window and the command line share it."""

from collections.abc import Callable
from dataclasses import replace

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Cause, NotSent, Outcome, Uncertain
from cammer_desktop.domain.ports import SessionApi, TokenVault
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.storage import VaultError
from cammer_desktop.support import logs


def make_link(
    api: SessionApi,
    vault: TokenVault,
    address: ApiAddress,
    request: SessionRequest,
    guard: SendGuard,
) -> Outcome:
    """Take the token of this address and send the request once; blocks for seconds.

    Our own failures are outcomes as well, so that no call stays open.
    """
    try:
        token = vault.read(address)
        if token is None:
            return NotSent(Cause.NO_TOKEN)
        return api.create(address, request, token, guard)
    except VaultError as error:
        return NotSent(error.cause)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must become an outcome
        logs.error(type(error), error.__traceback__)
        return Uncertain(Cause.INTERNAL) if guard.sent else NotSent(Cause.INTERNAL)


def recorded(
    attempt: Attempt, note: Callable[[Attempt], None], make: Callable[[], Outcome]
) -> Outcome:
    """Make a link, its attempt noted before anything is sent and again before anything is told.

    `note` must not raise: a link is made whether it can be noted or not.
    """
    note(attempt)
    outcome = make()
    note(replace(attempt, outcome=outcome))
    return outcome
