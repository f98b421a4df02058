"""Copied texts as an agent's screen has them, and what of each goes where.

The people are made up; the numbers are valid in their countries' plans.
"""

from typing import Final, NamedTuple


class Snippet(NamedTuple):
    """A text copied where numbers are dialled in `region`.

    A field is a text that is taken, several that may be meant, of which none is, or None.
    """

    region: str
    text: str
    name: str | tuple[str, ...] | None = None
    phone: str | tuple[str, ...] | None = None
    email: str | tuple[str, ...] | None = None


CARDS: Final = (
    Snippet(
        "VE",
        "BEGIN:VCARD\r\n"
        "VERSION:2.1\r\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:P=C3=A9rez;Ana=20Mar=C3=ADa;;;\r\n"
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ana=20Mar=C3=ADa=20=\r\n"
        "P=C3=A9rez\r\n"
        "TEL;CELL;PREF:+584141315854\r\n"
        "TEL;HOME:02125551212\r\n"
        "EMAIL;INTERNET:ana@x.com\r\n"
        "END:VCARD\r\n",
        name="Ana María Pérez",
        phone="+584141315854",
        email="ana@x.com",
    ),
    Snippet(
        "VE",
        "BEGIN:VCARD\n"
        "VERSION:4.0\n"
        "FN:Ana Pérez\n"
        'TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+58-414-131-5854\n'
        'TEL;VALUE=uri;TYPE="voice,cell";PREF=2:tel:+58-424-555-1212\n'
        "EMAIL;PREF=1:ana@x.com\n"
        "EMAIL:otra@x.com\n"
        "END:VCARD",
        name="Ana Pérez",
        phone="+58-414-131-5854",
        email="ana@x.com",
    ),
    Snippet(
        "VE",
        "BEGIN:VCARD\n"
        "VERSION:3.0\n"
        "N:Pérez;Ana;María;Dra.;\n"
        "ORG:El Sol\\, C.A.\n"
        "TITLE:Gerente\n"
        "TEL;TYPE=CELL:+58 414 131 5854\n"
        "TEL;TYPE=CELL:+58 424 555 1212\n"
        "NOTE:llamar al 0416 555 1212\n"
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\n"
        " /2wBDAAMCAgICAgMCAgIDAwMD\n"
        "END:VCARD",
        name="Ana María Pérez",
        phone=("+58 414 131 5854", "+58 424 555 1212"),
    ),
    Snippet(
        "BR",
        "BEGIN:VCARD\n"
        "VERSION:3.0\n"
        "FN:João da Silva\n"
        "item1.TEL;waid=5511987654321:+55 11 98765-4321\n"
        "item1.X-ABLabel:Celular\n"
        "END:VCARD",
        name="João da Silva",
        phone="+55 11 98765-4321",
    ),
    Snippet(
        "US",
        "BEGIN:VCARD\n"
        "VERSION:3.0\n"
        "FN:John Smith\n"
        "END:VCARD\n"
        "BEGIN:VCARD\n"
        "VERSION:3.0\n"
        "FN:Mary Jones\n"
        "END:VCARD",
        name=("John Smith", "Mary Jones"),
    ),
    Snippet(
        "US",
        "BEGIN:VCARD\nFN:\nN:Smith;John;;;\nTEL;FAX:305-555-0123\nEND:VCARD",
        name="John Smith",
    ),
)
TABLES: Final = (
    Snippet(
        "MX",
        "Juan Carlos López Hernández\t55 1234 5678\tjclopez@empresa.com.mx",
        name="Juan Carlos López Hernández",
        phone="55 1234 5678",
        email="jclopez@empresa.com.mx",
    ),
    Snippet(
        "US",
        "First Name\tLast Name\tEmail\tMobile Phone\nJohn\tSmith\tjohn@x.com\t(786) 555-0199",
        name="John Smith",
        phone="(786) 555-0199",
        email="john@x.com",
    ),
    Snippet(
        "BR",
        'Nome;Telefone;E-mail\n"Souza, Ana";(11) 98765-4321;ana@x.com.br',
        name="Ana Souza",
        phone="(11) 98765-4321",
        email="ana@x.com.br",
    ),
    Snippet(
        "US",
        'Name,Phone,Email\n"Smith, Mary",305-555-0199,mary@x.com',
        name="Mary Smith",
        phone="305-555-0199",
        email="mary@x.com",
    ),
    Snippet(
        "VE",
        '"Gómez, Luis",0424-1112233,luis@x.com,Caracas',
        name="Luis Gómez",
        phone="0424-1112233",
        email="luis@x.com",
    ),
    # Two persons, perhaps.
    Snippet(
        "VE",
        'Nombre,Teléfono\n"Pérez Gómez, Ana María",0424-1112233',
        name=("Pérez Gómez, Ana María",),
        phone="0424-1112233",
    ),
    Snippet(
        "VE",
        '"Ana Pérez, Luis Gómez",0424-1112233',
        name=("Ana Pérez", "Luis Gómez"),
        phone="0424-1112233",
    ),
    Snippet("VE", '"Dale, Ana"\n0424-1112233', name=("Dale", "Ana"), phone="0424-1112233"),
    Snippet("VE", '0424-1112233;"Calle 5, Caracas"', phone="0424-1112233"),
    Snippet(
        "VE",
        'Nombre,Teléfono\n"Pérez, Ana, C.A.",0424-1112233',
        name=("Pérez, Ana, C.A.",),
        phone="0424-1112233",
    ),
    Snippet(
        "VE",
        "Ana\tPérez\t04141315854\tana@x.com",
        name=("Ana", "Pérez"),
        phone="04141315854",
        email="ana@x.com",
    ),
    Snippet("VE", "\t\tAna Pérez\t\t04141315854\t", name="Ana Pérez", phone="04141315854"),
    Snippet(
        "VE",
        "Nombre\tAna Pérez\n"
        "Cédula\t12345678\n"
        "Ciudad\tCaracas\n"
        "Teléfono\t0414-1315854\n"
        "Correo\tana@x.com",
        name="Ana Pérez",
        phone="0414-1315854",
        email="ana@x.com",
    ),
    Snippet(
        "VE",
        "Nombre\tTeléfono\nAna Pérez\t04141315854\nLuis Mora\t04145551212",
        name=("Ana Pérez", "Luis Mora"),
        phone=("04141315854", "04145551212"),
    ),
    Snippet(
        "US",
        "Customer\tPhone\tE-mail address\nRobert Brown\t(305) 555-0123\trob@example.com",
        name="Robert Brown",
        phone="(305) 555-0123",
        email="rob@example.com",
    ),
    Snippet(
        "BR",
        "Nome\tSobrenome\tCelular\nAna\tSouza\t(11) 98765-4321",
        name="Ana Souza",
        phone="(11) 98765-4321",
    ),
    Snippet(
        "MX",
        "Nombre(s)\tApellido paterno\tApellido materno\tTeléfono\n"
        "Guadalupe\tRamírez\tSoto\t81 1234 5678",
        name="Guadalupe Ramírez Soto",
        phone="81 1234 5678",
    ),
    Snippet(
        "VE",
        "Nombre,Teléfono,Correo\nAna Pérez,0414-1315854,ana@x.com",
        name="Ana Pérez",
        phone="0414-1315854",
        email="ana@x.com",
    ),
    Snippet(
        "VE",
        "7\tAna Pérez\t0414-1315854\t12/05/2024\tPendiente\t150.000,00",
        name="Ana Pérez",
        phone="0414-1315854",
    ),
)
LINKS: Final = (
    Snippet(
        "VE",
        "https://user:Passw0rd1@crm.example.com/cliente?id=99&token=abcdef1234567890 Ana Pérez",
        name="Ana Pérez",
    ),
    Snippet("VE", "WhatsApp: https://wa.me/584141315854?text=Hola%20Ana", phone="+584141315854"),
    Snippet(
        "VE",
        "https://api.whatsapp.com/send?phone=584141315854&text=Hola Ana Pérez",
        phone="+584141315854",
    ),
    Snippet("VE", "sms:+584141315854?body=Hola", phone="+584141315854"),
    Snippet("VE", "callto:+584141315854", phone="+584141315854"),
    Snippet("VE", "whatsapp://send?phone=584141315854", phone="+584141315854"),
)
LABELLED: Final = (
    Snippet(
        "MX",
        "Nombre completo: Guadalupe Ramírez Soto; Celular: 81 1234 5678; Correo "
        "electrónico: lupita@correo.mx; CURP: RASG800101MDFRTP09",
        name="Guadalupe Ramírez Soto",
        phone="81 1234 5678",
        email="lupita@correo.mx",
    ),
    Snippet(
        "CO",
        "Nombre: Jorge\nApellidos: Restrepo Gómez\nMóvil: 3001234567",
        name="Jorge Restrepo Gómez",
        phone="3001234567",
    ),
    Snippet(
        "US",
        "John Smith | Sales Manager | Acme Corp | O: 305-555-0123 | M: "
        "786-555-0199 | john@acme.com",
        name="John Smith",
        phone="786-555-0199",
        email="john@acme.com",
    ),
    Snippet(
        "BR",
        "Nome: Maria das Graças Souza\n"
        "Telefone: (21) 2555-1234\n"
        "Celular: (21) 99876-5432\n"
        "E-mail: maria@bol.com.br",
        name="Maria das Graças Souza",
        phone="(21) 99876-5432",
        email="maria@bol.com.br",
    ),
    Snippet(
        "BR",
        "Obrigado,\nMarcos Lima\nTel: 11 98765-4321",
        name="Marcos Lima",
        phone="11 98765-4321",
    ),
    Snippet("VE", "Ana Pérez <mailto:ana@x.com>", name="Ana Pérez", email="ana@x.com"),
    Snippet("VE", "nombre=Ana Pérez&telefono=04141315854", name="Ana Pérez", phone="04141315854"),
    Snippet(
        "PT",
        "Nome: Rui Costa\nTelemóvel: 912 345 678\nEmail: rui@sapo.pt",
        name="Rui Costa",
        phone="912 345 678",
        email="rui@sapo.pt",
    ),
    Snippet("AR", "Tel: 4321-5678 cel: 15-2345-6789", phone="15-2345-6789"),
    Snippet(
        "EC",
        "Contacto: Diego Andrade\nCelular: 0991234567\nConvencional: 022345678",
        name="Diego Andrade",
        phone="0991234567",
    ),
    Snippet("VE", "De: Ana Pérez <ana@x.com>", name="Ana Pérez", email="ana@x.com"),
    Snippet("VE", "contraseña: hola mundo\nAna Pérez", name="Ana Pérez"),
    Snippet(
        "VE",
        "NOMBRE Y APELLIDO: ana perez CEDULA: 12345678 TELEFONO: 04141315854 CORREO: ANA@X.COM",
        name="ana perez",
        phone="04141315854",
        email="ANA@X.COM",
    ),
)
OF_WHOM: Final = (
    Snippet(
        "US",
        "Caller ID: SMITH JOHN\n(305) 555-0199\nDuration: 00:03:15",
        name="SMITH JOHN",
        phone="(305) 555-0199",
    ),
    Snippet(
        "US",
        "Caller ID: WIRELESS CALLER\n(305) 555-0199",
        name=("WIRELESS CALLER",),
        phone="(305) 555-0199",
    ),
    Snippet(
        "VE",
        "Ticket #84512 - Falla en lentes\n"
        "Solicitante: Mariana López\n"
        "Asignado a: Rosa Méndez\n"
        "Teléfono: 0412-3456789",
        name="Mariana López",
        phone="0412-3456789",
    ),
    Snippet(
        "BR",
        "Segue contato da cliente: Beatriz Lima - 11 91234-5678 (WhatsApp), 11 3333-4444 (fixo)",
        name="Beatriz Lima",
        phone="11 91234-5678",
    ),
    Snippet(
        "VE",
        "NOMBRE Y APELLIDO: RAFAEL ANTONIO MORA\n"
        "TELEFONO CELULAR / WHATSAPP: 04121234567\n"
        "TELEFONO DE UN FAMILIAR: 04149998877\n"
        "CORREO: rafael@x.com",
        name="RAFAEL ANTONIO MORA",
        phone="04121234567",
        email="rafael@x.com",
    ),
    Snippet("VE", "Teléfono de un familiar: 0414 1315854", phone=("0414 1315854",)),
    Snippet("VE", "Teléfono del cliente: 0414 1315854", phone="0414 1315854"),
    Snippet("VE", "Teléfono de Ana: 0414 1315854", phone="0414 1315854"),
    Snippet("VE", "Titular Ana Pérez, tlf 0414 1315854", name="Ana Pérez", phone="0414 1315854"),
    # Without a colon it is less: a sort of customer, perhaps.
    Snippet(
        "VE",
        "Cliente Premium Gold\nAna Pérez\n0414 1315854",
        name=("Premium Gold", "Ana Pérez"),
        phone="0414 1315854",
    ),
    Snippet("VE", "Cliente VIP\n0414 1315854", name=("VIP",), phone="0414 1315854"),
    Snippet("VE", "Cliente nuevo\n0414 1315854", phone="0414 1315854"),
    Snippet(
        "VE",
        "Contacto de emergencia Luis Pérez 0414-1315854",
        name=("Luis Pérez",),
        phone="0414-1315854",
    ),
)
SIGNATURES: Final = (
    Snippet(
        "BR",
        "Ana Dias\n"
        "Coordenadora de Vendas\n"
        "Lojas Sul Ltda.\n"
        "(51) 3333-4444 | (51) 98877-5977\n"
        "ana.dias@lojassul.com.br\n"
        "www.lojassul.com.br",
        name="Ana Dias",
        phone="(51) 98877-5977",
        email="ana.dias@lojassul.com.br",
    ),
    Snippet(
        "US",
        "Best regards,\n"
        "\n"
        "Mary Johnson\n"
        "Account Executive\n"
        "Bright Star Media LLC\n"
        "Office: (305) 555-0123\n"
        "Cell: (786) 555-0199\n"
        "mary.johnson@brightstar.com | www.brightstar.com\n"
        "\n"
        "This email and any attachments are confidential.",
        name="Mary Johnson",
        phone="(786) 555-0199",
        email="mary.johnson@brightstar.com",
    ),
    Snippet(
        "MX",
        "Saludos cordiales\n"
        "\n"
        "Lic. Jorge Ramírez Díaz\n"
        "Director Comercial\n"
        "Grupo Industrial del Bajío S.A. de C.V.\n"
        "Tel. (442) 123 4567 ext. 102\n"
        "Cel. 442 765 4321\n"
        "jramirez@gibajio.com.mx",
        name="Jorge Ramírez Díaz",
        phone="442 765 4321",
        email="jramirez@gibajio.com.mx",
    ),
    Snippet(
        "AR",
        "Lucía Gómez\nAnalista de RRHH\n+54 9 11 2345-6789\nlucia.gomez@empresa.com.ar",
        name="Lucía Gómez",
        phone="+54 9 11 2345-6789",
        email="lucia.gomez@empresa.com.ar",
    ),
    Snippet(
        "BR",
        "Atenciosamente,\n"
        "Carlos Eduardo Lima\n"
        "Gerente Comercial\n"
        "Fone: (11) 3333-4444\n"
        "Cel: (11) 99876-5432",
        name="Carlos Eduardo Lima",
        phone="(11) 99876-5432",
    ),
    Snippet(
        "VE",
        "Ana Pérez\nana@x.com\n0414-1315854\nCaracas",
        name="Ana Pérez",
        phone="0414-1315854",
        email="ana@x.com",
    ),
)
FREE: Final = (
    Snippet(
        "VE",
        "María José Rodríguez, 0412-5551234, mjrodriguez@gmail.com",
        name="María José Rodríguez",
        phone="0412-5551234",
        email="mjrodriguez@gmail.com",
    ),
    Snippet(
        "VE",
        "0416 555 12 34 | JOSÉ GREGORIO HERNÁNDEZ | jgh@hotmail.com",
        name="JOSÉ GREGORIO HERNÁNDEZ",
        phone="0416 555 12 34",
        email="jgh@hotmail.com",
    ),
    Snippet(
        "VE", "pedro luis gonzalez 04145551234", name="pedro luis gonzalez", phone="04145551234"
    ),
    Snippet(
        "VE",
        "Luis Mora, Tel. 0212-5551212, Cel. 0414-5551313",
        name="Luis Mora",
        phone="0414-5551313",
    ),
    Snippet("VE", "Ana Pérez +58 (0)414 131 58 54", name="Ana Pérez", phone="+58 (0)414 131 58 54"),
    Snippet("VE", "Ana Pérez 00584141315854", name="Ana Pérez", phone="00584141315854"),
    Snippet("VE", "+5804145554433 Abraham", name="Abraham", phone="+5804145554433"),
    Snippet("VE", "no contesta 0414 131 5854", phone="0414 131 5854"),
    Snippet(
        "VE",
        "Buenos días, le escribe Carlos Mendoza, por favor llamarme al 0412-5559876 gracias",
        name="Carlos Mendoza",
        phone="0412-5559876",
    ),
    Snippet(
        "MX",
        "Tel. 55 1234 5678 Cel. 55 8765 4321 Ing. Raúl Ortega",
        name="Raúl Ortega",
        phone="55 8765 4321",
    ),
    Snippet("MX", "+52 1 55 1234 5678 Raúl Ortega", name="Raúl Ortega", phone="+52 1 55 1234 5678"),
    Snippet(
        "CO",
        "Jorge Iván Restrepo - 300 123 4567 - jorge.restrepo@une.net.co",
        name="Jorge Iván Restrepo",
        phone="300 123 4567",
        email="jorge.restrepo@une.net.co",
    ),
    Snippet(
        "PR",
        "Luis Rivera (787) 555-1234 lrivera@x.pr",
        name="Luis Rivera",
        phone="(787) 555-1234",
        email="lrivera@x.pr",
    ),
    Snippet(
        "US",
        "John Smith (305) 555-0123 john.smith@example.com",
        name="John Smith",
        phone="(305) 555-0123",
        email="john.smith@example.com",
    ),
    Snippet(
        "US",
        "Hi, this is Mary Johnson, please call me at 786 555 0199 tomorrow",
        name="Mary Johnson",
        phone="786 555 0199",
    ),
    Snippet(
        "BR",
        "João da Silva (11) 98765-4321 joao.silva@uol.com.br",
        name="João da Silva",
        phone="(11) 98765-4321",
        email="joao.silva@uol.com.br",
    ),
    Snippet(
        "BR",
        "Meu nome é Ana Dias, meu whatsapp é 11987654321",
        name="Ana Dias",
        phone="11987654321",
    ),
    Snippet("BR", "00 55 51 98777-5977 Ana", name="Ana", phone="00 55 51 98777-5977"),
    Snippet(
        "BR",
        "Pedro Sá <pedro.sa@exemplo.com.br>, (11) 98765-4321",
        name="Pedro Sá",
        phone="(11) 98765-4321",
        email="pedro.sa@exemplo.com.br",
    ),
    Snippet(
        "VE",
        "<ana@x.com>; 0414 131 58 54; ANA PÉREZ",
        name="ANA PÉREZ",
        phone="0414 131 58 54",
        email="ana@x.com",
    ),
    Snippet("VE", "Cel 0414 131 585", phone="0414 131 585"),
    Snippet(
        "VE",
        "Av. Libertador, Edif. Sol, Piso 3, Apto 3-B, Caracas. Ana Pérez 0414 131 5854",
        name="Ana Pérez",
        phone="0414 131 5854",
    ),
    Snippet("VE", "Cel. 0414 131 5854 ext. 12 Ana", name="Ana", phone="0414 131 5854 ext. 12"),
    Snippet(
        "VE", "Ana‑María O’Brien 0414‑131‑5854", name="Ana‑María O’Brien", phone="0414‑131‑5854"
    ),
    Snippet(
        "VE",
        "\u202aAna Pérez\u202c \u200e+58 414 131 5854",
        name="Ana Pérez",
        phone="+58 414 131 5854",
    ),
    Snippet(
        "VE",
        '{"nombre": "Ana Pérez", "telefono": "04141315854", "email": "ana@x.com"}',
        name="Ana Pérez",
        phone="04141315854",
        email="ana@x.com",
    ),
    Snippet(
        "VE",
        "👤 Ana Pérez\n📱 0414 131 5854\n✉️ ana@x.com",
        name="Ana Pérez",
        phone="0414 131 5854",
        email="ana@x.com",
    ),
    Snippet("VE", "*Ana Pérez* _0414 131 5854_", name="Ana Pérez", phone="0414 131 5854"),
    Snippet("VE", "1. Ana Pérez 0414 131 5854", name="Ana Pérez", phone="0414 131 5854"),
    Snippet(
        "VE",
        "Ana Pérez (0414) 131.58.54 ana@x.com Ana Pérez",
        name="Ana Pérez",
        phone="(0414) 131.58.54",
        email="ana@x.com",
    ),
    Snippet("VE", "Dr. Ana Pérez, MBA, 0414 131 5854", name="Ana Pérez", phone="0414 131 5854"),
    Snippet("CO", "Sra Martha 3001234567 quiere plan familiar", name="Martha", phone="3001234567"),
    Snippet(
        "CO",
        "martha lucia 300-123-4567 (whatsapp) 601 234 5678 (oficina)",
        name="martha lucia",
        phone="300-123-4567",
    ),
    Snippet("VE", "'Ana Pérez' 0414 131 5854", name="Ana Pérez", phone="0414 131 5854"),
    Snippet(
        "VE",
        "Ana Pérez / 0414 131 5854 / ana@x.com",
        name="Ana Pérez",
        phone="0414 131 5854",
        email="ana@x.com",
    ),
    Snippet(
        "VE",
        "Soy Lucía Fernández de Bogotá, +57 300 123 4567",
        name="Lucía Fernández",
        phone="+57 300 123 4567",
    ),
    Snippet("VE", "soy Rosa de Óptica Central, 0414-1315854", phone="0414-1315854"),
    Snippet("VE", "soy Ana Pérez, mi banco Mercantil y mi Ford Fiesta", name="Ana Pérez"),
    Snippet("VE", "la señora Ana 0414-1315854", name="Ana", phone="0414-1315854"),
    Snippet(
        "VE",
        "Nombre y teléfono: Ana Pérez 0414-1315854",
        name="Ana Pérez",
        phone="0414-1315854",
    ),
    Snippet("US", "My name is Mary, my phone Samsung is broken", name="Mary"),
    Snippet(
        "VE",
        "*Nombre:* Rosa Elena Díaz\n*Teléfono:* 0414·131·58·54\n*Correo:* ROSA.DIAZ@HOTMAIL.COM",
        name="Rosa Elena Díaz",
        phone="0414.131.58.54",
        email="ROSA.DIAZ@HOTMAIL.COM",
    ),
    Snippet("VE", "Ana_Pérez 04141315854", phone="04141315854"),
    Snippet("VE", "ana.perez@x.com", email="ana.perez@x.com"),
    Snippet("VE", "+58 424-5551212", phone="+58 424-5551212"),
    Snippet("VE", "584245551212", phone="584245551212"),
    Snippet("BR", "5511987654321 Ana Dias", name="Ana Dias", phone="5511987654321"),
    Snippet("VE", "5511987654321 Ana Dias", name="Ana Dias"),
    Snippet("VE", "Tel. (casa): 0212-5551212 Tel. (móvil): 0414-1315854", phone="0414-1315854"),
)
DOCUMENTS: Final = (
    Snippet(
        "VE",
        "Sra. Carmen de la Cruz 0424-5551212 V-12.345.678",
        name="Carmen de la Cruz",
        phone="0424-5551212",
    ),
    Snippet(
        "VE",
        "C.I. 14.555.123 Luis Alberto Mora 0414.555.12.12",
        name="Luis Alberto Mora",
        phone="0414.555.12.12",
    ),
    Snippet("VE", "J-30412345-6 Inversiones Los Andes C.A. 0212-5551234", phone="0212-5551234"),
    Snippet("VE", "Pedido 4145551212 Ana Pérez", name="Ana Pérez"),
    Snippet("VE", "Monto: Bs. 4.145.551.212,00 Ana Pérez", name="Ana Pérez"),
    Snippet("VE", "Pago móvil 0102 V12345678 04145551212", phone="04145551212"),
    Snippet(
        "CO",
        "CC 1020304050 Jorge Restrepo cel 3001234567",
        name="Jorge Restrepo",
        phone="3001234567",
    ),
    Snippet(
        "CO", "NIT 900.123.456-7 Ferretería El Tornillo S.A.S. 6012345678", phone=("6012345678",)
    ),
    Snippet(
        "AR",
        "Martín Fernández (011) 15-2345-6789 martin@fibertel.com.ar DNI 30.123.456",
        name="Martín Fernández",
        phone="(011) 15-2345-6789",
        email="martin@fibertel.com.ar",
    ),
    Snippet(
        "AR",
        "DNI 30123456 Martín Fernández 11 2345-6789",
        name="Martín Fernández",
        phone="11 2345-6789",
    ),
    Snippet("AR", "CUIT 20-30123456-3 cel: 11 2345-6789", phone="11 2345-6789"),
    Snippet(
        "CL",
        "Camila Rojas Soto +56 9 8765 4321 RUT 12.345.678-5",
        name="Camila Rojas Soto",
        phone="+56 9 8765 4321",
    ),
    Snippet("CL", "RUT: 12345678-5 Camila Rojas 987654321", name="Camila Rojas", phone="987654321"),
    Snippet("CL", "17.654.321-K Camila Rojas", name="Camila Rojas"),
    Snippet("PE", "Rosa Quispe DNI 44234567 cel 987654321", name="Rosa Quispe", phone="987654321"),
    Snippet(
        "PE", "RUC 20123456789 Rosa Quispe 987 654 321", name="Rosa Quispe", phone="987 654 321"
    ),
    Snippet(
        "EC", "Diego Andrade 0991234567 CI 0939123456", name="Diego Andrade", phone="0991234567"
    ),
    Snippet(
        "CR",
        "Laura Jiménez Mora, céd. 1-1234-0567, tel 8888-1234",
        name="Laura Jiménez Mora",
        phone="8888-1234",
    ),
    Snippet("GT", "DPI 1234 56789 0101 Mario Xol 5512 3456", name="Mario Xol", phone="5512 3456"),
    Snippet("SV", "DUI 01234567-8, Ana Flores, 7012-3456", name="Ana Flores", phone="7012-3456"),
    Snippet(
        "DO",
        "Yokasta Peña 809-555-1234 cédula 001-1234567-8",
        name="Yokasta Peña",
        phone="809-555-1234",
    ),
    Snippet(
        "UY",
        "C.I. 4.123.456-7 Federico Silva 099 123 456",
        name="Federico Silva",
        phone="099 123 456",
    ),
    Snippet("PA", "Itzel Batista 6123-4567 cip 8-123-456", name="Itzel Batista", phone="6123-4567"),
    Snippet("BO", "Wara Mamani 71234567 CI 6123456 LP", name="Wara Mamani", phone="71234567"),
    Snippet(
        "US",
        "Name: John Smith\nPhone: 305-555-0123\nEmail: john@example.com\nOrder #: 3055550199",
        name="John Smith",
        phone="305-555-0123",
        email="john@example.com",
    ),
    Snippet("US", "SSN 123-45-6789 Mary Johnson", name="Mary Johnson"),
    Snippet("BR", "CPF 123.456.789-09 João da Silva", name="João da Silva"),
    Snippet(
        "BR",
        "CPF: 12345678909 João da Silva cel 11 98765-4321",
        name="João da Silva",
        phone="11 98765-4321",
    ),
    Snippet(
        "BR",
        "R$ 1.234,56 pago 12/05/2024 Ana Dias 0xx11 98765-4321",
        name="Ana Dias",
        phone="0xx11 98765-4321",
    ),
    Snippet(
        "VE",
        "Saludos,\n--\nAna Pérez\nEjecutiva de Cuentas\nTelecable del Sur\nCel: 0414-1315854",
        name="Ana Pérez",
        phone="0414-1315854",
    ),
    Snippet("VE", "4111 1111 1111 1111 Ana Pérez 12/27 cvv 123", name=("Ana Pérez",)),
    Snippet("CR", "4111 1111 1111 1112 Ana Pérez", name="Ana Pérez"),
    Snippet("VE", "Guía 123456789012 Ana Pérez", name="Ana Pérez"),
    Snippet("CO", "Factura 3001234567 por $ 3.001.234.567"),
    Snippet("CO", "3.001.234.567", phone=("3.001.234.567",)),
    Snippet("VE", "Código de cliente: 4141315854", phone=("4141315854",)),
    # What has a number too; a label may stand apart from undivided digits.
    Snippet("VE", "Nro de contrato 04241234567\nTitular Ana Pérez", name="Ana Pérez"),
    Snippet("VE", "Serial number 04141315854"),
    Snippet("VE", "IMEI 356938035643809 Serial 04141315854"),
    Snippet("VE", "Guía MRW 04141315854 para el señor Luis", phone=("04141315854",)),
    Snippet(
        "VE",
        "Pedido de Ana Pérez 04141315854",
        name=("Ana Pérez",),
        phone=("04141315854",),
    ),
    Snippet("VE", "Pedido de Ana Pérez 0414-1315854", name=("Ana Pérez",), phone="0414-1315854"),
    Snippet(
        "VE",
        "Número de atención 04141315854\nAna Pérez",
        name="Ana Pérez",
        phone=("04141315854",),
    ),
    Snippet("VE", "el número de mi mamá 04141315854", phone=("04141315854",)),
    Snippet("VE", "el número de mi mamá 0414-1315854", phone="0414-1315854"),
    Snippet("VE", "Número de Ana: 04141315854", phone="04141315854"),
    Snippet(
        "VE",
        "Cod. cliente 04241234567 Ana Pérez",
        name="Ana Pérez",
        phone=("04241234567",),
    ),
    Snippet("VE", "Transferencia ref 04241234567 Banco Mercantil"),
    Snippet(
        "BR",
        "Bom dia\nPaulo Souza\nprotocolo 11987654321\n(11) 3456-7890",
        name="Paulo Souza",
        phone="(11) 3456-7890",
    ),
    Snippet("VE", "Contrato\t04241234567\nTitular\tAna Pérez", name="Ana Pérez"),
    Snippet("VE", "Rut Sánchez 0414-1315854", name="Rut Sánchez", phone="0414-1315854"),
    Snippet("VE", "Cuenta 01340123451234567890 Ana Pérez", name="Ana Pérez"),
    Snippet(
        "VE",
        "Nombre: Ana Pérez / Cédula: V-12345678 / Teléfono: 0414-1315854",
        name="Ana Pérez",
        phone="0414-1315854",
    ),
)
AMBIGUOUS: Final = (
    Snippet(
        "VE",
        "Luis Mora 0414-5551212 / 0424-5551313",
        name="Luis Mora",
        phone=("0414-5551212", "0424-5551313"),
    ),
    Snippet(
        "VE",
        "Cliente: Ana Pérez (nueva)\nTlf: 0414-1315854\nCorreo: ana@x.com, ana2@x.com",
        name="Ana Pérez",
        phone="0414-1315854",
        email=("ana@x.com", "ana2@x.com"),
    ),
    # Goods, perhaps: no given name is among the plurals.
    Snippet(
        "VE", "Lentes Progresivos\n04241112233", name=("Lentes Progresivos",), phone="04241112233"
    ),
    Snippet("VE", "juan 0414 131 5854", name=("juan",), phone="0414 131 5854"),
    Snippet(
        "MX",
        "Raúl Ortega 5512345678 5587654321",
        name="Raúl Ortega",
        phone=("5512345678", "5587654321"),
    ),
    Snippet("PE", "Rosa Quispe 44234567", name="Rosa Quispe", phone=("44234567",)),
    Snippet(
        "EC",
        "Diego Andrade 0991234567 0939123456",
        name="Diego Andrade",
        phone=("0991234567", "0939123456"),
    ),
    Snippet(
        "DO",
        "Yokasta Peña 809-555-1234 / 829-555-4321",
        name="Yokasta Peña",
        phone=("809-555-1234", "829-555-4321"),
    ),
    Snippet(
        "VE",
        "Ana Pérez\nCarlos Gómez\n0414 131 5854",
        name=("Ana Pérez", "Carlos Gómez"),
        phone="0414 131 5854",
    ),
    Snippet("VE", "ana@x.com juan@y.com Ana", name="Ana", email=("ana@x.com", "juan@y.com")),
    Snippet("VE", "Ana Pérez 32 años 0414 131 5854", name=("Ana Pérez",), phone="0414 131 5854"),
    Snippet(
        "CL",
        "Cristóbal Soto | Ejecutivo de Ventas | +56 2 2345 6789 | +56 9 8765 "
        "4321 | csoto@empresa.cl",
        name="Cristóbal Soto",
        phone=("+56 2 2345 6789", "+56 9 8765 4321"),
        email="csoto@empresa.cl",
    ),
    Snippet(
        "US",
        "Customer name: Robert Brown\nHome phone: (305) 555-0123\nWork phone: (305) 555-0145",
        name="Robert Brown",
        phone=("(305) 555-0123", "(305) 555-0145"),
    ),
    Snippet("CO", "300 123 4567 - 310 765 4321", phone=("300 123 4567", "310 765 4321")),
    Snippet(
        "VE",
        "El cliente Pedro Gómez llamó ayer y pidió la oferta de 3 meses. Volver "
        "a llamar al 0414-1315854.",
        name=("Pedro Gómez",),
        phone="0414-1315854",
    ),
    Snippet(
        "BR",
        "O cliente Pedro Gomes ligou ontem, retornar no (11) 98765-4321",
        name=("Pedro Gomes",),
        phone="(11) 98765-4321",
    ),
    # Two persons: of whom is the number?
    Snippet(
        "VE",
        "Hola buenas! Soy Pedro y llamo por mi mamá Carmen Díaz, su número es 0416 5551122",
        name=("Pedro", "Carmen Díaz"),
        phone="0416 5551122",
    ),
    Snippet(
        "VE",
        "Buen día. Habla Daniela Ríos\nmi esposo José Ríos tiene la cita\ntlf 0414 222 3344",
        name=("Daniela Ríos", "José Ríos"),
        phone="0414 222 3344",
    ),
    Snippet(
        "VE",
        "Soy Ana y llamo de parte de Luis Gómez, 0414 131 5854",
        name=("Ana", "Luis Gómez"),
        phone="0414 131 5854",
    ),
    Snippet(
        "VE",
        "Le escribe María de parte de la Sra. Carmen Díaz 0414-1315854",
        name=("María", "Carmen Díaz"),
        phone="0414-1315854",
    ),
    Snippet(
        "VE",
        "mi hermana Luisa\nAna Pérez 0414-1315854",
        name=("Luisa", "Ana Pérez"),
        phone="0414-1315854",
    ),
    Snippet(
        "VE",
        "Soy la esposa de Pedro Gómez 0414 131 5854",
        name=("Pedro Gómez",),
        phone="0414 131 5854",
    ),
    Snippet(
        "BR",
        "Sou a Ana, minha mãe Maria Souza quer ligar, (11) 98765-4321",
        name=("Ana", "Maria Souza"),
        phone="(11) 98765-4321",
    ),
    Snippet(
        "VE",
        "Teléfono 1: 0414-1315854\nTeléfono 2: 0424-5551212\nNombre: Ana",
        name="Ana",
        phone=("0414-1315854", "0424-5551212"),
    ),
)
NOTHING: Final = (
    Snippet("VE", "token: abc123SECRET Ana Pérez 0414 131 5854"),
    Snippet("VE", "Usuario: aperez Clave: Sol2024! Ana Pérez"),
    Snippet("VE", "Fax: 0212 555 1212"),
    Snippet("VE", "12345678"),
    Snippet("VE", "2024-05-12 14:30 ticket 20240512143"),
    Snippet("VE", "Gracias!"),
    Snippet("VE", "tok_16C7e42F292c6912E7710c838347Ae178B4a"),
    Snippet("VE", "3f2a8c1e-7b4d-4e9a-9c2f-1a2b3c4d5e6f"),
)
MAILS: Final = (
    Snippet(
        "VE",
        "From: Ana Pérez <ana@x.com>\n"
        "To: Ventas <ventas@empresa.com>\n"
        "Subject: Consulta\n"
        "Date: Mon, 12 May 2024 10:22:00 -0400",
        name="Ana Pérez",
        email="ana@x.com",
    ),
    Snippet(
        "VE",
        "De: Ana Pérez <ana.perez@gmail.com>\n"
        "Para: ventas@optica.com.ve\n"
        "Asunto: Consulta\n"
        "\n"
        "Buenos días, quisiera una videollamada. Mi número es +58 414 131 58 54.\n"
        "\n"
        "Saludos,\n"
        "Ana",
        name="Ana Pérez",
        phone="+58 414 131 58 54",
        email="ana.perez@gmail.com",
    ),
    # What the company's mailbox sent tells of the customer only to whom it went.
    Snippet(
        "VE",
        "De: Ventas <ventas@optica.com.ve>\nPara: Ana Pérez <ana.perez@gmail.com>",
        name=("Ventas", "Ana Pérez"),
        email=("ventas@optica.com.ve", "ana.perez@gmail.com"),
    ),
    # An answer: either may be the customer.
    Snippet(
        "VE",
        "De: Rosa Méndez <rosa@x.com>\n"
        "Para: Ana Pérez <ana@x.com>\n"
        "> De: Ana Pérez <ana@x.com>\n"
        "> Para: Rosa Méndez <rosa@x.com>",
        name=("Rosa Méndez", "Ana Pérez"),
        email=("rosa@x.com", "ana@x.com"),
    ),
    Snippet("VE", "De: Caracas\nPara: ana@x.com", email="ana@x.com"),
)
CHATS: Final = (
    # Who is told by a number is the customer; another writer's name is none of theirs.
    Snippet(
        "VE",
        "[27/11/26, 10:14:03] +58 414-1315854: Buenos días, necesito la videollamada\n"
        "[27/11/26, 10:15:20] Ventas Óptica: Con gusto, ¿me regala su nombre?\n"
        "[27/11/26, 10:16:41] +58 414-1315854: Carlos Rodríguez",
        name=("Carlos Rodríguez",),
        phone="+58 414-1315854",
    ),
    Snippet(
        "VE",
        "27/11/2026 10:14 - +58 414-1315854: Hola\n"
        "27/11/2026 10:15 - Rosa Ventas: Hola, soy Rosa\n"
        "llámeme al 0424-5551212 o a rosa@optica.com\n"
        "27/11/2026 10:16 - +58 414-1315854: Sí,\n"
        "Ana Pérez",
        name=("Ana Pérez",),
        phone="+58 414-1315854",
    ),
    Snippet(
        "VE",
        "[27/11/26, 10:14] Óptica Central: Buenos días, ¿en qué le ayudo?\n"
        "[27/11/26, 10:15] +58 424-5551212: Necesito una videollamada, soy Carla Mora",
        name="Carla Mora",
        phone="+58 424-5551212",
    ),
    Snippet(
        "VE",
        "[10:14, 27/11/2026] Rosa: Hola\n[10:15, 27/11/2026] +58 424-5551212 ~Carla Mora: Hola",
        name="Carla Mora",
        phone="+58 424-5551212",
    ),
    Snippet(
        "VE",
        "[10:14, 27/11/2026] Luisa Mendoza: mi tlf es 04245551212\n"
        "[10:15, 27/11/2026] Rosa (Ventas): ok",
        name=("Luisa Mendoza", "Rosa"),
        phone="04245551212",
    ),
    Snippet(
        "VE",
        "[10:14, 27/11/2026] Ventas Óptica: su cita quedó para el 0414-1315854",
        name=("Ventas Óptica",),
        phone="0414-1315854",
    ),
    Snippet(
        "VE",
        "[10:22, 12/5/2024] +58 414-1315854: Hola, soy Luisa Fernández",
        name="Luisa Fernández",
        phone="+58 414-1315854",
    ),
    Snippet(
        "VE",
        "12/5/24 10:22 - Luisa Fernández: mi numero 04141315854",
        name="Luisa Fernández",
        phone="04141315854",
    ),
)
SNIPPETS: Final = (
    *(*CARDS, *TABLES, *LINKS, *LABELLED, *OF_WHOM, *SIGNATURES),
    *(*FREE, *DOCUMENTS, *AMBIGUOUS, *NOTHING, *MAILS, *CHATS),
)
