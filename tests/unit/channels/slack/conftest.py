import pytest


@pytest.fixture
def said_after(slack):
    """Delivers, then asks something in the same conversation; returns what was sent before its answer."""

    def is_last(call):
        return "You said: the last" in call.text

    def deliver(*deliveries, ask_last):
        before = len(slack.api.wait_for(0))
        for each in deliveries:
            assert each().status_code == 200
        ask_last("the last")
        slack.api.wait_until(lambda: list(filter(is_last, slack.api.calls)), 1)
        return [call for call in slack.api.wait_for(0)[before:] if not is_last(call)]

    return deliver
