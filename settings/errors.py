"""What is wrong with the settings."""

from knowledge.errors import PainGuideError


class SettingsError(PainGuideError):
    """Settings can't be used; a line for each fault names its place, the fault and the cure.

    A place is a file and a line, a setting of config.yml, or an environment variable.
    """
