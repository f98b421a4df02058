"""Links and cards of one number: RFC 3966, 5724, 6350, 3261, and the makers' own, one by one."""

from typing import Final

import pytest

from cammer_desktop.domain.phone import PhoneFlaw
from cammer_desktop.domain.phone.written import Written, digits_alone, parse

HOME: Final = "04141315854"
ABROAD: Final = "+584141315854"

LINKS = [
    ("https://wa.me/584141315854?text=Hola%20%26%2012125550123", ABROAD),
    ("http://wa.me/584141315854/", ABROAD),
    ("wa.me/+584141315854", ABROAD),
    ("WWW.WA.ME/584141315854", ABROAD),
    ("https://wa.me/c/584141315854", ABROAD),
    ("https://wa.me/%2B58%20414%20131%205854", ABROAD),
    ("https://wa.me/584141315854?text=Hola, quiero 2 pizzas", ABROAD),
    ("https://wa.me/584141315854&text=Hola%2012", ABROAD),
    ("<https://wa.me/584141315854>", ABROAD),
    ("(https://wa.me/584141315854).", ABROAD),
    ("https://wa.me/?text=12&phone=584141315854", ABROAD),
    ("https://api.whatsapp.com/send?phone=584141315854&text=12125550123", ABROAD),
    ("https://api.whatsapp.com/send/?text=12125550123&phone=%2B584141315854", ABROAD),
    ("https://api.whatsapp.com/send?text=Hola 12&phone=58 414 131 5854", ABROAD),
    ("https://web.whatsapp.com/send?phone=+58-414-131-5854#top", ABROAD),
    ("api.whatsapp.com/send?phone=584141315854&phone=584141315854", ABROAD),
    ("whatsapp://send?phone=584141315854&text=1", ABROAD),
    ("whatsapp://send/?text=1&phone=%2B584141315854", ABROAD),
    ("tel:+58-414-131-5854", ABROAD),
    ("TEL:04141315854", HOME),
    ("tel:%2B58%20414%20131%205854", ABROAD),
    ("tel://04141315854", HOME),
    ("tel:414-131-5854;phone-context=+58", ABROAD),
    ("tel:131-5854;PHONE-CONTEXT=+58-414", ABROAD),
    ("tel:04141315854;phone-context=example.com", HOME),
    ("tel:+584141315854;phone-context=+1", ABROAD),
    ("tel:863-1234;phone-context=+1-914-555", "+19145558631234"),  # RFC 3966
    ("callto:+584141315854", ABROAD),
    ("callto://04141315854", HOME),
    ("sms:+584141315854", ABROAD),
    ("sms:+584141315854?body=Hola%2012125550123", ABROAD),
    ("sms:+584141315854&body=Hola 12125550123", ABROAD),
    ("sms:+584141315854;?&body=12125550123;phone-context=+1", ABROAD),
    ("sms:04141315854?body=x;phone-context=+1;ext=12", HOME),
    ("SMSTO:+584141315854:Hola, 2 pizzas", ABROAD),
    ("sip:+584141315854@example.com;user=phone", ABROAD),
    ("<sips:414-131-5854;phone-context=+58@10.0.0.1:5061;transport=tcp;user=phone>", ABROAD),
    ("sip:+1-212-555-1212:1234@gateway.com;user=phone", "+12125551212"),  # RFC 3261
    ("facetime:+584141315854", ABROAD),
    ("facetime-audio://+584141315854", ABROAD),
    ("skype:+584141315854?call&video=true", ABROAD),
    ("viber://chat?number=%2B584141315854", ABROAD),
    ("tg://resolve?phone=584141315854", ABROAD),
    ("https://t.me/+584141315854", ABROAD),
    ("https://signal.me/#p/+584141315854", ABROAD),
    ("584141315854@c.us", ABROAD),
    ("584141315854:12@s.whatsapp.net", ABROAD),
    ("TEL:+58-414-131-5854", ABROAD),
    ("TEL;TYPE=CELL:04141315854", HOME),
    ("TEL;CELL;PREF:+58 414 131 5854", ABROAD),
    ("TEL;TYPE=home,voice;PREF=1;VALUE=uri:tel:+58-414-131-5854", ABROAD),
    ('TEL;TYPE="cell;2":+584141315854', ABROAD),
    ("TEL;waid=584121234567:+58 414 131 5854", ABROAD),
    ('item1.TEL;VALUE=uri;TYPE="voice,cell:1":tel:+58-414-131-5854', ABROAD),
    ("tel:+584141315854;postd=pp22;cpc=1234", ABROAD),
    ("tel:+584141315854;unknown=word", ABROAD),
    ("SMSTO:+584141315854:Hola;cel=2", ABROAD),
    ("sms:04141315854;body=0412 1234567", HOME),
    (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL;TYPE=CELL:0414-1315854\nBDAY:19850412\nEND:VCARD",
        HOME,
    ),
    (
        "BEGIN:VCARD\r\nADR:;;Calle 12\r\nTEL:04141315854\r\nTEL:+58 414 1315854\r\nEND:VCARD",
        ABROAD,
    ),
    (
        "begin:vcard\nNOTE:a\n 12 b\nitem1.TEL:+58414131\n 5854\nitem1.X-ABLabel:1\nend:vcard",
        ABROAD,
    ),
]
REFUSED = [
    ("https://wa.me/", PhoneFlaw.NOT_A_NUMBER),
    ("https://wa.me/?text=Hola%2012125550123", PhoneFlaw.NOT_A_NUMBER),
    ("https://wa.me/message/ABC12345678", PhoneFlaw.NOT_A_NUMBER),
    ("https://wa.me/p/4083862148417123/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("https://wa.me/584141315854Ana", PhoneFlaw.LETTERS_INSIDE),
    ("https://wa.me/584141315854,584121234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("https://wa.me/584141315854?phone=584121234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("https://wa.me/584141315854 0412 1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("https://wa.me/584141315854\n04121234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("wa.me/584141315854 wa.me/584141315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("https://api.whatsapp.com/send?text=12125550123", PhoneFlaw.NOT_A_NUMBER),
    ("https://api.whatsapp.com/message/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("https://wa.me.example.com/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("https://wa.me@example.com/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("https://example.com/wa.me/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("example.com/wa.me/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("example.wa.me/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("https://example.com/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("https://[wa.me/584141315854", PhoneFlaw.NOT_A_NUMBER),
    ("example.com/04141315854", PhoneFlaw.NOT_A_NUMBER),
    ("www.04141315854.com", PhoneFlaw.NOT_A_NUMBER),
    ("https://t.me/+AbCd58414", PhoneFlaw.LETTERS_INSIDE),
    ("https://t.me/04141315854", PhoneFlaw.NOT_A_NUMBER),
    # A second number is none of the parameters that are known.
    ("Tel: 0414 1315854;cel=0412 1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("Tel: 04141315854&fax=02126128027", PhoneFlaw.SEVERAL_NUMBERS),
    ("Tel: 04141315854?otro=%30412 1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("tel:04141315854;ext=1;04121234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("tel:04141315854;ext=04121234567", PhoneFlaw.SEVERAL_NUMBERS),
    # No parameter and no message reaches past its line.
    ("TEL;TYPE=CELL:22345678\nTEL;TYPE=WORK:22345679", PhoneFlaw.SEVERAL_NUMBERS),
    ("TEL;TYPE=CELL:22345678;ext=1\nTEL;TYPE=WORK:22345679", PhoneFlaw.SEVERAL_NUMBERS),
    ("sms:04141315854?body=Hola\n0412 1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("SMSTO:04141315854:Hola\nSMSTO:04121234567:Hola", PhoneFlaw.SEVERAL_NUMBERS),
    ("BEGIN:VCARD\nTEL:04141315854\nTEL:04241315854\nEND:VCARD", PhoneFlaw.SEVERAL_NUMBERS),
    ("BEGIN:VCARD\nTEL:04141315854;x=0412\nEND:VCARD", PhoneFlaw.SEVERAL_NUMBERS),
    ("BEGIN:VCARD\nFN:Ana 04141315854\nEND:VCARD", PhoneFlaw.NOT_A_NUMBER),
    ("BEGIN:VCARD\nTEL:0414131\n\n5854\nEND:VCARD", PhoneFlaw.NOT_A_NUMBER),
    ("tel:", PhoneFlaw.NOT_A_NUMBER),
    ("tel:?body=04141315854", PhoneFlaw.NOT_A_NUMBER),
    ("tel; 0414 1315854: 0412 1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("SMS: 0414-1315854 cel: 0412-1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("sms:+584141315854,+584121234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("sms:+584141315854;+584121234567?body=x", PhoneFlaw.SEVERAL_NUMBERS),
    ("Tel: 0414 1315854; cel 0412 1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("Tel: 0414 1315854? 0412 1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("sip:+584141315854@example.com", PhoneFlaw.NOT_A_NUMBER),
    ("sip:ana@example.com;user=phone", PhoneFlaw.NOT_A_NUMBER),
    ("skype:ana.perez?call", PhoneFlaw.NOT_A_NUMBER),
    ("facetime:22223333@example.com", PhoneFlaw.NOT_A_NUMBER),
    ("584141315854-1600000000@g.us", PhoneFlaw.NOT_A_NUMBER),
    ("04141315854@example.com", PhoneFlaw.NOT_A_NUMBER),
    ("ana.04141315854@example.com", PhoneFlaw.NOT_A_NUMBER),
]


def _read(text: str) -> Written:
    written = parse(text)
    assert isinstance(written, Written), (text, written)
    return written


@pytest.mark.parametrize(("text", "digits"), LINKS)
def test_the_number_of_a_link_is_its_own_and_nothing_of_a_message(text: str, digits: str) -> None:
    written = _read(text)
    assert (written.digits, written.left_out, written.is_link) == (digits, "", True)
    assert digits_alone(text) == digits


@pytest.mark.parametrize(("text", "flaw"), REFUSED)
def test_a_link_without_exactly_one_number_is_refused(text: str, flaw: PhoneFlaw) -> None:
    assert parse(text) is flaw


def test_words_around_a_link_are_left_out() -> None:
    assert _read("Mi número: https://wa.me/584141315854 (Ana)").left_out == "Mi número: … (Ana)"
    assert _read("Tel: https://wa.me/584141315854?text=2").left_out == "Tel:"
    assert _read("sms:04141315854?body=2\nAna").left_out == "Ana"


@pytest.mark.parametrize("kind", ["TYPE=FAX", "FAX;WORK", "TYPE=home,FAX", "TYPE=PAGER"])
def test_a_cards_number_that_is_not_spoken_to_is_told(kind: str) -> None:
    card = f"BEGIN:VCARD\nTEL;{kind}:04141315854\nEND:VCARD"
    for text in (f"TEL;{kind}:04141315854", card):
        assert _read(text).digits == HOME
        assert _read(text).left_out == ("PAGER" if "PAGER" in kind else "FAX")
