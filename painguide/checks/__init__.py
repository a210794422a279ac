"""What `painguide check` looks at."""
