"""Small models of HanLP's own kinds, trained on marked sentences."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from kg.recognise.hanlp import short_pieces
from kg.recognise.labels import Labelled
from kg.recognise.samples import read_samples

Sentence: TypeAlias = tuple[str, tuple[Labelled, ...]]
# Units of text with a tag each: characters, or words.
Tagged: TypeAlias = list[tuple[str, str]]

MSRA = {"Person": "PERSON", "Agency": "ORGANIZATION", "Organisation": "ORGANIZATION", "Place": "LOCATION"}
PKU = {"Person": "nr", "Agency": "nt", "Organisation": "nt", "Place": "ns"}
_HELD = 8  # every so many sentences one is kept apart
_LONGEST = 60  # short sentences train in seconds


def marked_sentences(folder: Path) -> list[Sentence]:
    """The sentences of the pages in a folder, with the spans that lie in them."""
    found = []
    for text, spans in dict.fromkeys(read_samples([folder]).samples):
        for start, end in short_pieces(text):
            inside = [each for each in spans if start <= each.start and each.end <= end]
            if inside and end - start <= _LONGEST and not any(sign.isspace() for sign in text[start:end]):
                moved = tuple(Labelled(s - start, e - start, kind) for s, e, kind in inside)
                found.append((text[start:end], moved))
    return found


def train_recurrent(sentences: Sequence[Sentence], folder: Path, labels: Mapping[str, str]) -> Path:
    """A recurrent model over characters.

    With a CRF layer HanLP 2.1 learns nothing, and tags that mark the ends of entities fail where they are ill-formed.
    """
    from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer
    from hanlp.layers.embeddings.word2vec import Word2VecEmbedding

    learnt, held = _split(folder, "ner", (_in_bio(each, labels) for each in sentences))
    RNNNamedEntityRecognizer().fit(
        learnt, held, str(folder / "model"), epochs=6, batch_size=32, patience=6, lr=5e-3, rnn_hidden=64, drop=0.2,
        embed=Word2VecEmbedding("token", 32, trainable=True), crf=False, devices=-1, tagging_scheme="BIO", char_level=True,
        token_delimiter="", seed=1,
    )  # fmt: skip
    return folder / "model"


def train_several(sentences: Sequence[Sentence], folder: Path) -> Path:
    """A model with several tasks: words, and entities among them twice."""
    from hanlp.common.dataset import SortingSamplerBuilder
    from hanlp.components.mtl.multi_task_learning import MultiTaskLearning
    from hanlp.components.mtl.tasks.ner.tag_ner import TaggingNamedEntityRecognition
    from hanlp.components.mtl.tasks.tok.tag_tok import TaggingTokenization
    from hanlp.layers.embeddings.contextual_word_embedding import ContextualWordEmbedding

    def entities(name: str, labels: Mapping[str, str]) -> TaggingNamedEntityRecognition:
        learnt, held = _split(folder, name, (_in_words(each, labels) for each in sentences))
        return TaggingNamedEntityRecognition(
            learnt, held, None, SortingSamplerBuilder(batch_size=32), max_seq_len=126, hard_constraint=True, char_level=True,
            lr=3e-3, dependencies="tok", tagging_scheme="IOBES", delimiter_in_entity="",
        )  # fmt: skip

    words = [" ".join(word for word, _ in _in_words(each, MSRA)) + "\n" for each in sentences]
    for name, kept in (("learnt", False), ("held", True)):
        part = (line for at, line in enumerate(words) if (at % _HELD == 0) == kept)
        (folder / f"words.{name}.txt").write_text("".join(part), encoding="utf-8")
    cut = TaggingTokenization(
        str(folder / "words.learnt.txt"), str(folder / "words.held.txt"), None, SortingSamplerBuilder(batch_size=32),
        max_seq_len=126, hard_constraint=True, char_level=True, tagging_scheme="BMES", lr=3e-3,
    )  # fmt: skip
    encoder = ContextualWordEmbedding(
        "token",
        str(write_encoder(sentences, folder / "encoder")),
        average_subwords=True,
        max_sequence_length=128,
    )
    tasks = {"tok/fine": cut, "ner/pku": entities("pku", PKU), "ner/msra": entities("msra", MSRA)}
    MultiTaskLearning().fit(
        encoder, tasks, str(folder / "model"), 4, lr=3e-3, encoder_lr=1e-3, eval_trn=False, devices=-1, seed=1
    )
    return folder / "model"


def write_encoder(sentences: Iterable[Sentence], folder: Path) -> Path:
    """A BERT of two layers over the characters of the sentences, with weights from a fixed seed."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder.mkdir(exist_ok=True)
    characters = sorted({sign for text, _ in sentences for sign in text if not sign.isspace()})
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    (folder / "vocab.txt").write_text("\n".join([*marks, *characters]) + "\n", encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(marks) + len(characters), hidden_size=64, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=128, max_position_embeddings=512,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    return folder


def _in_bio(sentence: Sentence, labels: Mapping[str, str]) -> Tagged:
    text, spans = sentence
    tags = ["O"] * len(text)
    for start, end, kind in spans:
        if kind in labels:
            tags[start:end] = [f"B-{labels[kind]}", *[f"I-{labels[kind]}"] * (end - start - 1)]
    return list(zip(text, tags, strict=True))


def _in_words(sentence: Sentence, labels: Mapping[str, str]) -> Tagged:
    """Entities of two words, everything else of one character."""
    text, spans = sentence
    tagged, position = [], 0
    for start, end, kind in sorted(spans):
        if kind not in labels or start < position or end - start < 2:
            continue
        tagged += [(sign, "O") for sign in text[position:start]]
        tagged += [
            (text[start : start + 1], f"B-{labels[kind]}"),
            (text[start + 1 : end], f"E-{labels[kind]}"),
        ]
        position = end
    return [*tagged, *((sign, "O") for sign in text[position:])]


def _split(folder: Path, name: str, sentences: Iterable[Tagged]) -> tuple[str, str]:
    """Two files of tagged sentences: one to learn from, and one kept apart."""
    paths = folder / f"{name}.learnt.tsv", folder / f"{name}.held.tsv"
    blocks = ["".join(f"{unit}\t{tag}\n" for unit, tag in sentence) + "\n" for sentence in sentences]
    paths[0].write_text("".join(block for at, block in enumerate(blocks) if at % _HELD), encoding="utf-8")
    paths[1].write_text("".join(blocks[::_HELD]), encoding="utf-8")
    return str(paths[0]), str(paths[1])
