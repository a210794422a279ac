"""What whoever runs the server sees of it: figures and log lines, never a patient's word."""
