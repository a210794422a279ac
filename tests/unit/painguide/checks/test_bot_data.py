import pytest

from knowledge.located_yaml import KnowledgeError
from painguide.checks.bot_data import LocatedName, LocatedPhrasing, read_bot_data, read_training_phrasings

DOMAIN = "intents:\n- greet\n- leave: {use_entities: []}\n"
NLU = """\
nlu:
- synonym: RFA
  examples: |
    - rfa
- intent: greet
  examples: |
    - hi

    - hello
"""
RULES = """\
rules:
- rule: greet back
  steps:
  - or:
    - intent: greet
    - intent: leave
  - action: utter_greet
"""


@pytest.fixture
def small_project(tmp_path):
    files = {
        "domain.yml": DOMAIN,
        "data/nlu.yml": NLU,
        "data/rules.yml": RULES,
        "data/red_flags/reports/first.txt": 'a_chest:\n- chest pain: "now"\n',
        "data/after_alarm/a_nurse.txt": "thanks:\n- ta\n",
        "data/tone/phrasings.txt": "worried:\n- will it hurt\n",
        "data/voices/a_miner.txt": "voice: blunt\ngreet:\n- nah then\n",
        "tests/nlu/held_out.yml": "greet:\n- 'hi: you'\n",
        "tests/safety/reports_counted.yml": "a_chest:\n- tight chest\n",
        "tests/safety/reports_used.yml": "a_chest:\n- chest pain\n",
    }
    root = tmp_path / "project"
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


def test_bot_data_knows_the_line_of_everything(small_project):
    data = read_bot_data(small_project)
    assert data.phrasings == (
        LocatedPhrasing("hi", "greet", "data/nlu.yml:7"),
        LocatedPhrasing("hello", "greet", "data/nlu.yml:9", "founders"),
        LocatedPhrasing("nah then", "greet", "data/voices/a_miner.txt:3", "a_miner", "blunt"),
    )
    assert read_training_phrasings(small_project) == data.phrasings
    assert data.domain_intents == (LocatedName("greet", "domain.yml:2"), LocatedName("leave", "domain.yml:3"))
    assert data.rule_intents == (
        LocatedName("greet", "data/rules.yml:5"),
        LocatedName("leave", "data/rules.yml:6"),
    )
    assert data.signals == (
        LocatedPhrasing('chest pain: "now"', "a_chest", "data/red_flags/reports/first.txt:2", "first"),
        LocatedPhrasing("ta", "thanks", "data/after_alarm/a_nurse.txt:2", "a_nurse"),
        LocatedPhrasing("will it hurt", "worried", "data/tone/phrasings.txt:2", "phrasings"),
    )
    assert data.unseen == (
        LocatedPhrasing("hi: you", "greet", "tests/nlu/held_out.yml:2"),
        LocatedPhrasing("tight chest", "a_chest", "tests/safety/reports_counted.yml:2"),
    )


def test_sets_beside_the_project_are_read_row_by_row_and_need_not_be_there(small_project):
    assert read_bot_data(small_project).shared_sets == ()
    sets = small_project.parent / "shared" / "sets"
    sets.mkdir(parents=True)
    rows = """\
{"id": "a1", "text": "is it safe", "expect": [["safe"]]}
{"id": "a2", "turns": [{"text": "what is rfa", "outcome": "answer"}, "and then"]}
no row
"""
    (sets / "plain.jsonl").write_text(rows, encoding="utf-8")
    texts = [phrasing.text for phrasing in read_bot_data(small_project).shared_sets]
    assert texts == ["is it safe", "what is rfa", "and then"]


@pytest.mark.parametrize(
    ("file", "content", "fault"),
    [
        ("data/nlu.yml", "nlu:\n- intent: [\n", r"data/nlu\.yml:3: not valid YAML: "),
        ("data/nlu.yml", "nlu: hello\n", r"data/nlu\.yml:1: expected a list; start its lines with '- '\."),
        ("data/nlu.yml", "nlu:\n- greet\n", r"data/nlu\.yml:2: expected fields; write 'name: value' lines\."),
        ("data/nlu.yml", "nlu:\n- intent: greet\n", r"data/nlu\.yml:2: 'examples' is missing; add it\."),
        (
            "data/nlu.yml",
            "nlu:\n- intent: greet\n  examples: hi\n",
            r"data/nlu\.yml:3: expected a block of lines;",
        ),
        (
            "data/nlu.yml",
            "nlu:\n- intent: greet\n  examples: |\n    hi\n",
            r"nlu\.yml:4: .* does not start with '- '",
        ),
        (
            "data/rules.yml",
            "rules:\n- rule: greet back\n",
            r"data/rules\.yml:2: 'steps' is missing; add it\.",
        ),
        ("data/voices/a_miner.txt", "greet:\n- hi\n", r"^data/voices/a_miner\.txt:2: no voice speaks here; "),
        ("domain.yml", "", r"domain\.yml:1: the file is empty; restore its content\."),
        ("domain.yml", "actions: []\n", r"domain\.yml:1: 'intents' is missing; add it\."),
        ("domain.yml", "intents:\n- [greet]\n", r"domain\.yml:2: expected a text; write one\."),
    ],
)
def test_bot_data_refuses_a_malformed_file_and_names_the_line(small_project, file, content, fault):
    (small_project / file).write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=fault):
        read_bot_data(small_project)


def test_bot_data_refuses_a_missing_domain(small_project):
    (small_project / "domain.yml").unlink()
    with pytest.raises(
        KnowledgeError, match=r"domain\.yml: can't be read \(No such file or directory\); restore the file"
    ):
        read_bot_data(small_project)


def test_bot_data_refuses_a_file_in_another_encoding(small_project):
    (small_project / "domain.yml").write_bytes("intents:\n- grüßen\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match=r"domain\.yml:2: not UTF-8; save it as UTF-8\."):
        read_bot_data(small_project)


def test_bot_data_refuses_a_project_without_measuring_phrasings(small_project):
    (small_project / "tests" / "nlu" / "held_out.yml").unlink()
    with pytest.raises(KnowledgeError, match=r"tests/nlu: no \*\.yml file; restore it\."):
        read_bot_data(small_project)
