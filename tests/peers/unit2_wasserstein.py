"""Golden numbers for the losses of a Wasserstein GAN with weight clipping, from PyTorch in float64.

    python tests/peers/unit2_wasserstein.py > tests/peers/unit2-wasserstein.golden.json     (pip install torch numpy)

Gradients are autograd's. Each critic loss is also checked to be minus the Wasserstein distance of two samples on a line
where the critic is x itself and every generated example lies to the left of its real one. Inputs are float32 numbers;
JSON holds them exactly.
"""

import hashlib
import json
import platform
import sys

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20240611)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


cases = []


def case(name, function, inputs, **outputs):
    """`value` is the result itself; other outputs are its named fields."""
    record = lambda named: {k: matrix(v) for k, v in named.items()}
    cases.append({"name": name, "function": function, "inputs": record(inputs), "outputs": record(outputs)})


def losses(name, real, fake):
    cotangent = float(f32(rng.normal()))
    r, f = (torch.tensor(a, requires_grad=True) for a in (real, fake))
    critic = f.mean() - r.mean()
    by_real, by_fake = torch.autograd.grad(cotangent * critic, (r, f))
    case(name, "criticLoss", {"real": real, "fake": fake}, value=critic.item())
    given = {"real": real, "fake": fake, "cotangent": cotangent}
    case(name, "criticLossVjp", given, real=by_real.numpy(), fake=by_fake.numpy())
    generator = -f.mean()
    (by_fake,) = torch.autograd.grad(cotangent * generator, f)
    case(name, "generatorLoss", {"fake": fake}, value=generator.item())
    case(name, "generatorLossVjp", {"fake": fake, "cotangent": cotangent}, fake=by_fake.numpy())


def clip(name, weights, c):
    case(name, "clipped", {"weights": weights, "c": c}, value=torch.tensor(weights).clamp(-float(c), float(c)).numpy())


losses("batches of 5 and 3", f32(rng.normal(size=(5, 1))), f32(rng.normal(size=(3, 1))))
losses("a batch of 1", f32(rng.normal(size=(1, 1))), f32(100 * rng.normal(size=(4, 1))))
on_line, shift = rng.normal(size=(64, 1)), np.abs(rng.normal(size=(64, 1)))
real, fake = f32(on_line), f32(on_line - shift)
np.testing.assert_allclose(fake.mean() - real.mean(), -np.abs(np.sort(real, 0) - np.sort(fake, 0)).mean(), rtol=1e-12)
losses("the score is the point itself", real, fake)
clip("a kernel", f32(rng.normal(size=(3, 4))), f32(0.5))
clip("a bias", f32(0.02 * rng.normal(size=5)), f32(0.01))

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
script = {"path": "tests/peers/unit2_wasserstein.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
