"""Checkpoints as the safetensors package writes and reads them.

    python tests/peers/checkpoint.py > tests/peers/checkpoint.golden.json     (pip install safetensors numpy)
    python tests/peers/checkpoint.py read FILE                                prints what a file holds, as JSON

Files are base64; numbers that JSON lacks, and -0, are strings.
"""

import base64
import hashlib
import json
import math
import platform
import sys

import numpy as np
import safetensors
from safetensors import safe_open
from safetensors.numpy import save


def number(value):
    value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return "-0" if value == 0 and math.copysign(1, value) < 0 else value


def described(tensors):
    names = {"float64": "F64", "float32": "F32", "int32": "I32"}
    return {
        name: {
            "dtype": names.get(str(a.dtype), str(a.dtype)),
            "shape": list(a.shape),
            "values": [number(v) for v in a.ravel()],
        }
        for name, a in tensors.items()
    }


if sys.argv[1:2] == ["read"]:
    with safe_open(sys.argv[2], framework="np") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}
        json.dump({"metadata": file.metadata(), "tensors": described(tensors)}, sys.stdout)
    sys.exit()

rng = np.random.default_rng(7)
files = []


def file(name, tensors, metadata=None):
    stored = save(tensors, metadata=metadata)
    files.append(
        {
            "name": name,
            "bytes": base64.b64encode(stored).decode(),
            "metadata": metadata or {},
            "tensors": described(tensors),
        }
    )


f64, f32, i32 = np.float64, np.float32, np.int32
file(
    "a model and its optimiser",
    {
        "decoder/kernel": rng.normal(size=(3, 4)).astype(f32),
        "decoder/bias": np.zeros(4, f32),
        "adam/moments": rng.normal(size=(2, 3, 2)),
        "step": np.array(1900, i32),
        "classes": np.array([[3, -7], [2**31 - 1, -(2**31)]], i32),
    },
    {"format": "genlab"},
)
file("nothing", {})
file("only metadata", {}, {"why": 'quotes ", \\ and \n, ε and 🜁'})
file("scalars and empty tensors", {"a": np.array(2.5, f32), "b": np.zeros((0, 3), f32), "c": np.array(1e300), "d": np.zeros(0, i32)})
file("names", {name: np.array([i], f32) for i, name in enumerate(["10", "9", "", "__proto__", "µ", "🜁", "\uffee", 'a"b\\c\n', "B", "a"])})
limits = np.finfo(f32)
file(
    "every kind of number",
    {
        "single": np.array([np.nan, np.inf, -np.inf, -0.0, 0.0, limits.tiny, limits.smallest_subnormal, limits.max, 0.1], f32),
        "double": np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324, 1.7976931348623157e308, 0.1]),
    },
)
foreign = {
    dtype: base64.b64encode(save({"weights": np.zeros(2, dtype)})).decode()
    for dtype in ("float16", "int64", "uint8", "bool")
}

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "numpy": np.__version__, "safetensors": safetensors.__version__}
script = {"path": "tests/peers/checkpoint.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "files": files, "foreign": foreign}, sys.stdout, indent=1)
print()
