import re

import pytest

from knowledge.located_yaml import KnowledgeError
from knowledge.word_list import any_of, read_places, read_words


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "words" / "list.txt"
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_a_list_is_a_word_or_phrase_a_line_beside_comments_and_blank_lines(written, tmp_path):
    path = written("# What is denied.\nfever\n\nshort of breath\ncan't\n")
    assert read_words(path, tmp_path) == ("fever", "short of breath", "can't")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("fever\nchills\nfever\n", ":3: 'fever' stands in line 1 too; keep one."),
        ("fever\n chills\n", ":2: stray spaces; leave single ones between words alone."),
        ("fever \n", ":1: stray spaces; leave single ones between words alone."),
        ("short  of breath\n", ":1: stray spaces; leave single ones between words alone."),
        ("fever\n \n", ":2: stray spaces; leave single ones between words alone."),
        ("# nothing yet\n", ":1: the list is empty; write a word a line."),
        ("fever\nchi\0lls\n", ":2: holds the control character U+0000; delete it."),
    ],
)
def test_a_list_with_a_fault_is_refused_and_the_line_named(written, tmp_path, content, fault):
    with pytest.raises(KnowledgeError) as refused:
        read_words(written(content), tmp_path)
    assert str(refused.value) == f"words/list.txt{fault}"


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"^list\.txt: can't be read .*; restore the file\."):
        read_words(tmp_path / "list.txt", tmp_path)


def test_the_words_of_a_line_share_their_place(written, tmp_path):
    places = read_places(written("# Which button.\nfirst, 1st\nsecond\n"), tmp_path)
    assert places == {"first": 0, "1st": 0, "second": 1}


def test_a_word_with_two_places_is_refused(written, tmp_path):
    with pytest.raises(KnowledgeError, match=r"^words/list\.txt:3: 'first' stands in line 1 too; keep one\."):
        read_places(written("first, 1st\nsecond\nthird, first\n"), tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("numb", True),
        ("numbness", True),
        ("rip-off", True),
        ("pass out", True),
        ("a.c", True),
        ("abc", False),
        ("fevers", False),
    ],
)
def test_a_pattern_of_words_matches_them_as_written_and_any_ending_after_a_star(text, found):
    pattern = any_of(["numb*", "fever", "rip-off", "pass out", "a.c"])
    assert bool(re.fullmatch(pattern, text)) is found
