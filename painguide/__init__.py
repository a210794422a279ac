"""The application: the command line, the one-process server, and what they need."""
