"""Golden distances of two sets of features: scikit-learn's polynomial kernel, and the authors' own prdc.

    python tests/peers/unit3_distances.py > tests/peers/unit3-distances.golden.json     (pip install numpy scikit-learn prdc)
"""

import contextlib
import hashlib
import importlib.metadata
import json
import platform
import sys

import numpy as np
from prdc import compute_prdc
from sklearn.metrics.pairwise import polynomial_kernel

rng = np.random.default_rng(20261124)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": a.ravel().tolist()}


cases = []


def case(name, function, inputs, outputs):
    cases.append({"name": name, "function": function, "inputs": inputs, "outputs": outputs})


def kernel_distance(name, n, m, d, shift=0.5, spread=1.3):
    x, y = f32(rng.normal(size=(n, d))), f32(shift + spread * rng.normal(size=(m, d)))
    table = lambda a, b: polynomial_kernel(a, b, degree=3, gamma=1 / d, coef0=1)
    within = lambda a: table(a, a)[~np.eye(len(a), dtype=bool)].mean()
    value = within(x) + within(y) - 2 * table(x, y).mean()
    case(name, "kernelDistance", {"x": matrix(x), "y": matrix(y)}, {"value": matrix(value)})


kernel_distance("more of x", 9, 6, 4)
kernel_distance("as many of both", 7, 7, 1)
kernel_distance("many features", 5, 12, 40)
kernel_distance("one distribution", 8, 8, 5, shift=0, spread=1)


def manifold(name, n, m, d, k, shift, spread):
    real, fake = f32(rng.normal(size=(n, d))), f32(rng.normal(size=(m, d)) * spread + shift * np.eye(d)[0])
    with contextlib.redirect_stdout(None):  # it prints its sizes
        right = compute_prdc(real_features=real, fake_features=fake, nearest_k=k)
    inputs = {"real": matrix(real), "fake": matrix(fake), "k": k}
    for function, names in [("precisionRecall", ["precision", "recall"]), ("densityCoverage", ["density", "coverage"])]:
        case(name, function, inputs, {each: matrix(right[each]) for each in names})


manifold("moved aside", 20, 16, 3, 3, 1.0, 1.0)
manifold("nearly collapsed", 18, 18, 2, 1, 0.3, 0.3)
manifold("too wide", 15, 24, 4, 5, 0.0, 1.8)
manifold("far apart", 10, 12, 2, 2, 30.0, 1.0)

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
versions = {name: importlib.metadata.version(name) for name in ["numpy", "scikit-learn", "prdc"]}
json.dump(
    {
        "script": {"path": "tests/peers/unit3_distances.py", "sha256": sha256},
        "peers": {"python": platform.python_version(), **versions},
        "cases": cases,
    },
    sys.stdout,
)
print()
