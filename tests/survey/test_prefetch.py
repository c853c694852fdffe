"""A call for memory changes no number."""

from __future__ import annotations

import numpy as np
from numba import njit

from metier.survey.prefetch import prefetch


def test_a_call_for_a_cell_leaves_it_as_it_is_and_is_in_the_machine_code() -> None:
    @njit
    def touched(matrix: np.ndarray, row: int) -> float:
        prefetch(matrix, row, 1)
        return float(matrix[row, 1])

    matrix = np.arange(6.0).reshape(2, 3)
    assert touched(matrix, 1) == 4.0
    assert matrix.tolist() == [[0, 1, 2], [3, 4, 5]]
    (code,) = touched.inspect_llvm().values()
    assert "llvm.prefetch" in code
