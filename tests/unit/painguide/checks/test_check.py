import pytest

from painguide.checks.check import run_check

# Rasa itself reads all data, which it does slowly.
pytestmark = pytest.mark.slow


def test_check_of_sound_files_prints_one_line_of_counts(project, capsys):
    assert run_check(project) == 0
    output = capsys.readouterr()
    assert [line for line in output.err.splitlines() if not line.startswith("warning: data: ")] == []
    assert output.out.startswith("28 topics, ")
    assert output.out.endswith(" phrasings: 0 problems.\n")


def test_check_prints_every_problem_it_can_find(project, edit, capsys):
    line = edit("knowledge/topics/recovery.yml", "kind: theme\n", "kidn: theme\n")
    number_line = edit("clinic.yml", 'emergency_number: "911"', "emergency_number:")
    color_line = edit("clinic.yml", '"#0b5c66"', "teal")
    origin_line = edit("clinic.yml", "http://localhost:5005", "localhost/chat")
    tier_line = edit("knowledge/safety/crisis.yml", "tier: C", "tier: F")
    word_line = edit("nlu/tone/words/tone/angry.txt", "furious\n", "furious \n")
    place_line = edit("actions/visit/words/places.txt", "second, 2nd", "first, second, 2nd")
    edit("config.yml", "assistant_id: pain_guide\n", "")
    first = f"stands in line {place_line - 1} too"
    assert run_check(project) == 1
    output = capsys.readouterr()
    assert [line for line in output.err.splitlines() if not line.startswith("warning: ")] == [
        f"knowledge/topics/recovery.yml:{line}: unknown field kidn; "
        "use aliases, facts, id, kind, related, title.",
        f"knowledge/safety/crisis.yml:{tier_line}: tier 'F' is unknown; use A, B, C, D, E.",
        f"clinic.yml:{number_line}: 'emergency_number' is empty; write it, in quotes.",
        f"clinic.yml:{origin_line}: allowed_origins: 'localhost/chat' is no origin; "
        "write it as https://www.example.org, without a path.",
        f"clinic.yml:{color_line}: 'color' is no colour; write it as #rrggbb in quotes, such as \"#0b5c66\".",
        f"nlu/tone/words/tone/angry.txt:{word_line}: stray spaces; leave single ones between words alone.",
        f"actions/visit/words/places.txt:{place_line}: 'first' {first}; keep one.",
        "rasa data validate: The config file is missing the 'assistant_id' mandatory key; "
        "mend what it names.",
    ]
    assert output.out.endswith(": 8 problems.\n")


def test_check_of_data_that_can_not_be_read_names_the_line(project, edit, capsys):
    line = edit("data/small_talk.yml", "  examples: |", "  exampels: |")
    assert run_check(project) == 1
    assert f"data/small_talk.yml:{line - 1}: 'examples' is missing; add it." in capsys.readouterr().err


def test_check_tells_a_fault_in_a_file_of_voices_once(project, capsys):
    (project / "data" / "voices").mkdir()
    (project / "data" / "voices" / "a_miner.txt").write_text("greet:\n- nah then\n", encoding="utf-8")
    assert run_check(project) == 1
    assert capsys.readouterr().err.splitlines() == [
        "data/voices/a_miner.txt:2: no voice speaks here; write 'voice: who speaks' above it."
    ]
