"""What a reviewer accepts: the knowledge held against its source, and its words against their passages."""
