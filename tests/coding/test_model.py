"""The classifier: probabilities, and the same model after being written and read."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.calibration import EVIDENCE, Calibrator
from metier.coding.features import ROWS
from metier.coding.model import LARGEST, MANY, TitleModel
from metier.errors import InputError

CODES = ("35-1011", "35-2014", "47-2152")


def _model(size: int = 4) -> TitleModel:
    random = np.random.default_rng(3)
    return TitleModel(
        CODES,
        random.integers(-127, 127, (ROWS, size)).astype(np.int8),
        np.full(ROWS, 0.02, np.float16),
        random.standard_normal((size + 1, len(CODES))).astype(np.float16),
        {"cook": 7, "chief": 2},
        Calibrator(np.linspace(-1, 1, 1 + len(EVIDENCE)), np.array([0.5, 0.0, -0.5])),
    )


MODEL = _model()


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_the_probabilities_of_any_keys_add_up_to_one(keys: list[str]) -> None:
    found = MODEL.scores(keys)
    assert found.shape == (len(keys), len(CODES))
    assert (found >= 0).all()
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_a_key_is_scored_the_same_alone_and_among_others() -> None:
    keys = ["cook", "", "chief cook"]
    together = MODEL.scores(keys)
    assert all(
        np.allclose(MODEL.scores([k])[0], row, atol=1e-6)
        for k, row in zip(keys, together, strict=True)
    )


def test_many_keys_are_scored_as_few_are() -> None:
    keys = ["cook", "", "chief cook", "漢 cook", *(f"cook {number}" for number in range(MANY))]
    few = np.concatenate([MODEL.scores([key]) for key in keys])
    assert np.allclose(MODEL.scores(keys), few, atol=1e-4)


def test_no_keys_have_no_rows() -> None:
    assert MODEL.scores([]).shape == (0, len(CODES))


def test_a_model_is_the_same_after_it_was_written_and_read() -> None:
    content = MODEL.save()
    again = TitleModel.load(content)
    assert again.save() == content
    assert np.array_equal(again.scores(["chief cook"]), MODEL.scores(["chief cook"]))
    assert again.words == MODEL.words


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b + b"\0", lambda b: b"PK" + b])
def test_a_damaged_model_is_refused(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(InputError, match=r"titles\.model"):
        TitleModel.load(damage(MODEL.save()))


def test_a_model_of_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="titles/2"):
        TitleModel.load(MODEL.save().replace(b"metier/titles/1", b"metier/titles/2", 1))


def test_a_model_that_is_too_large_is_not_written() -> None:
    with pytest.raises(InputError, match=f"{LARGEST:,}"):
        _model(size=100).save()


def test_one_title_is_scored_without_the_compiler() -> None:
    program = "import sys, metier.coding.trained; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
