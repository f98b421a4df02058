"""URIs of messages by the grammar of their RFCs, and read again by parsers that are not ours."""

import re
from email.headerregistry import Address
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

import ada_url
import hypothesis
import hypothesis.strategies as st
import pytest
from PySide6.QtCore import QUrl, QUrlQuery

from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.message_uris import MAX_URI, email, is_too_long, sms, whatsapp

# RFC 3986, 2.1 and 2.3.
UNRESERVED: Final = "[A-Za-z0-9._~-]"
ENCODED: Final = "%[0-9A-F]{2}"
# RFC 5724, 2.2, with the global numbers of RFC 3966, 3.
ESCAPED_VALUE: Final = f"(?:{UNRESERVED}|{ENCODED})*"
SMS_FIELD: Final = f"(?:{UNRESERVED})+={ESCAPED_VALUE}"
SMS_RECIPIENT: Final = r"\+[0-9().-]*[0-9][0-9().-]*"
SMS: Final = re.compile(
    rf"sms:{SMS_RECIPIENT}(?:,{SMS_RECIPIENT})*(?:\?{SMS_FIELD}(?:&{SMS_FIELD})*)?"
)
# RFC 6068, 2: what may not stand as it is in an address or in a field is encoded.
QCHAR: Final = f"(?:{UNRESERVED}|{ENCODED}|[!$'()*+,:@])"
ADDRESS: Final = f"(?:{UNRESERVED}|{ENCODED}|[!$'*+])+@(?:{UNRESERVED}|{ENCODED}|:)+"
EMAIL: Final = re.compile(rf"mailto:(?:{ADDRESS})?(?:\?{QCHAR}*={QCHAR}*(?:&{QCHAR}*={QCHAR}*)*)?")
# https://faq.whatsapp.com/5913398807131909: digits, and a text that is encoded as of a URL.
WHATSAPP: Final = re.compile(rf"https://wa\.me/[1-9][0-9]*\?text={ESCAPED_VALUE}")

PHONE: Final = "+584141315854"
NASTY: Final = (
    'José & Ñoño "50 %" +1',
    "uno\ndos\n\ntres",
    "&body=x#y?z=%0A%",
    "*Ana* _y_ ~Luis~ `1`",
    "👩🏽‍💻 ✓ Σ ע 漢",
    " ",
    "",
)
TEXTS: Final = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=40),
)


def _fields(uri: str) -> dict[str, list[str]]:
    query = urlsplit(uri).query
    return parse_qs(query, keep_blank_values=True, strict_parsing=True, errors="strict")


def _of_qt(uri: str, name: str) -> str:
    fields = QUrlQuery(QUrl(uri, QUrl.ParsingMode.StrictMode))
    return fields.queryItemValue(name, QUrl.ComponentFormattingOption.FullyDecoded)


@hypothesis.given(TEXTS)
def test_whatsapp_opens_with_the_very_text(text: str) -> None:
    uri = whatsapp(Message(PHONE, text))
    assert WHATSAPP.fullmatch(uri)
    assert urlsplit(uri).path == "/584141315854"
    assert _fields(uri) == {"text": [text]}
    assert "+" not in uri


@hypothesis.given(TEXTS)
def test_an_sms_opens_with_the_very_text(text: str) -> None:
    uri = sms(Message(PHONE, text))
    assert SMS.fullmatch(uri)
    assert (urlsplit(uri).scheme, urlsplit(uri).path) == ("sms", PHONE)
    assert _fields(uri) == {"body": [text]}


@hypothesis.given(TEXTS, TEXTS)
def test_an_email_opens_with_the_very_texts(subject: str, text: str) -> None:
    uri = email(Message("ana@correo.example", text, subject))
    assert EMAIL.fullmatch(uri)
    fields = _fields(uri)
    assert list(fields) == ["subject", "body"]
    assert fields["body"] == [text.replace("\n", "\r\n")]
    assert fields["subject"] == [" ".join(subject.splitlines())]


@hypothesis.given(st.sampled_from(MESSAGE_CHANNELS), TEXTS)
def test_neither_qt_nor_a_browser_changes_a_uri(channel: Channel, text: str) -> None:
    to = "josé+1@correo.example" if channel is Channel.EMAIL else PHONE
    uri = channel.message.uri(Message(to, text, text))
    assert bytes(QUrl(uri, QUrl.ParsingMode.StrictMode).toEncoded().data()).decode() == uri
    assert ada_url.URL(uri).href == uri
    name = "text" if channel is Channel.WHATSAPP else "body"
    assert _of_qt(uri, name).replace("\r\n", "\n") == text


def test_how_they_look() -> None:
    text = 'José & Ñoño "50 %" +1\nhttps://a.example/s?x=1'
    value = (
        "Jos%C3%A9%20%26%20%C3%91o%C3%B1o%20%2250%20%25%22%20%2B1"
        "%0Ahttps%3A%2F%2Fa.example%2Fs%3Fx%3D1"
    )
    assert whatsapp(Message(PHONE, text)) == f"https://wa.me/584141315854?text={value}"
    assert sms(Message(PHONE, text)) == f"sms:{PHONE}?body={value}"
    body = value.replace("%0A", "%0D%0A")
    uri = f"mailto:ana@correo.example?subject=A%20usted&body={body}"
    assert email(Message("ana@correo.example", text, "A usted")) == uri


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("ana.paz-1_x~@correo.example", "ana.paz-1_x~@correo.example"),
        ("ana+1@correo.example", "ana%2B1@correo.example"),
        # RFC 6068, 2 and 6.1: unlikely, unlikely? and not@me.
        ("gorby%kremvax@example.com", "gorby%25kremvax@example.com"),
        ("unlikely?address@example.com", "unlikely%3Faddress@example.com"),
        ("Mike&family@example.org", "Mike%26family@example.org"),
        ('"not@me"@example.org', "%22not%40me%22@example.org"),
        ('"oh\\\\no"@example.org', "%22oh%5C%5Cno%22@example.org"),
        ("a/b=c#d!$'*^`{|}@example.org", "a%2Fb%3Dc%23d%21%24%27%2A%5E%60%7B%7C%7D@example.org"),
        ("josé@correo.example", "jos%C3%A9@correo.example"),
        ("user@納豆.example.org", "user@%E7%B4%8D%E8%B1%86.example.org"),  # 6.3
        ("ana@[192.0.2.1]", "ana@%5B192.0.2.1%5D"),
    ],
)
def test_an_address_is_read_as_it_was(address: str, encoded: str) -> None:
    uri = email(Message(address, "", ""))
    assert uri == f"mailto:{encoded}?subject=&body="
    assert EMAIL.fullmatch(uri)
    read = unquote(urlsplit(uri).path, errors="strict")
    assert read == address
    if address.isascii():
        assert Address(addr_spec=read).addr_spec.endswith(address.rpartition("@")[2])
    assert QUrl(uri).path(QUrl.ComponentFormattingOption.FullyDecoded) == address


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b"])
def test_a_subject_is_one_line(line_break: str) -> None:
    uri = email(Message("", "", f"Su enlace{line_break}Bcc: otra@correo.example"))
    assert _fields(uri)["subject"] == ["Su enlace Bcc: otra@correo.example"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_each_program_has_its_own_line_break(line_break: str) -> None:
    message = Message("", f"uno{line_break}{line_break}dos")
    assert _fields(whatsapp(message))["text"] == _fields(sms(message))["body"] == ["uno\n\ndos"]
    assert _fields(email(message))["body"] == ["uno\r\n\r\ndos"]


@pytest.mark.parametrize("channel", MESSAGE_CHANNELS)
def test_half_characters_and_nul_open_too(channel: Channel) -> None:
    uri = channel.message.uri(Message("\ud83da\0@b.example", "x\ud83d\0y", "x\udc00\0y"))
    assert uri.isascii()
    assert uri.endswith("x%3Fy")
    assert "%00" not in uri


def test_a_number_may_be_written_in_groups() -> None:
    message = Message("+54 9 (11) 2345-6789", "")
    assert whatsapp(message) == "https://wa.me/5491123456789?text="
    assert sms(message) == "sms:+5491123456789?body="


def test_without_a_recipient_the_program_asks() -> None:
    message = Message("", "a", "b")
    assert whatsapp(message) == "https://wa.me/?text=a"
    assert sms(message) == "sms:?body=a"
    assert email(message) == "mailto:?subject=b&body=a"


def test_a_uri_that_would_be_cut_is_known() -> None:
    assert not is_too_long("x" * MAX_URI)
    assert is_too_long("x" * (MAX_URI + 1))
    assert is_too_long(whatsapp(Message(PHONE, "ñ" * 400)))
