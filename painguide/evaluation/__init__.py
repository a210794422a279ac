"""What `painguide evaluate` measures, and its report."""
