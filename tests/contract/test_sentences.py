import ast

from channels.http_error import FAULT_OF_STATUS
from knowledge.loader import load_knowledge
from painguide.checks.sentence_check import check_sentences
from painguide.project import ROOT

# What a person types or presses, and what is said to whoever sets up a channel: no patient reads it.
NOT_SAID = {
    *("what can you help me with?", "what can you do", "talk to a person"),
    *(message for _, message in FAULT_OF_STATUS.values()),
    *("Telegram is not set up here: ", "'wait' must be a number of seconds, "),
}
FOR_OTHERS = {"HttpError", "error", "info", "warning", "compile", "Counter", "Histogram"}
FEWEST_WORDS = 4


def test_code_and_the_file_of_sentences_agree():
    assert [str(problem) for problem in check_sentences(load_knowledge().sentences)] == []


def test_no_sentence_for_patients_stands_in_code():
    files = [path for folder in ("actions", "channels") for path in (ROOT / folder).rglob("*.py")]
    found = [
        f"{path.name}: {text}" for path in files for text in sentences_in(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []
    assert len(files) >= 80


def sentences_in(node):
    """Yield the texts of some words in code that is not documentation, a log line or an error."""
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and name_of(node.func) in FOR_OTHERS):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if len(node.value.split()) >= FEWEST_WORDS and node.value not in NOT_SAID:
            yield node.value
        return
    for child in ast.iter_child_nodes(node):
        is_documentation = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if not is_documentation:
            yield from sentences_in(child)


def name_of(function):
    return getattr(function, "attr", getattr(function, "id", ""))
