"""Fixtures of the tests that talk to the Telegram channel. Rasa is imported only where one is used."""

import pytest


@pytest.fixture
def serve_telegram(event_loop, monkeypatch):
    """Serves a channel to the end of the test: `serve_telegram(bot)`. No call it makes may be ill-formed."""
    from tests.fakes.sanic_apps import allow_several_apps
    from tests.fakes.telegram_service import TelegramService

    allow_several_apps(monkeypatch)
    opened = []

    def serve(bot, **options):
        service = TelegramService(event_loop, bot)
        context = service.served(**options)
        service.run(context.__aenter__())
        opened.append((service, context))
        return service

    yield serve
    for service, context in opened:
        service.run(context.__aexit__(None, None, None))
        assert service.api.ill_formed == []


@pytest.fixture
def stub_bot():
    """A bot that repeats what it is told; a test may change what it says."""
    from tests.fakes.telegram_service import StubBot

    return StubBot()


@pytest.fixture
def telegram(serve_telegram, stub_bot):
    """A served channel with the stub for a bot."""
    return serve_telegram(stub_bot)
