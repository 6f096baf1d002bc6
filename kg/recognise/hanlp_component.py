"""Components of HanLP read from a folder or fetched by HanLP; neither it nor PyTorch is imported before one is asked for."""

import logging
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.errors import ModelError

# The folder within a model's in which `kg train` puts what the model needs of its encoder.
ENCODER = "encoder"

# More threads than one fight for the cores with the other processes, and sum in another order.
_THREADS = 1
_INSTALL = "install it with: pip install 'governance-kg[hanlp]' torch (PyTorch's CPU build is enough; see the README)"


def hanlp_package() -> ModuleType:
    """The package, silent and with one thread.

    Raises:
        ModelError: HanLP or PyTorch is not installed.
    """
    os.environ.setdefault("HANLP_VERBOSE", "0")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        import hanlp
        import torch
    except ImportError as error:
        raise ModelError(f"the recogniser 'hanlp' needs {error.name or 'HanLP'}: {_INSTALL}") from error
    torch.set_num_threads(_THREADS)
    logging.getLogger("transformers").setLevel(logging.ERROR)
    package: ModuleType = hanlp
    return package


def load_component(where: str) -> tuple[Any, Path]:
    """A component of HanLP, on the CPU, and the folder that it was read from.

    Args:
        where: a folder, or an identifier of `hanlp.pretrained` (MSRA_NER_ELECTRA_SMALL_ZH), or its address.

    Raises:
        ModelError: HanLP is missing, there is no such model, it can't be fetched, or it is none.
    """
    hanlp = hanlp_package()
    folder = _folder(hanlp, where)
    encoder = {"transformer": str(folder / ENCODER)} if (folder / ENCODER).is_dir() else {}
    try:
        return hanlp.load(str(folder), devices=-1, **encoder), folder
    except (Exception, SystemExit) as error:  # HanLP ends the process where a model of its own is broken
        raise ModelError(f"{where}: no HanLP model that can be loaded: {_first_line(error)}") from error


def _folder(hanlp: ModuleType, where: str) -> Path:
    if Path(where).is_dir():
        return Path(where)
    address = hanlp.pretrained.ALL.get(where, where)
    if "://" not in address:
        raise ModelError(
            f"{where}: there is no such folder, and no model of HanLP is called so;"
            f" for this are, among others, {', '.join(_identifiers(hanlp))}"
        )
    from hanlp.utils.io_util import get_resource

    try:
        return Path(get_resource(address))
    except (Exception, SystemExit) as error:
        raise ModelError(
            f"{where}: the weights can't be fetched ({_first_line(error)}); offline, give the folder of a model"
            " that was fetched elsewhere: --hanlp-model FOLDER"
        ) from error


def _identifiers(hanlp: ModuleType) -> list[str]:
    return sorted(name for name in hanlp.pretrained.ALL if "NER" in name and name.endswith("_ZH"))


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), "") or type(error).__name__
