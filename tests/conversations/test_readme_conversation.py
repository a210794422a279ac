import re

from painguide.project import ROOT


def test_the_conversation_in_the_readme_is_what_the_bot_says(ask):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```\n(You: .*?)^```", readme, re.MULTILINE | re.DOTALL)
    turns = re.findall(r"You: +(.*?) +Bot: +(.*?)(?= +You: |$)", " ".join(block.split()))
    assert len(turns) >= 2
    answers = [" ".join(reply["text"].split()) for (reply,) in ask(*(question for question, _ in turns))]
    assert answers == [answer for _, answer in turns]
