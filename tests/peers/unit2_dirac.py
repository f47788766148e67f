"""Golden steps of the Dirac-GAN: its losses in PyTorch, float64, differentiated by autograd and stepped by SGD.

    python tests/peers/unit2_dirac.py > tests/peers/unit2-dirac.golden.json     (pip install torch)

Nothing here writes a gradient down: only the losses of Mescheder, Geiger and Nowozin 2018.
"""

import hashlib
import json
import platform
import random
import sys

import torch
from torch.nn.functional import logsigmoid

torch.set_default_dtype(torch.float64)
draw = random.Random(20240602)


def f(variant):
    """L = E f(D(fake)) + E f(-D(real)); log sigmoid t is -log(1 + exp(-t))."""
    return (lambda t: t) if variant.startswith("wgan") else logsigmoid


def points(theta, o):
    noise = o.get("noise", {"real": 0.0, "fake": 0.0})
    return torch.tensor(noise["real"]), theta + noise["fake"]


def generator_loss(theta, psi, o):
    _, fake = points(theta, o)
    if o["variant"] == "non-saturating":
        return -logsigmoid(-psi * fake)
    return f(o["variant"])(psi * fake)


def discriminator_loss(theta, psi, o):
    real, fake = points(theta, o)
    real = real.clone().requires_grad_()
    value = f(o["variant"])(psi * fake) + f(o["variant"])(-(psi * real))
    (slope,) = torch.autograd.grad(psi * real, real, create_graph=True)  # of D at the data
    penalty = 0.0
    if o["variant"] == "r1":
        penalty = o["gamma"] / 2 * slope**2
    if o["variant"] == "wgan-gp":
        penalty = o["weight"] / 2 * (slope.abs() - o["target"]) ** 2
    return penalty - value


def descend(loss, variable, rate):
    (gradient,) = torch.autograd.grad(loss, variable)
    return (variable - rate * gradient).detach().requires_grad_()


def updated(theta, psi, o):
    new = descend(discriminator_loss(theta, psi, o), psi, o["learningRate"])
    if o["variant"] == "wgan":
        new = new.detach().clamp(-o["clip"], o["clip"]).requires_grad_()
    return new


def step(theta, psi, o):
    moved = descend(generator_loss(theta, psi, o), theta, o["learningRate"])
    if o["scheme"] == "simultaneous":
        return moved, updated(theta, psi, o)
    for _ in range(o.get("discriminatorSteps", 1)):
        psi = updated(moved, psi, o)
    return moved, psi


def run(start, o, steps):
    theta, psi = (torch.tensor(start[k]).requires_grad_() for k in ("theta", "psi"))
    for _ in range(steps):
        theta, psi = step(theta, psi, o)
    return {"theta": theta.item(), "psi": psi.item()}


extras = {
    "gan": lambda: {},
    "non-saturating": lambda: {},
    "wgan": lambda: {"clip": draw.uniform(0.4, 1.5)},
    "wgan-gp": lambda: {"weight": draw.uniform(0.3, 1.5), "target": draw.uniform(0.3, 1.5)},
    "r1": lambda: {"gamma": draw.uniform(0.2, 2)},
    "instance-noise": lambda: {"noise": {"real": draw.gauss(0, 1), "fake": draw.gauss(0, 1)}},
}
schemes = [
    {"scheme": "simultaneous"},
    {"scheme": "alternating"},
    {"scheme": "alternating", "discriminatorSteps": 5},
]

cases = []
for variant, extra in extras.items():
    for scheme in schemes:
        for steps in (1, 1, 40):
            o = {"variant": variant, **scheme, "learningRate": draw.uniform(0.05, 0.6), **extra()}
            start = {"theta": draw.uniform(-2, 2), "psi": draw.uniform(-2, 2)}
            cases.append({"start": start, "options": o, "steps": steps, "end": run(start, o, steps)})

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "torch": torch.__version__}
json.dump(
    {"script": {"path": "tests/peers/unit2_dirac.py", "sha256": sha256}, "peers": peers, "cases": cases},
    sys.stdout,
    indent=1,
)
print()
