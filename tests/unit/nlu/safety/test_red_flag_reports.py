import pytest

from knowledge.located_yaml import KnowledgeError
from nlu.safety.red_flag_reports import load_harmless, load_reported_persons, load_reports


def test_reports_are_read_by_tier(tmp_path):
    (tmp_path / "first.txt").write_text("a_chest:\n- chest pain\nc_crisis:\n- end it\n", encoding="utf-8")
    (tmp_path / "second.txt").write_text("a_chest:\n- tight chest\n", encoding="utf-8")
    assert load_reports.__wrapped__(tmp_path) == {
        "A": ["chest pain", "tight chest"],
        "B": [],
        "C": ["end it"],
        "D": [],
        "E": [],
    }


def test_whom_a_report_is_about_is_read_where_its_kind_tells(tmp_path):
    written = "a_chest/self:\n- chest pain\na_chest/other:\n- his chest\na_fit:\n- a fit\n"
    (tmp_path / "first.txt").write_text(written, encoding="utf-8")
    assert load_reported_persons.__wrapped__(tmp_path) == (("chest pain", "self"), ("his chest", "other"))


def test_a_report_about_nobody_known_is_refused(tmp_path):
    (tmp_path / "first.txt").write_text("a_chest/cat:\n- chest pain\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"first\.txt:2: 'cat' is nobody; end with /self or /other\."):
        load_reported_persons.__wrapped__(tmp_path)


def test_harmless_messages_are_read_in_the_order_of_the_files(tmp_path):
    (tmp_path / "second.txt").write_text("everyday:\n- hi\n", encoding="utf-8")
    (tmp_path / "first.txt").write_text("negation:\n- no pain\n", encoding="utf-8")
    assert load_harmless.__wrapped__(tmp_path) == ("no pain", "hi")


def test_a_kind_without_a_tier_is_refused(tmp_path):
    (tmp_path / "first.txt").write_text("chest:\n- chest pain\n", encoding="utf-8")
    with pytest.raises(
        KnowledgeError,
        match=r"first\.txt:2: 'chest' names no tier; start it with one of a_, b_, c_, d_, e_\.",
    ):
        load_reports.__wrapped__(tmp_path)


def test_what_ships_reports_every_tier():
    assert {tier: len(texts) >= 400 for tier, texts in load_reports().items()} == dict.fromkeys("ABCDE", True)
    assert len(load_harmless()) >= 15000
