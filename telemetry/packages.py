"""The project's own packages."""

# Each imports itself and those before it.
PACKAGES = (
    "knowledge",
    "settings",
    "telemetry",
    "privacy",
    "storage",
    "nlu",
    "actions",
    "dialogue",
    "channels",
    "painguide",
)
