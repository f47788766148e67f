"""Golden numbers on features, latents and images: NumPy's covariance, SciPy's matrix root, rotations and convolution.

    python tests/peers/unit3_features.py > tests/peers/unit3-features.golden.json     (pip install numpy scipy)
"""

import hashlib
import json
import platform
import sys

import numpy as np
import scipy
from scipy.linalg import sqrtm
from scipy.signal import convolve2d
from scipy.spatial import geometric_slerp
from scipy.special import expit

rng = np.random.default_rng(20261125)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": a.ravel().tolist()}


cases = []


def case(name, function, inputs, outputs):
    cases.append({"name": name, "function": function, "inputs": inputs, "outputs": outputs})


def statistics(name, n, d, offset):
    x = f32(rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) + offset)
    right = {"mean": matrix(x.mean(0)), "covariance": matrix(np.cov(x, rowvar=False, ddof=1).reshape(d, d))}
    case(name, "featureStatistics", {"x": matrix(x)}, right)


statistics("several features", 9, 4, 0)
statistics("two rows", 2, 3, 1)
statistics("far from zero", 6, 2, 500)


def distance(name, d, covariances):
    means = [f32(rng.normal(size=d)) for _ in range(2)]
    root = sqrtm(covariances[0])
    cross = sqrtm(root @ covariances[1] @ root)
    value = ((means[0] - means[1]) ** 2).sum() + np.trace(covariances[0] + covariances[1] - 2 * cross.real)
    inputs = {f"{kind}{i + 1}": matrix(a[i]) for kind, a in [("mean", means), ("covariance", covariances)] for i in range(2)}
    case(name, "frechetDistance", inputs, {"value": matrix(value)})


def covariance(d):
    a = rng.normal(size=(d, d + 2))
    return f32(a @ a.T / (d + 2) + 0.3 * np.eye(d))


for d in [1, 3, 6]:
    distance(f"{d} features", d, [covariance(d), covariance(d)])
distance("diagonal", 4, [f32(np.diag(rng.uniform(0.2, 3, 4))) for _ in range(2)])


def slerp(name, d, t, scale=(1.0, 1.0)):
    a, b = f32(scale[0] * rng.normal(size=d)), f32(scale[1] * rng.normal(size=d))
    ends = [v / np.linalg.norm(v) for v in (a, b)]
    angle = np.arccos(np.clip(ends[0] @ ends[1], -1, 1))
    if np.isclose(*[np.linalg.norm(v) for v in (a, b)]):
        raise ValueError("draw lengths that differ")
    # SciPy walks on the unit sphere; each end contributes with its own length.
    towards = geometric_slerp(ends[0], ends[1], [0.0, t, 1.0])[1]
    weights = np.linalg.lstsq(np.stack(ends, axis=1), towards, rcond=None)[0]
    value = weights[0] * a + weights[1] * b
    assert abs(np.sin((1 - t) * angle) / np.sin(angle) - weights[0]) < 1e-12
    case(name, "slerp", {"a": matrix(a), "b": matrix(b), "t": t}, {"value": matrix(value)})


slerp("near the start", 5, 0.1)
slerp("half way", 100, 0.5)
slerp("of different lengths", 8, 0.75, (0.5, 3.0))
slerp("the end", 3, 1.0)


for t in [0.0, 0.3, 1.0]:
    a, b = f32(rng.normal(size=4)), f32(rng.normal(size=4))
    case(f"at {t}", "lerp", {"a": matrix(a), "b": matrix(b), "t": t}, {"value": matrix(np.average([a, b], axis=0, weights=[1 - t, t]))})


def generate(name, n, latent, hidden, pixels):
    kernels = [f32(rng.normal(size=shape)) for shape in [(latent, hidden), (hidden, pixels)]]
    biases = [f32(rng.normal(size=size)) for size in [hidden, pixels]]
    eps = f32(rng.normal(size=(n, latent)))
    value = expit(np.tanh(eps @ kernels[0] + biases[0]) @ kernels[1] + biases[1])
    layers = [{"kernel": matrix(k), "bias": matrix(b)} for k, b in zip(kernels, biases)]
    decoder = {"activation": "tanh", "hidden": layers[:1], "last": layers[1]}
    case(name, "generate", {"decoder": decoder, "eps": matrix(eps)}, {"value": matrix(value)})


generate("a few images", 4, 3, 6, 5)


def sharpness(name, n, height, width):
    images = f32(rng.uniform(size=(n, height, width)))
    kernel = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    value = [convolve2d(image, kernel, mode="valid").var() for image in images]
    case(name, "laplacianVariance", {"images": matrix(images)}, {"value": matrix(value)})


sharpness("several images", 3, 6, 5)
sharpness("the smallest that varies", 2, 3, 4)
sharpness("one of the size of a digit", 1, 28, 28)

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
versions = {"numpy": np.__version__, "scipy": scipy.__version__}
json.dump(
    {
        "script": {"path": "tests/peers/unit3_features.py", "sha256": sha256},
        "peers": {"python": platform.python_version(), **versions},
        "cases": cases,
    },
    sys.stdout,
)
print()
