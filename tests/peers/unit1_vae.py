"""Golden numbers for the whole VAE of unit 1: loss, its gradients, and the loss on test images, by PyTorch in float64.

    python tests/peers/unit1_vae.py > tests/peers/unit1-vae.golden.json     (pip install torch numpy)

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
rng = np.random.default_rng(20240602)


def f32(*shape, scale=1.0):
    return torch.tensor(np.asarray(scale * rng.normal(size=shape), dtype=np.float32).astype(np.float64))


def weights(inputs, hidden, latent):
    layers = {
        "encoder": (inputs, hidden),
        "mu": (hidden, latent),
        "logVar": (hidden, latent),
        "decoder": (latent, hidden),
        "logits": (hidden, inputs),
    }
    made = {}
    for name, (n_in, n_out) in layers.items():
        made[name + "Kernel"] = f32(n_in, n_out, scale=n_in**-0.5)
        made[name + "Bias"] = f32(n_out, scale=0.1)
    return made


def forward(w, x, eps):
    hidden = torch.relu(x @ w["encoderKernel"] + w["encoderBias"])
    q = torch.distributions.Normal(
        hidden @ w["muKernel"] + w["muBias"],
        torch.exp(hidden @ w["logVarKernel"] + w["logVarBias"]).sqrt(),
    )
    z = q.loc + q.scale * eps
    logits = torch.relu(z @ w["decoderKernel"] + w["decoderBias"]) @ w["logitsKernel"] + w["logitsBias"]
    reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
    kl = torch.distributions.kl_divergence(q, torch.distributions.Normal(0.0, 1.0)).sum()
    return q.loc, logits, (reconstruction + kl) / x.shape[0]


def matrix(t):
    return {"shape": list(t.shape), "data": [float(v) for v in t.detach().flatten()]}


cases = []
for batch, inputs, hidden, latent in [(5, 12, 7, 3), (1, 6, 9, 2), (40, 9, 5, 4)]:
    w = {k: v.requires_grad_() for k, v in weights(inputs, hidden, latent).items()}
    x = torch.tensor(np.round(255 * rng.uniform(size=(batch, inputs))).astype(np.float32).astype(np.float64) / 255)
    x = x.float().double()
    eps = f32(batch, latent)
    mu, logits, loss = forward(w, x, eps)
    loss.backward()
    cases.append(
        {
            "weights": {k: matrix(v) for k, v in w.items()},
            "x": matrix(x),
            "eps": matrix(eps),
            "mu": matrix(mu),
            "logits": matrix(logits),
            "loss": float(loss),
            "gradients": {k: matrix(v.grad) for k, v in w.items()},
            "activeUnits": int((mu.var(dim=0, correction=0) > 0.01).sum()) if batch > 1 else 0,
        }
    )

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
json.dump({"script": {"path": "tests/peers/unit1_vae.py", "sha256": sha256}, "peers": peers, "cases": cases}, sys.stdout)
print()
