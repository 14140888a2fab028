"""What a run does, from inputs to tables, without Prefect. As flows of Prefect's: flows/ingest.py, flows/replay.py."""
