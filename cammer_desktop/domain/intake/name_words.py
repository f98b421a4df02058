"""Words beside names: what stands within one, before one, and what is none, in three languages.

They are told in lower case and without accents, as they are compared. The lists of what is no name
hold what stands in signatures, calls and chats, and no first name or surname that is common.
"""

from typing import Final

_PARTICLES: Final = """
    da das de degli del della der di do dos du e el la las los san santa van vda von y
"""
_TITLES: Final = """
    abg adv arq d don dona dr dra econ eng ing ings lcda lcdo lic licda licdo mag miss mr mrs ms
    msc phd prof profa psic senhor senhora senor senora senorita sr sra sres srita srta tec tsu
"""
PARTICLES: Final = frozenset(_PARTICLES.split())
"""Small words within a name, which stand there in small letters too."""
TITLES: Final = frozenset(_TITLES.split())
"""Forms of address before a name; they are not part of it."""
INTRODUCTIONS: Final = (
    *(
        "mi nombre es",
        "me llamo",
        "soy",
        "le habla",
        "te habla",
        "habla",
        "de parte de",
        "le escribe",
        "te escribe",
        "escribe",
        "le saluda",
        "te saluda",
    ),
    *("meu nome e", "me chamo", "chamo-me", "sou o", "sou a", "sou", "aqui e o", "aqui e a"),
    *("quem fala e o", "quem fala e a", "my name is", "my name's", "i am", "i'm", "this is"),
    *("a nombre de", "em nome de", "atencion", "att", "attn"),
)
"""What a person says before the own name, or another before theirs."""
CLOSINGS: Final = (
    *("atte", "atentamente", "saludos", "saludos cordiales", "cordialmente", "un saludo"),
    *("cordial saludo", "muchas gracias", "gracias", "atenciosamente", "att", "abracos", "abs"),
    *("obrigado", "obrigada", "best", "best regards", "kind regards", "regards", "thanks"),
    *("sincerely", "cheers", "enviado desde mi iphone", "sent from my iphone", "grato", "grata"),
)
"""What stands above a signature or below it."""
_JOBS: Final = """
    account administracao administracion administrador administradora agente analista analyst
    area asesor asesora asistente assessor assistant assistente atencao atencion auxiliar
    billing branch ceo cfo cio cliente clientes cobranza cobranzas comercial compras consultant
    consultor consultora consultoria contabilidad contabilidade contador contadora coo
    coordenador coordenadora coordinador coordinadora coordinator cto customer departamento
    department depto director directora diretor diretora division ejecutiva ejecutivo encargada
    encargado engineer executiva executive executivo finance financeiro finanzas gerencia
    gerente gestor gestora head human ingeniera ingenieria ingeniero jefa jefe lead leader lider
    logistica logistics management manager marketing mercadeo mercadotecnia officer oficina
    operaciones operacoes operations owner partner president presidenta presidente product
    projetos proyectos purchasing recepcion recepcionista recursos representante representative
    rrhh sales secretaria secretario senior service services servicio servicios sistemas socio
    soporte specialist subgerente supervisor supervisora suporte supplier support tecnica
    tecnico tecnologia trainee vendas vendedor vendedora ventas vice vicepresidente
"""
_COMPANIES: Final = """
    academia agencia agropecuaria alimentos asociacion associacao banco bank centro clinica
    colegio comercializadora compania company comunicaciones condominio constructora construtora
    cooperativa corporacion corporation distribuidora editora editorial empresa empresas escuela
    estudio fabrica farmacia ferreteria fundacao fundacion group grupo holding hospital hotel
    hoteles importadora industria industrias inmobiliaria instituto inversiones laboratorio
    laboratorios ltda ministerio motors municipalidad optica restaurante seguros soluciones
    solucoes solutions studio supermercado supermercados taller technologies telecomunicaciones
    tienda transportadora transportes turismo universidad universidade university viajes
"""
_LEGAL_FORMS: Final = """
    bv ca cia corp cv eireli eirl gmbh inc llc llp ltd ltda pllc s/a sa sac sapi sas sca scs spa srl
"""
_TALK: Final = """
    a age agora agosto ahora al am amanha amiga amigo anonimo anonymous anos antes ao
    apartamento apto aqui as asunto atendido av avenida ayer bairro barrio bem bien boa bogota
    bolivia bom brasil brazil bs buen buena buenas buenos call calle caller caracas carrera casa
    cedula cel celular cep chamada chile cidade cita city ciudad codigo col colombia colonia com
    compra comprar con contacta contactar contesta contrato correo cotizacion cpa cra credito
    cuando dados data date datos december desconhecido desconocido desde dezembro dia diciembre
    direccion domicilio ecuador edad edif edificio en endereco enero entrega enviar envio era es
    esq esta estado este estou estoy eu favor fax febrero february fecha fevereiro fijo for
    friday from gracias guatemala ha hasta hello hi hoje hola honduras hora horas hoy i idade in
    info informacao informacion informes interesada interesado interessada interessado is it
    janeiro january jueves julho july junho junio leads ligar llamada llamar llame lo lunes mail
    maio manana manzana march martes marzo mba me mensagem mensaje message mexico mi miami
    miercoles missed mobile monday monto movil municipio my na nao necesita necesito new
    nicaragua ninguna ninguno no noches noite nombre nome not nota note november novembro
    noviembre nro nuestro nueva nuevo number numero o obrigada obrigado october octubre oculto
    of oferta offer oi ok ola on or orden order otra otro ou outubro pago panama para paraguay
    parroquia pedido pendente pendiente peru phone piso plan plano please pmp pode por pra
    precio preco pregunta privado private promo promocao promocion prospecto puede quarta que
    quer quero quiere quiero quinta quote re referido regards registro responde respuesta
    restricted retornar rua sabado saldo saludos saturday sector segun segunda sem september
    septiembre ser setembro sexta si sim sin sobre sobrenome solicita solicitud street su
    subject sunday tarde tardes tel telefone telefono tem tengo terca thanks the then this
    thursday ticket tiene to today todo todos tomorrow torre total tu tuesday um uma un una
    unavailable unknown urb urbanizacion urgente url uruguay us usd usted valor venezuela venta
    via viernes visita voce want wants we web website wednesday whatsapp wireless with work ya
    yes yo you your zip zona
"""
_GIVEN_LIKE_PLURALS: Final = """
    agnes alcides amos andres angeles aquiles aristides carlos charles dimas dolores domingos
    douglas elias esdras euripides ezequias giles hermes ines isaias james jeremias jonas josias
    jules leonidas lourdes lucas lurdes marcos matias mercedes messias milagros miles moises
    moses neves nicholas nicolas nieves remedios reyes santos silas thomas tobias tomas ulises
    ulisses urias zacarias
"""
GIVEN_LIKE_PLURALS: Final = frozenset(_GIVEN_LIKE_PLURALS.split())
"""Given names that end as plurals do in Spanish and Portuguese, without an accent there."""
NO_NAMES: Final = frozenset(f"{_JOBS} {_COMPANIES} {_TALK}".split()) - PARTICLES
"""Words that no name holds."""
TRADE: Final = frozenset(f"{_JOBS} {_COMPANIES}".split())
"""Words of a job or a company."""
COMPANIES: Final = frozenset(_COMPANIES.split())
"""Those of a company."""
LEGAL_FORMS: Final = frozenset(_LEGAL_FORMS.split())
"""The last word of a company's name, without dots. Accents count: Sá is a surname."""
