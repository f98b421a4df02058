"""The number under which WhatsApp knows a telephone: in Argentina not the one in E.164.

WhatsApp's own page (https://faq.whatsapp.com/1294841057948784) has rules for two countries; of the
others it says that their numbers stand in the international form, which E.164 is.

- Argentina: every number has a 9 behind the 54, thirteen digits in all. Without it E.164 has a
  fixed line, and often a mobile whose 9 was not written: nothing but the 9 tells them apart.
- Mexico: the page wants a 1 behind the 52. That is from before August 2019, when the country's plan
  gave the 1 up; accounts that are newer have none. A wa.me link finds an account either way
  (https://green-api.com/en/docs/faq/features-of-sending-and-receiving-messages-from-different-countries),
  so the number stays as it is dialled, which is also what the customer reads aloud.
- Brazil: accounts older than the ninth digit are kept without it, in most areas beyond 11 to 28.
  Which of them nobody can tell by the number, and programs that write to WhatsApp's servers must
  ask there; WhatsApp's own, which a wa.me link opens, do that themselves
  (https://github.com/wwebjs/whatsapp-web.js/issues/82065,
  https://github.com/devlikeapro/whatsapp-http-api/issues/238). So the number stays.

It is a proposal: the agent sees it and can write another one.
"""

from typing import Final

from cammer_desktop.support.patterns import regex

# How a number is written, and its form in WhatsApp. Area codes of Argentina begin with 1, 2 or 3
# (https://www.itu.int/oth/T0202000009/en); its toll-free numbers have none, and stay.
_RULES: Final = ((regex(r"\+54([1-3][0-9]{9})"), r"+549\1"),)


def number(e164: str) -> str:
    """Return WhatsApp's number of a telephone, both with + and country code."""
    for pattern, form in _RULES:
        if match := pattern.fullmatch(e164):
            return match.expand(form)
    return e164
