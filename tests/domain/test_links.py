"""Links are taken only if what is seen is what opens, whoever reads them."""

import ipaddress
import json
from urllib.parse import urlsplit

import ada_url
import hypothesis
import hypothesis.strategies as st
import pytest
import urllib3
from PySide6.QtCore import QUrl

from cammer_desktop.domain.links import is_link
from cammer_desktop.domain.outcome import Cause, Created, Uncertain
from cammer_desktop.domain.vendor import outcome_of
from cammer_desktop.domain.web_address import WebAddress
from tests.samples import LINK

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, 17.0), first and last.
IGNORABLE = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)


@pytest.mark.parametrize(
    "link",
    [
        LINK,
        "https://sandbox.invalid/session/abc-def-ghi-42",
        "HTTPS://a.example/s",
        "https://A.Example",
        "https://a.example.",
        "https://a.example:8443/s?x=1&y=%20+#z",
        "https://a.example?x",
        "https://a.example#x",
        "https://a.example:443//a/../b/@c:d",
        "https://my_host-1/s",
        "https://a--b.example/",
        "https://192.0.2.1:65535/s",
        "https://[2001:db8::1]/s",
        "https://[::ffff:192.0.2.1]:8443/s",
        "https://xn--sesin-3ta.example/s",
        "https://sesión.example/ñ?a=b#c",
        "https://sesión.example/sesio\u0301n",
        "https://видео.example/сессия",
        "https://ビデオ.example/部屋/한국어",
        "https://a.example/हिन्दी/👍🏽",
        "https://a.example/{x}|[y]^`",
        f"https://a.example/{'x' * 3000}",
    ],
)
def test_an_honest_link_is_taken(link: str) -> None:
    assert is_link(link)
    readers_agree(link)


@pytest.mark.parametrize(
    "link",
    [
        # What is before the host, or taken for it.
        "",
        "https:/a.example",
        "https:a.example",
        "https:///a.example",
        "https:////a.example",
        "https:\\\\a.example",
        "https:/\\a.example",
        "http://a.example",
        "httpſ://a.example",
        " https://a.example",
        "https://a.example ",
        "https://a.example\t/",
        "https://b.example@a.example/",
        "https://b.example:x@a.example/",
        "https://@a.example/",
        # Who ends the host at a backslash goes to another one than who does not.
        "https://a.example\\@b.example/",
        "https://a.example\\.b.example/",
        "https://a.example\\",
        "https://a.example/\\b",
        # Signs that look like a slash, a dot, a letter.
        "https://a.example∕s.b.example/",
        "https://a.example⁄s.b.example/",
        "https://a.example／s.b.example/",
        "https://a。example/",
        "https://a．example/",
        "https://a｡example/",
        "https://ａ.example/",
        "https://a%2eexample/",
        "https://%61.example/",
        "https://a.example%2f.b.example/",
        "https://℀.example/",
        "https://👍.example/",
        "https://faß.example/",
        "https://xn--a.example/",
        "https://xn--xn---epa.example/",
        # Numbers that are read as another address.
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://192.0.2.256/",
        "https://a.example.1/",
        "https://١٢٧.0.0.1/",
        "https://[::1%25eth0]/",
        "https://[::1/",
        "https://::1/",
        "https://[v1.a]/",
        "https://a[::1]/",
        "https://[::1]a/",
        # Hosts and ports that are none.
        "https://.",
        "https://..a/",
        "https://a..b/",
        "https://-/?#\u3164",
        f"https://{'a' * 64}.example/",
        "https://a.example:/",
        "https://a.example:0/",
        "https://a.example:65536/",
        "https://a.example:000443/",
        "https://a.example:-1/",
        "https://a.example:+1/",
        "https://a.example:1_0/",
        "https://a.example:١/",
        "https://a.example:443:443/",
        # An accent that makes a slash look like another sign.
        "https://a.example/\u0338b",
        "https://a.example/s?\u0307x",
        "https://\u0301a.example/",
    ],
)
def test_a_link_that_may_open_something_else_is_not(link: str) -> None:
    assert not is_link(link)
    answer = json.dumps({"statusCode": 0, "data": {"link": link}}).encode()
    assert outcome_of(200, answer) == Uncertain(Cause.NOT_UNDERSTOOD, 200)


@pytest.mark.parametrize("place", ["https://a{}.example/s", "https://a.example/s{}", "{}" + LINK])
def test_nothing_in_a_link_is_unseen(place: str) -> None:
    blanks = "\u2800\u00a0\u2003\u3000\u2028\u0085\x00\x7f\U00016fe4\U0001d159\ue000\ud800"
    ignorable = [chr(n) for first, last in IGNORABLE for n in range(first, last + 1)]
    assert [char for char in (*blanks, *ignorable) if is_link(place.format(char))] == []


HOSTS = st.sampled_from(
    [
        *(
            "a.example",
            "A.example",
            "b.example",
            "127.0.0.1",
            "127.1",
            "0x7f",
            "[::1]",
            "localhost",
        ),
        *("[::ffff:1.2.3.4]", "sesión.example", "faß.de", "ñ", "xn--fa-hia.de", "İ.de", "К.de"),
        *("한국.kr", "例え.jp", "नमस्ते", "שלום.il", "ʼn.de", "Ǆ.de", "ﬁ.de", "a_b", "xn--", "ς.gr"),
    ]
)
SIGNS = st.sampled_from(
    [*"/\\?#@:.%[]-;,&=+|^`'\"<>{} \t\n", "%2f", "%40", "%5c", "。", "／", "：", "＠"]
)
PIECES = HOSTS | SIGNS | st.sampled_from(["443", "0", "65535", "99999", "٣"]) | st.characters()
STRANGE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["https://", "HTTPS://", "https:/", "https:", "https:\\\\", "https:///"]),
    st.lists(PIECES, max_size=2).map("".join),
    HOSTS | st.text(max_size=6),
    st.lists(PIECES, max_size=5).map("".join),
)
LABELS = st.text(st.characters(categories=["Ll", "Lo", "Mn", "Nd"]), min_size=1, max_size=3)
LIKELY = st.builds(
    "https://{}{}{}".format,
    HOSTS | st.lists(LABELS | st.sampled_from(["a", "0", "-", "_"]), min_size=1).map(".".join),
    st.just("") | st.integers(0, 70_000).map(":{}".format),
    st.just("") | st.builds("{}{}".format, SIGNS, st.text(max_size=3)),
)


@hypothesis.given(STRANGE | LIKELY)
def test_every_reader_of_a_link_finds_the_same_host_and_port(link: str) -> None:
    if is_link(link):
        readers_agree(link)


def readers_agree(link: str) -> None:
    ours = WebAddress.parse(link)
    assert ours.scheme == "https"
    browser, by_qt, library = ada_url.URL(link), QUrl(link), urllib3.util.parse_url(link)
    hosts = {
        "browser": browser.hostname,
        "Qt": by_qt.host(QUrl.ComponentFormattingOption.FullyEncoded),
        "urllib3": library.host or "",
        "Python": WebAddress.parse(f"https://{urlsplit(link).netloc}").host,
    }
    assert {who: written(host) for who, host in hosts.items()} == dict.fromkeys(
        hosts, written(ours.host)
    ), link
    assert int(browser.port or 443) == by_qt.port(443) == (library.port or 443) == ours.port
    assert (urlsplit(link).port or 443) == ours.port
    assert by_qt.isValid()
    assert by_qt.userInfo() == browser.username == ""


def written(host: str) -> str | ipaddress.IPv6Address:
    """Return a host, an IPv6 address whatever its form."""
    bare = host.strip("[]").removesuffix(".")
    return ipaddress.IPv6Address(bare) if ":" in bare else bare


def test_what_is_taken_is_handed_on_as_it_stands() -> None:
    link = "HTTPS://Sesión.example:443/ñ/../x"
    answer = json.dumps({"statusCode": 0, "data": {"link": link}}).encode()
    assert outcome_of(200, answer) == Created(link, None)
