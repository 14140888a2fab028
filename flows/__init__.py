"""When: Prefect flows, the command line, settings, and all that comes in."""
