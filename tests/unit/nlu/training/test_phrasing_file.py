import pytest

from knowledge.located_yaml import KnowledgeError
from nlu.training.phrasing_file import KindPhrasing, read_phrasing_file, read_phrasing_files


@pytest.fixture
def read(tmp_path):
    def write_and_read(content, *, voiced=False):
        path = tmp_path / "data" / "first.txt"
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
        return read_phrasing_file(path, tmp_path, voiced=voiced)

    return write_and_read


def test_each_phrasing_knows_its_kind_and_its_line(read):
    assert read("# By nurses.\na_chest:\n- chest pain\n\nnegation:\n- no pain\n") == [
        KindPhrasing("chest pain", "a_chest", "data/first.txt:3", "first"),
        KindPhrasing("no pain", "negation", "data/first.txt:6", "first"),
    ]


def test_a_voice_and_an_intent_hold_until_the_next_one(read):
    content = """\
voice: retired miner, blunt
ask/goal:
- what's it for

deny:
- nowt o't sort
voice: nurse: in a hurry
- nope
ask/goal:
- purpose?
"""
    found = [(phrasing.voice, phrasing.kind, phrasing.text) for phrasing in read(content, voiced=True)]
    assert found == [
        ("retired miner, blunt", "ask/goal", "what's it for"),
        ("retired miner, blunt", "deny", "nowt o't sort"),
        ("nurse: in a hurry", "deny", "nope"),
        ("nurse: in a hurry", "ask/goal", "purpose?"),
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("ask/goal:\n- purpose?\n", ":2: no voice speaks here; write 'voice: who speaks' above it."),
        ("voice:\nask/goal:\n- purpose?\n", ":1: names no voice; write 'voice: who speaks'."),
        (
            "voice: a nurse\n- purpose?\n",
            ":2: no phrasing of a kind; write 'kind:' and below it '- ' lines.",
        ),
        (
            "voice: a nurse\nask/goal/x:\n- purpose?\n",
            ":2: no phrasing of a kind; write 'kind:' and below it '- ' lines.",
        ),
        (
            "voice: a nurse\nask/goal:\n- a\nvoice: b\n- b\nvoice: a nurse\nask/goal:\n- c\n",
            ":7: 'ask/goal' stands twice; put its lines together.",
        ),
    ],
)
def test_a_file_of_voices_says_who_speaks_and_once_what_is_asked(read, content, fault):
    with pytest.raises(KnowledgeError) as refused:
        read(content, voiced=True)
    assert str(refused.value) == f"data/first.txt{fault}"


@pytest.mark.parametrize(
    "text",
    [
        'it\'s "bad"',
        "# of pills: 20",
        "- or so he says",
        "my list: a, b",
        "a_chest:",
        "[no]",
        "50% 'off'",
        "no",
    ],
)
def test_any_character_of_a_phrasing_means_itself(read, text):
    (phrasing,) = read(f"a_chest:\n- {text}\n")
    assert phrasing.text == text


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", ":1: holds no phrasing; write 'kind:' and '- ' lines."),
        ("a_chest:\n", ":1: holds no phrasing; write 'kind:' and '- ' lines."),
        ("- chest pain\n", ":1: no phrasing of a kind; write 'kind:' and below it '- ' lines."),
        ("a_chest:\nchest pain\n", ":2: no phrasing of a kind; write 'kind:' and below it '- ' lines."),
        ("a_chest:\n-chest pain\n", ":2: no phrasing of a kind; write 'kind:' and below it '- ' lines."),
        ("a_chest:\n-\n", ":2: no phrasing of a kind; write 'kind:' and below it '- ' lines."),
        ("a_chest:\n  - chest pain\n", ":2: spaces stand around the line; delete them."),
        ("a_chest:\n- chest pain \n", ":2: spaces stand around the line; delete them."),
        ("a_chest:\n-  chest pain\n", ":2: two spaces stand after the '-'; keep one."),
        (
            "a_chest:\n- a\nb_leg:\n- b\na_chest:\n- c\n",
            ":5: 'a_chest' stands twice; put its lines together.",
        ),
        ("a_chest:\n- chest\0pain\n", ":2: holds the control character U+0000; delete it."),
    ],
)
def test_a_line_that_is_neither_kind_nor_phrasing_is_refused(read, content, fault):
    with pytest.raises(KnowledgeError) as refused:
        read(content)
    assert str(refused.value) == f"data/first.txt{fault}"


def test_a_folder_without_a_file_is_refused(tmp_path):
    with pytest.raises(KnowledgeError, match=r"/test_\w+: no \*\.txt file; restore it\."):
        read_phrasing_files(tmp_path)
