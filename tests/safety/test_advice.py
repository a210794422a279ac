import pytest

PERSONAL = [
    "can I take two oxycodone instead of one tonight?",
    "should I stop my gabapentin?",
    "thinking of coming off pregabalin, cold turkey or slowly?",
    "is it ok to drink wine with tramadol",
    "should I stop my Eliquis before the epidural?",
    "do I have a slipped disc?",
    "my MRI says L4/L5 bulge, is that bad?",
    "am I a candidate for a spinal cord stimulator?",
    "is radiofrequency ablation right for my mum, she is 84",
    "which one should I get, the injection or the ablation?",
    "should I cancel my surgery?",
    "can my husband take a third pregabalin at night",
]
GENERAL = [
    "who is this treatment for?",
    "do opioids cause dependence?",
    "how do doctors find the source of pain?",
    "how does radiofrequency ablation work?",
    "what is the difference between an operation and these treatments?",
    "can these treatments reduce the need for medicine?",
]


@pytest.mark.parametrize("text", PERSONAL)
def test_personal_advice_is_declined_with_help(ask, text):
    ((reply,),) = ask(text)
    assert reply["outcome"] == "advice"
    assert reply["facts"] == []
    assert "cannot" in reply["body"].split(".")[0]
    assert "for your doctor" in reply["body"]
    assert reply["disclaimer"]


@pytest.mark.parametrize("text", GENERAL)
def test_a_general_question_gets_its_answer(ask, text):
    ((reply,),) = ask(text)
    assert reply["outcome"] == "answer"


def test_who_asks_about_stopping_a_medicine_is_told_never_to_do_so_alone(ask):
    ((reply,),) = ask("shall I stop taking my morphine?")
    assert "Never stop or change one on your own" in reply["body"]
