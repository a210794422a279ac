"""What is said while an alarm stands."""
