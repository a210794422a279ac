"""The chat of a clinic's page: sessions, messages in, Replies out, over HTTP."""
