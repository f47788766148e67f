"""Golden mode statistics: distances, shares and relative entropy by scipy.

    python tests/peers/unit2_modes.py > tests/peers/unit2-modes.golden.json     (pip install numpy scipy)
"""

import hashlib
import json
import platform
import sys

import numpy as np
import scipy
from scipy.spatial import KDTree
from scipy.stats import entropy

rng = np.random.default_rng(20240603)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def matrix(a):
    return {"shape": list(a.shape), "data": a.ravel().tolist()}


def statistics(samples, centers, std):
    _, nearest = KDTree(centers).query(samples, distance_upper_bound=np.nextafter(3 * std, np.inf))
    good = nearest[nearest < len(centers)]  # the tree says len(centers) where none is within reach
    counts = np.bincount(good, minlength=len(centers))
    uniform = np.full(len(centers), 1 / len(centers))
    return {
        "modesCovered": int(np.unique(good).size),
        "highQualityFraction": good.size / len(samples),
        "reverseKl": float(entropy(counts, uniform)) if good.size else None,
    }


def ring(modes, radius):
    angle = np.linspace(0, 2 * np.pi, modes, endpoint=False)
    return f32(radius * np.stack([np.cos(angle), np.sin(angle)], axis=1))


def grid(side):
    axis = np.arange(side) - (side - 1) / 2
    return f32(np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2))


cases = []


def case(name, centers, std, weights, spread, n=200):
    mode = rng.choice(len(centers), size=n, p=np.asarray(weights) / np.sum(weights))
    samples = f32(centers[mode] + spread * rng.normal(size=(n, 2)))
    question = {"samples": matrix(samples), "centers": matrix(centers), "std": std}
    cases.append({"name": name, "question": question, "expected": statistics(samples, centers, std)})


case("a ring, well sampled", ring(8, 2), 0.1, np.ones(8), 0.1)
case("a ring with one mode lost", ring(8, 2), 0.1, [1, 1, 1, 0, 1, 1, 1, 1], 0.1)
case("a ring, collapsed", ring(8, 2), 0.1, [0, 0, 1, 0, 0, 0, 0, 0], 0.1)
case("a grid, unevenly and too widely sampled", grid(5), 0.05, rng.uniform(0, 1, 25), 0.15)
case("modes that overlap", f32([[0, 0], [0.5, 0], [0, 0.5]]), 0.15, [1, 2, 3], 0.3)
case("nothing near a mode", ring(5, 1) + 20, 0.1, np.ones(5), 0.1)
cases[-1]["question"]["centers"] = matrix(ring(5, 1))
cases[-1]["expected"] = {"modesCovered": 0, "highQualityFraction": 0.0, "reverseKl": None}

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__}
json.dump(
    {"script": {"path": "tests/peers/unit2_modes.py", "sha256": sha256}, "peers": peers, "cases": cases},
    sys.stdout,
    indent=None,
)
print()
