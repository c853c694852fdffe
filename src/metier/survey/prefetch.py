"""Telling the processor which memory will be wanted, for compiled loops over scattered rows."""

from __future__ import annotations

from typing import Any

from numba.core import cgutils, types
from numba.extending import intrinsic

LINE = 64
"""Bytes that memory is fetched by."""

_TO_WRITE, _KEEP, _DATA = 1, 3, 1


def _compiled(context: Any, matrix: Any, row: Any, column: Any) -> Any:
    """The signature of `prefetch` and what is generated for it."""

    def generate(target: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        ir: Any = vars(cgutils)["ir"]
        kind = signature.args[0]
        array = target.make_array(kind)(target, builder, arguments[0])
        item: Any = cgutils.get_item_pointer
        cell = builder.bitcast(item(target, builder, kind, array, arguments[1:]), cgutils.voidptr_t)
        inputs = [cgutils.voidptr_t, *[cgutils.int32_t] * 3]
        function = builder.module.declare_intrinsic(
            "llvm.prefetch", inputs[:1], ir.FunctionType(ir.VoidType(), inputs)
        )
        flags = [ir.Constant(cgutils.int32_t, flag) for flag in (_TO_WRITE, _KEEP, _DATA)]
        builder.call(function, [cell, *flags])
        return target.get_dummy_value()

    return types.void(matrix, types.intp, types.intp), generate


prefetch: Any = intrinsic(_compiled)
"""Begin to fetch the cell of a matrix, by row and column, that is soon to be changed.

Source: LLVM Language Reference, "llvm.prefetch".
"""
