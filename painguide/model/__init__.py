"""The trained model: its files, its training, and the way back to the one before."""
