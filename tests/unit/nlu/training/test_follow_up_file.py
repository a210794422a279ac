import pytest

from knowledge.located_yaml import KnowledgeError
from nlu.training.follow_up_file import read_follow_up_file

FILE = """# One writer's.
voice: retired miner, blunt
after ask/goal: what's it all for
- not_covered/cost: and the price
- not_covered/risks !: so it's safe: good
voice: nurse
after greet: hello
- ask/prp: what is PRP
"""


def read(tmp_path, text):
    path = tmp_path / "follow_ups_1.txt"
    path.write_text(text, encoding="utf-8")
    return read_follow_up_file(path, tmp_path)


def test_each_follow_up_knows_what_was_answered_before_and_who_speaks(tmp_path):
    price, safe, prp = read(tmp_path, FILE)
    assert (price.text, price.intent) == ("and the price", "not_covered/cost")
    assert (price.after, price.asked, price.voice) == (
        "ask/goal",
        "what's it all for",
        "retired miner, blunt",
    )
    assert (safe.text, safe.intent, safe.goes_too_far) == ("so it's safe: good", "not_covered/risks", True)
    assert (prp.after, prp.hand, prp.where) == ("greet", "follow_ups_1", "follow_ups_1.txt:8")
    assert not prp.goes_too_far


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("after ask/goal: why\n- ask/prp: no voice yet\n", 2),
        ("voice: nurse\n- ask/prp: nothing was answered\n", 2),
        ("voice: nurse\nafter ask/goal: why\nask/prp: no dash\n", 3),
        ("voice: nurse\nafter ask/goal: why\n- what is prp\n", 3),
        ("# nothing\n", 1),
    ],
)
def test_a_line_that_is_none_of_these_is_told_by_its_place(tmp_path, text, line):
    with pytest.raises(KnowledgeError, match=rf"^follow_ups_1\.txt:{line}: .*write"):
        read(tmp_path, text)
