"""All that comes from files and the environment: the clinic's settings, the channels' and the server's.

Read once where the application is put together, and passed in from there.
"""
