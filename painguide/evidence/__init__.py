"""What a clinician signs, as one page to print: `painguide evidence`."""
