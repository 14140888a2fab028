"""Name the weights of the encoder without loading them or onnxruntime. Who runs them: encoder.py."""

from transforms.knowledge.tables import data_file


def encoder_version() -> str:
    """Name the weights, for instance `encoder 1`."""
    return f"encoder {data_file('models/encoder/VERSION').read_text('utf-8').strip()}"
