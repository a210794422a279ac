"""All settings of one process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.errors import PainGuideError
from settings.clinic_settings import CLINIC_FILE, ClinicSettings, read_clinic_settings
from settings.credentials import CREDENTIALS_FILE, Credentials, read_credentials
from settings.database_settings import DatabaseSettings, read_database_settings
from settings.errors import SettingsError
from settings.log_settings import LogSettings, read_log_settings
from settings.metrics_token import read_metrics_token
from settings.session_secret import read_session_secret
from settings.slack_settings import SlackSettings
from settings.telegram_settings import TelegramSettings, read_telegram_settings


@dataclass(frozen=True)
class Settings:
    """What a process is set up with; a channel's settings are None where it is off."""

    clinic: ClinicSettings
    credentials: Credentials
    session_secret: bytes | None = field(repr=False)
    telegram: TelegramSettings | None
    slack: SlackSettings | None
    database: DatabaseSettings
    logs: LogSettings
    metrics_token: str | None = field(repr=False)


def read_settings(root: Path, environment: Mapping[str, str]) -> Settings:
    """Return the settings of a project's files and of an environment.

    Raises:
        SettingsError: Some can't be used; a line for each fault.
    """
    faults: list[str] = []

    def read(part: Callable[[], Any]) -> Any:
        try:
            return part()
        except PainGuideError as error:
            faults.append(str(error))

    clinic = read(lambda: read_clinic_settings(root / CLINIC_FILE.name, environment))
    database_file = clinic.database_file if clinic else ""
    settings = Settings(
        clinic,
        read(lambda: read_credentials(root / CREDENTIALS_FILE.name)),
        read(lambda: read_session_secret(environment)),
        read(lambda: read_telegram_settings(environment)),
        read(lambda: SlackSettings.from_environment(environment)),
        read(lambda: read_database_settings(root, database_file, environment)),
        read(lambda: read_log_settings(environment)),
        read(lambda: read_metrics_token(environment)),
    )
    if faults:
        raise SettingsError("\n".join(faults))
    return settings
