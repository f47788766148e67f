"""Golden numbers for anomaly detection: the bound by PyTorch's distributions, the area by SciPy, quantiles by NumPy.

    python tests/peers/unit3_anomaly.py > tests/peers/unit3-anomaly.golden.json     (pip install torch numpy scipy)
"""

import hashlib
import json
import platform
import sys

import numpy as np
import scipy
import torch
from scipy.stats import mannwhitneyu
from torch.distributions import Bernoulli, Normal, kl_divergence

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20261123)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": a.ravel().tolist()}


cases = []


def case(name, function, inputs, value):
    cases.append({"name": name, "function": function, "inputs": inputs, "outputs": {"value": matrix(value)}})


def score(name, batch, samples, factor=1.0, pixels=6, hidden=5, latent=2):
    shapes = {"encoder": (pixels, hidden), "mu": (hidden, latent), "logVar": (hidden, latent)}
    shapes |= {"decoder": (latent, hidden), "logits": (hidden, pixels)}
    w = {}
    for layer, (a, b) in shapes.items():
        scale = factor if layer == "logits" else 1.0
        w[layer + "Kernel"] = f32(scale * rng.normal(size=(a, b)) / np.sqrt(a))
        w[layer + "Bias"] = f32(0.3 * scale * rng.normal(size=b))
    x, eps = f32(rng.uniform(size=(batch, pixels))), f32(rng.normal(size=(samples, batch, latent)))
    t = {k: torch.tensor(v) for k, v in w.items()}
    dense = lambda layer, h: h @ t[layer + "Kernel"] + t[layer + "Bias"]
    h = torch.relu(dense("encoder", torch.tensor(x)))
    q = Normal(dense("mu", h), torch.exp(dense("logVar", h) / 2))
    z = q.mean + q.stddev * torch.tensor(eps)
    pixel = Bernoulli(logits=dense("logits", torch.relu(dense("decoder", z))), validate_args=False)
    likelihood = pixel.log_prob(torch.tensor(x)).sum(-1).mean(0)
    bound = likelihood - kl_divergence(q, Normal(0.0, 1.0)).sum(-1)
    inputs = {"weights": {k: matrix(v) for k, v in w.items()}, "x": matrix(x), "eps": matrix(eps)}
    case(name, "anomalyScore", inputs, -bound.numpy())


score("several samples", 4, 3)
score("one sample of one image", 1, 1)
score("large logits", 3, 5, factor=500.0)


def area(name, scores, labels):
    scores, labels = f32(scores), np.asarray(labels)
    u = mannwhitneyu(scores[labels == 1], scores[labels == 0]).statistic
    inputs = {"scores": matrix(scores), "labels": matrix(labels)}
    case(name, "auroc", inputs, u / ((labels == 1).sum() * (labels == 0).sum()))


labels = rng.integers(0, 2, size=30)
area("no ties", rng.normal(size=30) + labels, labels)
area("many ties", np.round(2 * rng.normal(size=30) + labels), labels)
area("all equal", np.full(30, 1.5), labels)
area("perfect", labels * 2.0 + rng.uniform(size=30), labels)


def quantile(name, n, rate):
    scores = f32(100 * rng.normal(size=n))
    value = np.quantile(scores, 1 - rate, method="linear")
    case(name, "threshold", {"normalScores": matrix(scores), "rate": rate}, value)


for rate in [0.0, 0.01, 0.25, 0.5, 0.9, 1.0]:
    quantile(f"rate {rate} of 21", 21, rate)
quantile("one score", 1, 0.3)

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
versions = {"numpy": np.__version__, "scipy": scipy.__version__, "torch": torch.__version__}
json.dump(
    {
        "script": {"path": "tests/peers/unit3_anomaly.py", "sha256": sha256},
        "peers": {"python": platform.python_version(), **versions},
        "cases": cases,
    },
    sys.stdout,
)
print()
