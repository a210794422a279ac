import pytest

from knowledge.sentences import read_sentences
from painguide.checks.sentence_check import check_sentences

FILE = """\
talk:
  reviewed_by: A clinician
  reviewed_on: 2026-11-28
  sentences:
    help: Call {phone}, {title}.
"""
SAYS = 'repertoire.sentence("talk.help", title="Dr.")\n'


@pytest.fixture
def problems(tmp_path):
    def check(*, file=FILE, code=SAYS):
        (tmp_path / "knowledge").mkdir()
        (tmp_path / "actions").mkdir()
        (tmp_path / "knowledge" / "sentences.yml").write_text(file, encoding="utf-8")
        (tmp_path / "actions" / "talk.py").write_text(code, encoding="utf-8")
        sentences = read_sentences(tmp_path / "knowledge" / "sentences.yml", tmp_path)
        return [str(problem) for problem in check_sentences(sentences, tmp_path)]

    return check


def test_a_sentence_that_is_said_with_all_its_values_is_no_problem(problems):
    assert problems() == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("", ["knowledge/sentences.yml:5: nothing says 'talk.help'; say it, or delete it."]),
        (
            SAYS + 'repertoire.sentence("talk.hlep")\n',
            [
                "actions/talk.py:2: there is no sentence 'talk.hlep'; "
                "add it to knowledge/sentences.yml, or mend the id."
            ],
        ),
        (
            'repertoire.sentence("talk.help")\n',
            [
                "knowledge/sentences.yml:5: nothing is given for {title}; "
                "give it in actions/talk.py:1, or name a setting."
            ],
        ),
        (
            'repertoire.sentence("talk.help", title="Dr.", count=1)\n',
            [
                "actions/talk.py:1: 'talk.help' has no {count}; "
                "write it in knowledge/sentences.yml:5, or do not give it."
            ],
        ),
        ('IDS = {"help": "talk.help"}\nrepertoire.sentence(IDS[name])\n', []),
        ('repertoire.group("talk")\n', []),
    ],
)
def test_what_only_one_of_code_and_file_knows_is_a_problem(problems, code, found):
    assert problems(code=code) == found


def test_a_response_of_the_domain_knows_only_the_numbers(problems):
    assert problems(file=FILE.replace("help:", "utter_help:"), code="") == [
        "knowledge/sentences.yml:5: a response of the domain knows no {phone}; "
        "use abuse_line, crisis_line, emergency_number, urgent_line.",
        "knowledge/sentences.yml:5: a response of the domain knows no {title}; "
        "use abuse_line, crisis_line, emergency_number, urgent_line.",
    ]
