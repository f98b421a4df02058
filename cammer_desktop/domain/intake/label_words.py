"""The words before a value, or above a column: which field they name, in three languages.

They are told in lower case and without accents, as they are compared.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Label(Enum):
    """What a label says of its value."""

    NAME = "a whole name"
    GIVEN = "a given name"
    MIDDLE = "a second given name"
    SURNAME = "a surname, or both"
    SECOND_SURNAME = "a second surname"
    MOBILE = "a mobile number"
    PHONE = "a number"
    LANDLINE = "the number of a house or an office"
    FAX = "a number at which nobody speaks"
    EMAIL = "an address of email"
    SECRET = "what nobody may see"  # noqa: S105 - a kind of label
    DOCUMENT = "a number that is no phone's"
    ANOTHERS = "the number of somebody whom nobody knows here"
    OTHER = "something for which the form has no field"


NUMBERS: Final = frozenset({Label.MOBILE, Label.PHONE, Label.LANDLINE})
"""What labels a number to call."""
NAME_PARTS: Final = (*(Label.NAME, Label.GIVEN, Label.MIDDLE, Label.SURNAME, Label.SECOND_SURNAME),)
"""What labels a name, in the order in which its parts are written."""

_OF_CUSTOMER: Final = (
    *("del cliente", "do cliente", "de la clienta", "del titular", "do titular", "de contacto"),
    *("del contacto", "do contato", "del paciente", "do paciente", "cliente"),
    *("da cliente", "de la cliente", "de la titular", "da titular", "de la paciente"),
    *("da paciente", "de contato", "para contato", "del solicitante", "do solicitante"),
)
_WORDS: Final = {
    Label.NAME: (
        *("nombre", "nombres", "nombre completo", "nombre y apellido", "nombre y apellidos"),
        *("nombres y apellidos", "apellidos y nombres", "apellido y nombre", "a nombre de"),
        *("nome", "nome completo", "nome e sobrenome", "name", "full name", "your name"),
        *("customer", "customer name", "client", "client name", "contact", "contact name"),
        *("cliente", "titular", "contacto", "contato", "paciente", "interesado", "comprador"),
        *("contact person", "solicitante", "requester", "suscriptor", "suscriptora", "abonado"),
        *("abonada", "assinante", "asegurado", "asegurada", "segurado", "segurada", "clienta"),
        *("huesped", "hospede", "compradora", "interesada", "caller", "caller id", "caller name"),
        *(
            f"{noun} {whose}"
            for noun in ("nombre", "nome", "contacto", "contato", "datos", "dados")
            for whose in _OF_CUSTOMER
        ),
    ),
    Label.GIVEN: ("primer nombre", "nombre de pila", "primeiro nome", "first name", "given name"),
    Label.MIDDLE: ("segundo nombre", "segundo nome", "middle name"),
    Label.SURNAME: (
        *("apellido", "apellidos", "primer apellido", "apellido paterno", "sobrenome"),
        *("ultimo nome", "last name", "surname", "family name"),
    ),
    Label.SECOND_SURNAME: ("segundo apellido", "apellido materno"),
    Label.MOBILE: (
        *("cel", "celular", "celulares", "movil", "tel cel", "tel celular", "telefono celular"),
        *("telefono movil", "numero celular", "numero de celular", "nro de celular", "tlf movil"),
        *("telefone celular", "telemovel", "mobile", "mobile phone", "mobile number", "cell"),
        *("cell phone", "cellphone", "cell number", "whatsapp", "whats", "whatsap", "wsp", "wpp"),
        *("wasap", "zap", "numero de whatsapp", "m"),
        *(f"{noun} {whose}" for noun in ("cel", "celular", "movil") for whose in _OF_CUSTOMER),
    ),
    Label.PHONE: (
        *("tel", "tels", "telf", "tlf", "tlfn", "tfno", "telefono", "telefonos", "fono", "fone"),
        *(
            "telefone",
            "telefones",
            "phone",
            "phone number",
            "telephone",
            "ph",
            "numero de telefono",
        ),
        *("nro de telefono", "numero telefonico", "numero de telefone", "contact number"),
        *(
            f"{noun} {whose}"
            for noun in ("tel", "telf", "tlf", "telefono", "telefone", "numero", "phone")
            for whose in _OF_CUSTOMER
        ),
        *("llamar al", "ligar para", "call", "callto", "sms", "number", "numero", "t", "p"),
    ),
    Label.LANDLINE: (
        *("fijo", "telefono fijo", "tel fijo", "tlf fijo", "telefono de casa", "telefono casa"),
        *("tel casa", "tel oficina", "telefono oficina", "telefono de oficina", "telefono trabajo"),
        *("telefone fixo", "tel fixo", "fixo", "telefone comercial", "telefone residencial"),
        *("oficina", "casa", "trabajo", "comercial", "residencial", "office", "office phone"),
        *("home", "home phone", "work", "work phone", "landline", "direct", "o", "central"),
        *("convencional", "telefono convencional", "telefono de habitacion", "habitacion"),
        *("telefono habitacion", "telefono de la casa", "telefono de la oficina"),
        *("telefono de la empresa", "telefone da empresa"),
        *("telefono del trabajo", "telefone da casa", "telefone do trabalho"),
    ),
    Label.FAX: ("fax", "tel/fax", "telefax", "f"),
    Label.EMAIL: (
        *("correo", "correo electronico", "e-mail", "email", "e mail", "mail", "email address"),
        *("e-mail address", "direccion de correo", "correo-e", "mailto", "correos"),
        *("endereco de e-mail", "endereco de email", "e"),
        *(f"{noun} {whose}" for noun in ("correo", "email", "e-mail") for whose in _OF_CUSTOMER),
    ),
    Label.SECRET: (
        *(
            "clave",
            "contrasena",
            "password",
            "passwd",
            "pass",
            "pwd",
            "senha",
            "token",
            "api token",
        ),
        *("api key", "apikey", "secret", "secreto", "pin", "cvv", "cvc", "otp", "passcode"),
        *("codigo de seguridad", "codigo de verificacion", "codigo de seguranca", "authorization"),
        *("codigo de verificacao", "verification code", "bearer", "clave de acceso", "clave wifi"),
    ),
}
_OTHER_NUMBERS: Final = """
    afiliado apolice boleto chassi chassis cod comprobante contract contrato control expediente
    fiscal imei imei1 imei2 lote matricula operacao operacion policy poliza presupuesto
    protocolo radicado rastreamento rastreo reclamo referencia remito reserva serial serie
    siniestro sku solicitud suministro tracking transacao transaccion transferencia
"""
OTHER_NUMBERS: Final = frozenset(_OTHER_NUMBERS.split())
"""What has a number too; more of them are in `phone.beside`."""
LABELS: Final[Mapping[str, Label]] = {
    word: label for label, words in _WORDS.items() for word in words
}
"""What each label says."""
