"""Who is seen in a window, and with which destinations, in the language that it speaks.

Nobody has these numbers: they are examples, which their country's plan takes for numbers in use.
"""

from dataclasses import dataclass
from typing import Final

from cammer_desktop.support import texts


@dataclass(frozen=True, slots=True)
class Cast:
    """A call center's people, as they are called where its language is spoken.

    `phone` and `landline` are as people there dial them, `e164` is the phone as it is sent. The
    `promotions` have a name, a title and a description. Who called in a `day` has a name and a
    number, the last one first; the fifth is the first of the `agents`, who is one of the team.
    """

    region: str
    name: str
    phone: str
    e164: str
    landline: str
    email: str
    sales: str
    wholesale: str
    support: str
    collections: str
    agents: tuple[str, str]
    promotions: tuple[tuple[str, str, str], tuple[str, str, str]]
    day: tuple[tuple[str, str], ...]
    template: str
    agent_name: str
    greeting: str


_SPANISH: Final = Cast(
    region="VE",
    name="Abraham Rincón",
    phone="0414 131 5854",
    e164="+584141315854",
    landline="0212 555 1234",
    email="abraham@correo.com",
    sales="Ventas",
    wholesale="Ventas mayoristas",
    support="Soporte",
    collections="Cobranza",
    agents=("Rosa Medina", "Luis Peña"),
    promotions=(
        ("Día del padre", "Promoción del día del padre", "20 % hasta el domingo."),
        ("Regalo", "Un regalo por su compra", "Solo esta semana."),
    ),
    day=(
        ("Inés Duarte", "+584125550182"),
        ("David Rojas", "+584247170909"),
        ("María Fernanda Ortiz", "+573015550147"),
        ("Luis Peña", "+584142201177"),
        ("Rosa Medina", "+584168014402"),
        ("Carlos Núñez", "+584140000000"),
        ("Ana Gómez", "+584265550909"),
        ("Pedro Salas", "+584145557788"),
        ("Elena Brito de la Concepción Hernández", "+584125551234"),
        ("Jorge Lugo", "+584165550101"),
    ),
    template="Saludo corto",
    agent_name="Rosalía",
    greeting="Soy {agente}. ",
)
_PORTUGUESE: Final = Cast(
    region="BR",
    name="Ana Souza",
    phone="(11) 95550-0142",
    e164="+5511955500142",
    landline="(11) 3555-0142",
    email="ana@exemplo.com.br",
    sales="Vendas",
    wholesale="Vendas no atacado",
    support="Suporte",
    collections="Cobrança",
    agents=("Rosângela Lima", "Luís Moreira"),
    promotions=(
        ("Dia dos Pais", "Promoção de Dia dos Pais", "20% até domingo."),
        ("Brinde", "Um brinde na sua compra", "Só nesta semana."),
    ),
    day=(
        ("Inês Cardoso", "+5511955500182"),
        ("Davi Rocha", "+5521955500109"),
        ("Maria Fernanda Alves", "+5531955500147"),
        ("Luís Moreira", "+5511955500177"),
        ("Rosângela Lima", "+5541955500102"),
        ("Carlos Nogueira", "+5511955500100"),
        ("Joana Gomes", "+5571955500109"),
        ("Pedro Santana", "+5511955500188"),
        ("Helena Aparecida da Conceição Vasconcelos", "+5581955500134"),
        ("Jorge Barbosa", "+5551955500101"),
    ),
    template="Saudação curta",
    agent_name="Rosângela",
    greeting="Aqui é {agente}. ",
)
_ENGLISH: Final = Cast(
    region="JM",
    name="Andrea Bell",
    phone="876 555 0142",
    e164="+18765550142",
    landline="876 926 0142",
    email="andrea@example.com",
    sales="Sales",
    wholesale="Sales to resellers",
    support="Support",
    collections="Collections",
    agents=("Rose Morgan", "Lewis Grant"),
    promotions=(
        ("Father’s Day", "Father’s Day special", "20% until Sunday."),
        ("Gift", "A gift with your purchase", "This week only."),
    ),
    day=(
        ("Inez Clarke", "+18765550182"),
        ("David Reid", "+18765550109"),
        ("Marie Fernandez", "+5016220147"),
        ("Lewis Grant", "+18765550177"),
        ("Rose Morgan", "+18765550102"),
        ("Carl Bennett", "+18765550100"),
        ("Anna Gordon", "+18765550119"),
        ("Peter Wright", "+18765550188"),
        ("Elaine Bartholomew-Richardson of Kingston", "+18765550134"),
        ("George Lewis", "+18765550101"),
    ),
    template="Short greeting",
    agent_name="Rose",
    greeting="This is {agent}. ",
)
_CASTS: Final = {"es": _SPANISH, "pt_BR": _PORTUGUESE, "en": _ENGLISH}


def cast() -> Cast:
    """Return the people of the language in which texts are shown; without any, the source's."""
    return _CASTS.get(texts.language(), _SPANISH)
