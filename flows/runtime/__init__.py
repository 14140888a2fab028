"""What a flow runs on: the Prefect server beside it, signals, progress."""
