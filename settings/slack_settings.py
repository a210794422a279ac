"""What Slack gave to the clinic's app: read from the environment, never from a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from settings.errors import SettingsError

# The names that Slack's own tools use.
TOKEN_VARIABLE = "SLACK_BOT_TOKEN"  # noqa: S105 - the name, not the token
SECRET_VARIABLE = "SLACK_SIGNING_SECRET"  # noqa: S105 - the name, not the secret
API_VARIABLE = "SLACK_API_URL"
API_URL = "https://slack.com/api/"


@dataclass(frozen=True)
class SlackSettings:
    """The app's token and signing secret, and where Slack's Web API is."""

    bot_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    api_url: str = API_URL

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "SlackSettings | None":
        """Return the settings, None where neither token nor secret is set: Slack is off then.

        Raises:
            SettingsError: Only one of the two is set, or the API's address is none.
        """
        names = (TOKEN_VARIABLE, SECRET_VARIABLE)
        token, secret = (environment.get(name, "").strip() for name in names)
        if not token and not secret:
            return None
        if not token or not secret:
            given, missing = names if token else reversed(names)
            raise SettingsError(
                f"{missing}: not set, though {given} is; set both to use Slack, or neither (docs/slack.md)."
            )
        api_url = environment.get(API_VARIABLE, "").strip() or API_URL
        if not api_url.startswith(("https://", "http://")):
            raise SettingsError(f"{API_VARIABLE}: no address; leave it out, or write https://...")
        return cls(token, secret, api_url)
