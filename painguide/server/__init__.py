"""The one-process server: pages, widget, status, security headers."""
