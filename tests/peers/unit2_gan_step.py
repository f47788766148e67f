"""Golden numbers for one step of a GAN with the R1 penalty and averaged weights, by PyTorch's autograd in float64.

    python tests/peers/unit2_gan_step.py > tests/peers/unit2-gan-step.golden.json     (pip install torch numpy)

Inputs are float32 numbers; JSON holds them exactly.
"""

import hashlib
import json
import platform
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20240603)


def f32(*shape, scale=1.0):
    return torch.tensor(np.asarray(scale * rng.normal(size=shape), dtype=np.float32).astype(np.float64))


def weights(n_in, hidden, n_out):
    sizes = [(n_in, hidden), (hidden, hidden), (hidden, n_out)]
    made = {}
    for i, (rows, columns) in enumerate(sizes, 1):
        made[f"kernel{i}"] = f32(rows, columns, scale=1.2 * rows**-0.5)
        made[f"bias{i}"] = f32(columns, scale=0.3)
    return made


def apply(w, x):
    for i in (1, 2):
        x = F.leaky_relu(x @ w[f"kernel{i}"] + w[f"bias{i}"], 0.2)
    return x @ w["kernel3"] + w["bias3"]


def matrix(t):
    return {"shape": list(t.shape), "data": [float(v) for v in t.detach().flatten()]}


def record(w):
    return {name: matrix(t) for name, t in w.items()}


def descend(loss, w, rate):
    grads = torch.autograd.grad(loss, list(w.values()), allow_unused=True)
    return {n: (t if g is None else t - rate * g).detach() for (n, t), g in zip(w.items(), grads)}


cases = []
for batch, data, hidden, latent, rate, gamma, decay, squashed in [
    (5, 2, 6, 3, 0.5, 0.7, 0.9, False),
    (3, 4, 5, 2, 1.0, 3.0, 0.25, False),
    (4, 5, 6, 3, 0.7, 1.5, 0.5, True),
]:
    generate = lambda w, z: torch.sigmoid(apply(w, z)) if squashed else apply(w, z)
    g, d, average = weights(latent, hidden, data), weights(data, hidden, 1), weights(latent, hidden, data)
    real, z_d, z_g = f32(batch, data), f32(batch, latent), f32(batch, latent)
    for w in (g, d):
        for t in w.values():
            t.requires_grad_()
    x = real.clone().requires_grad_()
    on_real = apply(d, x)
    (slopes,) = torch.autograd.grad(on_real.sum(), x, create_graph=True)
    penalty = gamma / 2 * slopes.square().sum(dim=1).mean()
    bce = F.binary_cross_entropy_with_logits
    on_fake = apply(d, generate(g, z_d).detach())
    d_loss = bce(on_real, torch.ones_like(on_real)) + bce(on_fake, torch.zeros_like(on_fake)) + penalty
    new_d = descend(d_loss, d, rate)
    judged = apply(new_d, generate(g, z_g))
    g_loss = bce(judged, torch.ones_like(judged))
    new_g = descend(g_loss, g, rate)
    cases.append(
        {
            "inputs": {
                "generator": record(g),
                "discriminator": record(d),
                "average": record(average),
                "real": matrix(real),
                "zDiscriminator": matrix(z_d),
                "zGenerator": matrix(z_g),
                "learningRate": rate,
                "gamma": gamma,
                "decay": decay,
                "squashed": squashed,
            },
            "discriminatorLoss": float(d_loss.detach()),
            "generatorLoss": float(g_loss.detach()),
            "discriminator": record(new_d),
            "generator": record(new_g),
            "average": record({n: decay * average[n] + (1 - decay) * new_g[n] for n in new_g}),
        }
    )

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
path = "tests/peers/unit2_gan_step.py"
json.dump({"script": {"path": path, "sha256": sha256}, "peers": peers, "cases": cases}, sys.stdout)
print()
