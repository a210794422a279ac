import shutil

import pytest

from knowledge.after_alarm_texts import AFTER_ALARM_DIRECTORY, load_after_alarm_texts, of_group
from knowledge.located_yaml import KnowledgeError


def test_a_group_about_someone_else_says_the_plain_texts_where_it_has_none_of_its_own():
    texts = {"body": ("you",), "body_other": ("they",), "crisis": ("you",)}
    assert of_group(texts, "body", about_other=True) == ("they",)
    assert of_group(texts, "body", about_other=False) == ("you",)
    assert of_group(texts, "crisis", about_other=True) == ("you",)


def test_what_is_urgent_says_the_texts_of_a_danger_to_the_body_where_it_has_none_of_its_own():
    texts = {"body": ("911",), "body_other": ("911 for them",)}
    assert of_group(texts, "urgent", about_other=True) == ("911 for them",)
    assert of_group({**texts, "urgent": ("a nurse",)}, "urgent", about_other=True) == ("a nurse",)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  report_crisis:", "  report_crises:", r"'call' must name report_emergency, "),
        ("    people:\n", "    peoples:\n", r"knows no peoples; write body, "),
        ("reviewed_on:", "reviewed:", r"unknown field reviewed;"),
    ],
)
def test_a_half_written_file_is_refused_with_its_place(tmp_path, old, new, fault):
    folder = tmp_path / "knowledge" / "after_alarm"
    shutil.copytree(AFTER_ALARM_DIRECTORY, folder)
    path = folder / "english.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"knowledge/after_alarm/english\.yml:\d+: {fault}"):
        load_after_alarm_texts.__wrapped__(folder)
