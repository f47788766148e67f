"""Golden numbers of a VAE and a GAN put together from one set of networks: PyTorch's modules, losses and KL.

    python tests/peers/unit3_assembly.py > tests/peers/unit3-assembly.golden.json     (pip install torch)
"""

import hashlib
import json
import platform
import sys

import torch
from torch.distributions import Bernoulli, Normal, kl_divergence
from torch.nn.functional import binary_cross_entropy_with_logits as bce

torch.manual_seed(20261123)
torch.set_default_dtype(torch.float64)


def f32(a):
    return a.to(torch.float32).to(torch.float64)


def matrix(a):
    return {"shape": list(a.shape), "data": a.detach().reshape(-1).tolist()}


def network(inner, hidden, outer, factor):
    layers = [f32(factor * torch.randn(*shape)) for shape in [(inner, hidden), (hidden,), (hidden, outer), (outer,)]]
    kernel1, bias1, kernel2, bias2 = layers
    weights = {
        "activation": "tanh",
        "hidden": [{"kernel": matrix(kernel1), "bias": matrix(bias1)}],
        "last": {"kernel": matrix(kernel2), "bias": matrix(bias2)},
    }
    model = torch.nn.Sequential(torch.nn.Linear(inner, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, outer))
    with torch.no_grad():
        for parameter, value in zip(model.parameters(), [kernel1.T, bias1, kernel2.T, bias2]):
            parameter.copy_(value)
    return weights, model


cases = []


def case(name, batch, pixels, latent, hidden, factor):
    encoder, encode = network(pixels, hidden, 2 * latent, factor)
    decoder, decode = network(latent, hidden + 1, pixels, factor)
    discriminator, discriminate = network(pixels, hidden + 2, 1, factor)
    images, eps = f32(torch.rand(batch, pixels)), f32(torch.randn(batch, latent))
    inputs = {"encoder": encoder, "decoder": decoder, "discriminator": discriminator}
    inputs |= {"images": matrix(images), "eps": matrix(eps)}

    mu, log_var = encode(images).chunk(2, dim=1)
    posterior = Normal(mu, torch.exp(0.5 * log_var))
    z = posterior.loc + posterior.scale * eps
    logits = decode(z)
    surprise = bce(logits, images, reduction="none").sum(1)
    kl = kl_divergence(posterior, Normal(0.0, 1.0)).sum(1)
    outputs = {"z": matrix(z), "logits": matrix(logits), "loss": matrix((surprise + kl).mean())}
    cases.append({"name": name, "function": "assembleVae", "inputs": inputs, "outputs": outputs})

    fake = Bernoulli(logits=decode(eps)).mean
    real, made = discriminate(images), discriminate(fake)
    ones, zeros = torch.ones_like(real), torch.zeros_like(made)
    outputs = {
        "fake": matrix(fake),
        "discriminatorLoss": matrix(bce(real, ones) + bce(made, zeros)),
        "generatorLoss": matrix(bce(made, ones)),
    }
    cases.append({"name": name, "function": "assembleGan", "inputs": inputs, "outputs": outputs})
    cases.append({"name": name, "function": "imagesFrom", "inputs": inputs, "outputs": {"value": matrix(fake)}})


case("small networks", 4, 7, 3, 5, 0.7)
case("one image", 1, 3, 1, 2, 1)
case("sure of themselves", 3, 5, 2, 6, 2.5)

source = open(__file__, "rb").read()
json.dump(
    {
        "script": {"path": "tests/peers/unit3_assembly.py", "sha256": hashlib.sha256(source).hexdigest()},
        "peers": {"python": platform.python_version(), "torch": torch.__version__},
        "cases": cases,
    },
    sys.stdout,
    indent=1,
)
