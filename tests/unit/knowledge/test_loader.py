import shutil

import pytest

from knowledge.loader import KNOWLEDGE_DIRECTORY, load_knowledge
from knowledge.located_yaml import KnowledgeError


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(
        KNOWLEDGE_DIRECTORY, tmp_path / "knowledge", ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    return tmp_path / "knowledge"


def load(directory):
    return load_knowledge.__wrapped__(directory)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_loader_reads_what_ships():
    knowledge = load_knowledge()
    assert len(knowledge.topics) >= 28
    assert len(knowledge.fact_of_claim) >= 65
    assert len(knowledge.not_covered) >= 25


@pytest.mark.parametrize(
    "field", ["aspect: recovery", "reviewed_on: 2026-11-28", "question: What is recovery like?"]
)
def test_loader_refuses_a_fact_without_a_field_and_names_the_line(copy, field):
    edit(copy / "topics" / "recovery.yml", f"    {field}\n", "")
    with pytest.raises(
        KnowledgeError, match=rf"knowledge/topics/recovery\.yml:28: '{field.partition(':')[0]}' is missing"
    ):
        load(copy)


def test_loader_refuses_an_unknown_field(copy):
    edit(copy / "topics" / "recovery.yml", "kind: theme", "kind: theme\nkidn: theme")
    with pytest.raises(KnowledgeError, match="unknown field kidn"):
        load(copy)


def test_loader_refuses_a_repeated_key(copy):
    edit(copy / "topics" / "recovery.yml", "kind: theme", "kind: theme\nkind: imaging")
    with pytest.raises(KnowledgeError, match="the field 'kind' stands twice"):
        load(copy)


def test_loader_refuses_an_id_that_is_taken(copy):
    edit(copy / "topics" / "recovery.yml", "id: same_day_home", "id: recovery_time")
    with pytest.raises(KnowledgeError, match="'recovery_time' is taken"):
        load(copy)


def test_loader_refuses_a_file_that_is_not_yaml(copy):
    (copy / "topics" / "recovery.yml").write_text("id: [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"recovery\.yml:2: not valid YAML"):
        load(copy)
