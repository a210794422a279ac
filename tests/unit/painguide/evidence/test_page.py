"""The page is one document that asks for nothing, holds no markup of others, and can be signed."""

import html
import re
from dataclasses import replace
from datetime import date

from actions.repertoire import Repertoire
from knowledge.loader import load_knowledge
from painguide.evidence.gathering import gather
from painguide.evidence.rendering import render
from tests.fakes.clinic import a_clinic

HOSTILE = '<script>alert("1")</script> & <b>bold</b>'
ASKING = r"(?i)<(?:script|link|img|iframe|object)|\son\w+=|\bsrc=|@import|url\(|javascript:"
ESCAPED = html.escape(HOSTILE).replace("&quot;", "&#34;")


def test_the_page_holds_no_script_and_asks_for_nothing_outside(page):
    assert page.startswith("<!doctype html>")
    assert re.search(ASKING, page) is None
    assert "://" not in page
    assert {target[:1] for target in re.findall(r'href="([^"]*)"', page)} == {"#"}
    assert "default-src 'none'" in html.unescape(page)


def test_markup_in_a_text_is_shown_as_text(evidence):
    topic = evidence.topics[0]
    fact = replace(topic.facts[0], answer=HOSTILE, question=HOSTILE, needs_sign_off=HOSTILE)
    tier = evidence.tiers[0]
    pattern = replace(tier.patterns[0], unless=(HOSTILE,), example=HOSTILE)
    page = render(
        replace(
            evidence,
            topics=(replace(topic, title=HOSTILE, facts=(fact,)),),
            tiers=(replace(tier, patterns=(pattern,)),),
        )
    )
    assert "<script" not in page
    assert "<b>bold" not in page
    assert page.count(ESCAPED) >= 6


def test_markup_in_the_clinics_settings_is_shown_as_text():
    clinic = a_clinic(name=HOSTILE, address="</style>{{ clinic }}{% raw %}")
    page = render(gather(Repertoire(load_knowledge(), clinic), date(2026, 11, 28)))
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "{{ clinic }}{% raw %}" in page


def test_the_page_is_the_same_each_time_it_is_made(page):
    again = gather(Repertoire(load_knowledge(), a_clinic()), date(2026, 11, 28))
    assert render(again) == page


def test_only_the_day_tells_two_pages_apart(evidence, page):
    later = render(replace(evidence, day=date(2027, 1, 31)))
    assert "2027-01-31" in later
    differing = [
        pair for pair in zip(page.splitlines(), later.splitlines(), strict=True) if pair[0] != pair[1]
    ]
    assert [new for _, new in differing if "2027-01-31" not in new] == []


def test_every_part_has_a_header_and_lines_to_sign_on(evidence, page):
    parts = re.findall(r'<section class="part".*?</section>', page, re.DOTALL)
    assert len(parts) == 7
    for number, part in enumerate(parts, 1):
        header = re.search(r"<header class=\"running\">.*?</header>", part, re.DOTALL)[0]
        assert [word for word in ("Hill Clinic", evidence.version, "2026-11-28") if word not in header] == []
        signature = part.partition('class="signature"')[2]
        assert [line for line in ("Name", "Role", "Date", "Signature") if f">{line}<" not in signature] == []
        assert f"part {number}" in signature


def test_the_contents_lead_to_every_part_and_every_place_is_one(page):
    places = re.findall(r'\sid="([^"]*)"', page)
    targets = re.findall(r'href="#([^"]*)"', page)
    assert len(places) == len(set(places))
    assert [target for target in targets if target not in places] == []
    contents = re.search(r"<nav.*?</nav>", page, re.DOTALL)[0]
    parts = re.findall(r'<section class="part" id="([^"]*)"', page)
    assert [part for part in parts if f'href="#{part}"' not in contents] == []


def test_nothing_is_left_to_fill_in_that_is_a_setting(text):
    settings = "|".join(vars(a_clinic()))
    assert re.findall(rf"\{{(?:{settings})\}}", text) == []
