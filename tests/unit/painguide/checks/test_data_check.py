import re

import pytest

from knowledge.loader import load_knowledge
from painguide.checks.bot_data import read_bot_data
from painguide.checks.data_check import check_data


@pytest.fixture
def problems(project):
    return lambda: [str(problem) for problem in check_data(read_bot_data(project), load_knowledge())]


def test_data_check_accepts_what_ships(problems):
    assert problems() == []


def test_data_check_refuses_an_intent_without_a_rule(problems, edit):
    edit("data/rules.yml", "    - intent: seek_advice\n", "")
    line = edit("domain.yml", "  - seek_advice\n", "  - seek_advice\n")
    assert problems() == [f"domain.yml:{line}: no rule handles 'seek_advice'; add one to data/rules.yml."]


def test_data_check_refuses_questions_that_the_domain_does_not_name(problems, edit):
    edit("domain.yml", "  - not_covered\n", "")
    found = problems()
    assert re.match(r"data/not_covered\.yml:\d+: 'not_covered' is not in the domain; add it", found[0])
    assert re.match(r"data/rules\.yml:\d+: a rule names 'not_covered', which is not in the domain;", found[1])
    assert len(found) == 2


@pytest.mark.parametrize("name", ["ask/hopes", "ask", "ask/", "ask/cost", "not_covered/hope"])
def test_data_check_refuses_phrasings_of_what_the_knowledge_does_not_have(problems, edit, name):
    line = edit("data/nlu.yml", "- intent: ask/hope\n", f"- intent: {name}\n")
    unphrased, unknown = problems()
    where = r"knowledge/topics/compassion_and_hope\.yml:\d+"
    assert re.match(rf"{where}: 'ask/hope' has 0 phrasings; write 25 ", unphrased)
    assert unknown == (
        f"data/nlu.yml:{line + 2}: '{name}' is no question of the knowledge; "
        "add what it asks for to knowledge/, or mend the name."
    )


def test_data_check_refuses_a_kind_of_statement_that_nothing_is_said_to(problems, edit):
    line = edit("data/statements.yml", "- intent: statement/waiting\n", "- intent: statement/hurrying\n")
    unphrased, unknown = problems()
    assert re.match(
        r"knowledge/sentences\.yml:\d+: 'statement/waiting' has 0 phrasings; write 25 ", unphrased
    )
    assert unknown == (
        f"data/statements.yml:{line + 2}: 'statement/hurrying' is no kind of 'statement'; "
        "add what is said to it to 'statement' in knowledge/sentences.yml, or mend the name."
    )


def test_data_check_refuses_a_question_s_name_for_talk(problems, edit):
    line = edit("data/small_talk.yml", "- intent: greet\n", "- intent: greet/warmly\n")
    assert problems() == [
        f"data/small_talk.yml:{line + 2}: 'greet/warmly' is not one of a question's names; write 'greet'."
    ]


def test_data_check_refuses_a_claim_with_too_few_phrasings(problems, project, edit):
    text = (project / "data" / "nlu.yml").read_text(encoding="utf-8")
    phrasings = re.search(r"- intent: ask/hope\n  examples: \|\n((?:    - .*\n)+)", text)[1]
    twice = "    - is there hope\n    - Is there  hope\n"
    edit("data/nlu.yml", phrasings, twice)
    (problem,) = problems()
    assert problem.startswith("knowledge/topics/compassion_and_hope.yml:")
    assert problem.endswith(
        ": 'ask/hope' has 1 phrasings; write 25 different ones or more under that intent in data/."
    )


def test_data_check_refuses_a_misspelt_intent_where_it_stands(problems, edit):
    line = edit("data/small_talk.yml", "- intent: greet\n", "- intent: great\n")
    assert problems() == [
        f"data/small_talk.yml:{line + 2}: 'great' is not in the domain; "
        "add it to domain.yml, or mend the name."
    ]


def test_data_check_refuses_an_intent_without_a_phrasing(problems, edit):
    edit("domain.yml", "  - greet\n", "  - greet\n  - hum\n")
    assert any(
        problem.endswith("'hum' has no phrasing; write some in data/, or take it out.")
        for problem in problems()
    )


def test_data_check_refuses_an_unknown_intent_of_a_voice(problems, project):
    (project / "data" / "voices").mkdir()
    voice = project / "data" / "voices" / "a_miner.txt"
    voice.write_text("voice: blunt\nask/hops:\n- any hops\ngreets:\n- nah then\n", encoding="utf-8")
    assert problems() == [
        "data/voices/a_miner.txt:5: 'greets' is not in the domain; add it to domain.yml, or mend the name.",
        "data/voices/a_miner.txt:3: 'ask/hops' is no question of the knowledge; "
        "add what it asks for to knowledge/, or mend the name.",
    ]
