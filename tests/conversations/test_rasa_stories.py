"""The stories of these folders as `rasa test core --stories tests/conversations` reads them."""

from pathlib import Path

from rasa.core.test import test as rasa_test

FOLDER = Path(__file__).parent


def test_rasa_predicts_every_action_of_every_story(bot, event_loop, tmp_path):
    work = rasa_test(str(FOLDER), bot.agent, out_directory=str(tmp_path), disable_plotting=True)
    report = event_loop.run_until_complete(work)
    assert (tmp_path / "failed_test_stories.yml").read_text().startswith("# None of the test stories failed")
    conversations = report["report"]["conversation_accuracy"]
    assert conversations["correct"] == conversations["total"] >= 39
