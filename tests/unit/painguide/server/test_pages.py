import pytest

from painguide.server.clinic_colors import color_rules
from painguide.server.pages import PAGES, PAGES_DIRECTORY, render_page
from painguide.server.security_headers import security_headers
from painguide.server.widget_routes import clinic_for_the_chat
from tests.fakes.clinic import a_clinic


def test_settings_are_put_into_the_page_as_text():
    clinic = a_clinic(name='<script>"Back" & Sons</script>', address="{{phone}}")
    page = render_page("<title>{{name}}</title><p>{{address}}</p>", clinic)
    assert page == ("<title>&lt;script&gt;&quot;Back&quot; &amp; Sons&lt;/script&gt;</title><p>{{phone}}</p>")


def test_telephone_link_holds_nothing_but_the_number():
    clinic = a_clinic(phone='+1 (555) 01-42" onclick="x')
    assert render_page('<a href="{{phone_link}}">', clinic) == '<a href="tel:+15550142">'


@pytest.mark.parametrize("file", PAGES.values())
def test_page_leaves_no_setting_unfilled(file):
    page = render_page((PAGES_DIRECTORY / file).read_text(encoding="utf-8"), a_clinic())
    assert "{{" not in page
    assert "Hill Clinic" in page


@pytest.mark.parametrize(
    ("setting", "link"),
    [
        ("/appointments", "/appointments"),
        ("https://book.example/?a=1&b=2", "https://book.example/?a=1&amp;b=2"),
        ("javascript:alert(1)", "#contact"),
        ("//evil.example", "#contact"),
    ],
)
def test_appointment_page_is_linked_only_where_it_is_a_page(setting, link):
    clinic = a_clinic(appointment_page=setting)
    assert render_page('<a href="{{appointment_link}}">', clinic) == f'<a href="{link}">'


def test_chat_is_told_what_it_shows_and_nothing_else():
    told = clinic_for_the_chat(a_clinic())
    assert told["emergency_number"] == "112"
    assert (told["color"], told["on_color"]) == ("#0b5c66", "#ffffff")
    assert set(told) == {
        *("name", "phone", "appointment_page", "emergency_number", "crisis_line", "urgent_line"),
        *("greeting", "color", "on_color", "privacy_page", "disclaimer"),
    }


@pytest.mark.parametrize(
    ("color", "text"), [("#0b5c66", "#ffffff"), ("#ffd54f", "#101a1c"), ("#000000", "#ffffff")]
)
def test_text_on_the_clinics_color_can_be_read(color, text):
    assert color_rules(color) == f":root {{ --clinic: {color}; --on-clinic: {text}; }}\n"


def test_only_pages_of_the_clinics_origins_may_frame_ours():
    clinic = a_clinic(allowed_origins=("https://clinic.example",))
    policy = security_headers(clinic)["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://clinic.example")
