"""Sentences about tokens: what is wrong with one, and where it is kept."""

from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.sentences.causes import next_step, why
from cammer_desktop.domain.storage import Place, Storage
from cammer_desktop.domain.token import TokenFlaw
from cammer_desktop.support.texts import _


def of_token_flaw(flaw: TokenFlaw) -> str:
    """Return why a token is not accepted."""
    return {
        TokenFlaw.MISSING: _("Escriba o pegue el token."),
        TokenFlaw.CONTROL_CHARACTER: _(
            "El token tiene un salto de línea u otro carácter invisible. Cópielo otra vez, en una "
            "sola línea."
        ),
        TokenFlaw.NOT_LATIN_1: _(
            "El token tiene un carácter que no se puede enviar. Cópielo otra vez."
        ),
        TokenFlaw.TOO_LONG: _(
            "Eso es demasiado largo para un token. Cópielo otra vez, sin nada más."
        ),
    }[flaw]


def of_doubtful_token() -> str:
    """Return the question that comes before what does not look like a token is kept."""
    return _("Esto no parece un token; quizá es un dato del cliente. ¿Guardarlo igual?")


def of_variable_flaw(variable: str, flaw: TokenFlaw) -> str:
    """Return why the token of an environment variable is not accepted, and what to do."""
    text = _("El token de la variable {variable} no sirve. {flaw}")
    return text.format(variable=variable, flaw=of_token_flaw(flaw))


def of_vault_failure(cause: Cause) -> str:
    """Return why the keyring failed, and what to do."""
    return f"{why(cause)} {next_step(cause)}"


def of_storage(storage: Storage) -> str:
    """Return where a token is kept, and what to do if it will not be there next time."""
    if storage.failure is not None:
        return _(
            "{failure} El token está solo en la memoria, hasta cerrar el programa; después, "
            "péguelo otra vez."
        ).format(failure=why(storage.failure))
    return {
        Place.NOWHERE: _(
            "No hay ningún token guardado para esta dirección. Si no lo tiene, pídalo a su "
            "supervisor o a soporte."
        ),
        Place.KEYRING: _("El token está en el llavero del sistema ({keyring})."),
        Place.MEMORY: _(
            "No hay un llavero seguro en este sistema: el token está solo en la memoria, hasta "
            "cerrar el programa; después, péguelo otra vez."
        ),
        Place.ENVIRONMENT: _("El token viene de la variable CAMMER_TOKEN, para esta ejecución."),
        Place.SANDBOX: _("Es el token del sandbox; está solo en la memoria."),
    }[storage.place].format(keyring=storage.keyring)
