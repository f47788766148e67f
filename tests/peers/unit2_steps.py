"""Golden numbers for the gradient penalty, the stabilisers and the GAN's training step, by PyTorch in float64.

    python tests/peers/unit2_steps.py > tests/peers/unit2-steps.golden.json     (pip install torch numpy)

Gradients are autograd's, second-order ones with create_graph; singular values are LAPACK's. Inputs are float32 numbers;
JSON holds them exactly.
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


def f32(a):
    return torch.tensor(np.asarray(a, dtype=np.float32).astype(np.float64))


def normal(*shape, scale=1.0):
    return f32(scale * rng.normal(size=shape))


def matrix(t):
    return {"shape": list(t.shape), "data": [float(v) for v in t.detach().flatten()]}


def store(value):
    """Tensors become matrices, in records and lists too."""
    if isinstance(value, torch.Tensor):
        return matrix(value)
    if isinstance(value, dict):
        return {k: store(v) for k, v in value.items()}
    return [store(v) for v in value] if isinstance(value, list) else value


cases = []


def case(name, function, inputs, **outputs):
    cases.append({"name": name, "function": function, "inputs": store(inputs), "outputs": store(outputs)})


# Multilayer perceptrons.

activations = {
    "tanh": torch.tanh,
    "softplus": F.softplus,
    "leakyRelu": lambda a: F.leaky_relu(a, 0.2),
    "relu": torch.relu,
}


def layer(n_in, n_out, scale):
    return {"kernel": normal(n_in, n_out, scale=scale * n_in**-0.5), "bias": normal(n_out, scale=0.3)}


def mlp(activation, sizes, scale=1.0):
    layers = [layer(a, b, scale) for a, b in zip(sizes, sizes[1:])]
    return {"activation": activation, "hidden": layers[:-1], "last": layers[-1]}


def parameters(network):
    return [p for each in [*network["hidden"], network["last"]] for p in (each["kernel"], each["bias"])]


def apply(network, x):
    for each in network["hidden"]:
        x = activations[network["activation"]](x @ each["kernel"] + each["bias"])
    return x @ network["last"]["kernel"] + network["last"]["bias"]


def like(network, tensors):
    """The same structure, with these tensors for its parameters."""
    tensors = list(tensors)
    layers = [{"kernel": tensors[2 * i], "bias": tensors[2 * i + 1]} for i in range(len(tensors) // 2)]
    return {"activation": network["activation"], "hidden": layers[:-1], "last": layers[-1]}


def required(network):
    for p in parameters(network):
        p.requires_grad_()
    return network


# The gradient penalty.


def penalty(critic, real, fake, alpha, target):
    x = (alpha * real + (1 - alpha) * fake).requires_grad_()
    (gradient,) = torch.autograd.grad(apply(critic, x).sum(), x, create_graph=True)
    norms = torch.linalg.vector_norm(gradient, dim=1)
    return ((norms - target) ** 2).mean(), norms


def gradient_penalty(activation, hidden, scale, target):
    features, batch = 3, 5
    critic = required(mlp(activation, [features, *hidden, 1], scale))
    real, fake = normal(batch, features), normal(batch, features)
    alpha = f32(rng.uniform(size=(batch, 1)))
    cotangent = normal()
    given = {"critic": critic, "real": real, "fake": fake, "alpha": alpha}
    if target is not None:
        given["target"] = target
    value, norms = penalty(critic, real, fake, alpha, 1.0 if target is None else target)
    name = f"{activation} {hidden}, weights of {scale:g}, target {target}"
    case(name, "gradientPenalty.value", given, value=value)
    case(name, "gradientPenalty.gradientNorms", given, value=norms)
    grads = torch.autograd.grad(cotangent * value, parameters(critic), allow_unused=True)
    grads = [torch.zeros_like(p) if g is None else g for g, p in zip(grads, parameters(critic))]
    case(name, "gradientPenalty.vjp", {**given, "cotangent": cotangent}, **like(critic, grads))


for scale in (0.4, 1.0, 3.0):
    gradient_penalty("tanh", [], scale, None)
    for activation in ("tanh", "softplus", "leakyRelu"):
        gradient_penalty(activation, [5], scale, None)
        gradient_penalty(activation, [6, 4], scale, None)
gradient_penalty("tanh", [5], 1.0, 0.0)
gradient_penalty("softplus", [5, 3], 1.0, 2.5)

# Stabilisers.


def smoothing(name, real, fake, smooth):
    real, fake, cotangent = real.requires_grad_(), fake.requires_grad_(), normal()
    value = F.binary_cross_entropy_with_logits(real, torch.full_like(real, smooth)) + (
        F.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))
    )
    given = {"real": real, "fake": fake, "smooth": smooth}
    case(name, "stabilisers.oneSidedSmoothing", given, value=value)
    g = torch.autograd.grad(cotangent * value, [real, fake])
    case(name, "stabilisers.oneSidedSmoothingVjp", {**given, "cotangent": cotangent}, real=g[0], fake=g[1])


def spectral(n_in, n_out, scale, iterations):
    w, u = normal(n_in, n_out, scale=scale).requires_grad_(), normal(1, n_out, scale=2.0)
    cotangent = normal(n_in, n_out)
    given = {"w": w, "u": u, "iterations": iterations}
    with torch.no_grad():
        for _ in range(iterations):
            v = F.normalize(F.linear(u, w), dim=1, eps=0)
            u = F.normalize(F.linear(v, w.T), dim=1, eps=0)
    sigma = torch.linalg.multi_dot([v, w, u.T]).squeeze()
    name = f"[{n_in}, {n_out}] of {scale:g}, {iterations} iterations"
    case(name, "stabilisers.spectralNormalize", given, weight=w / sigma, u=u, sigma=sigma)
    (g,) = torch.autograd.grad((cotangent * w / sigma).sum(), w)
    case(name, "stabilisers.spectralNormalizeVjp", {**given, "cotangent": cotangent}, w=g)


def converged(n_in, n_out):
    """After many iterations sigma is the largest singular value, by LAPACK."""
    w = rng.normal(size=(n_in, n_out))
    p, s, q = np.linalg.svd(w, full_matrices=False)
    w = f32(p @ np.diag(3.0 * 0.5 ** np.arange(s.size)) @ q)
    sigma = torch.linalg.svdvals(w)[0]
    given = {"w": w, "u": normal(1, n_out), "iterations": 40}
    case(f"[{n_in}, {n_out}], converged", "stabilisers.spectralNormalize", given, weight=w / sigma, sigma=sigma)


smoothing("moderate", normal(5, 1, scale=3), normal(4, 1, scale=3), 0.9)
smoothing("not smoothed", normal(3, 1), normal(6, 1), 1.0)
smoothing("confident", f32([[800.0], [-900.0], [30.0]]), f32([[-700.0], [1000.0]]), 0.7)
noise = {"x": normal(4, 3), "std": 0.25, "eps": normal(4, 3)}
case("moderate", "stabilisers.instanceNoise", noise, value=torch.add(noise["x"], noise["eps"], alpha=0.25))
for shape in ((4, 3), (3, 5), (6, 1), (1, 4)):
    for iterations in (1, 2, 5):
        spectral(*shape, 1.0, iterations)
spectral(5, 4, 0.01, 3)
spectral(5, 4, 100.0, 3)
converged(7, 5)
converged(4, 9)

# Training steps.


def gan_training(name, generator, discriminator, sizes, rates, steps):
    n, m, k = sizes
    latent, features = generator["hidden"][0]["kernel"].shape[0], generator["last"]["bias"].shape[0]
    g, d = (like(each, [p.clone() for p in parameters(each)]) for each in (generator, discriminator))
    g["activation"], d["activation"] = generator["activation"], discriminator["activation"]
    g_optimizer = torch.optim.SGD(parameters(required(g)), lr=rates["generator"])
    d_optimizer = torch.optim.SGD(parameters(required(d)), lr=rates["discriminator"])
    batches, d_losses, g_losses = [], [], []
    for _ in range(steps):
        real, z_d, z_g = normal(n, features), normal(m, latent), normal(k, latent)
        batches.append({"real": real, "zDiscriminator": z_d, "zGenerator": z_g})
        logits_real, logits_fake = apply(d, real), apply(d, apply(g, z_d).detach())
        d_loss = F.binary_cross_entropy_with_logits(logits_real, torch.ones_like(logits_real)) + (
            F.binary_cross_entropy_with_logits(logits_fake, torch.zeros_like(logits_fake))
        )
        d_optimizer.zero_grad()
        d_loss.backward()
        d_optimizer.step()
        logits = apply(d, apply(g, z_g))
        g_loss = F.binary_cross_entropy_with_logits(logits, torch.ones_like(logits))
        g_optimizer.zero_grad()
        g_loss.backward()
        g_optimizer.step()
        d_losses.append(d_loss)
        g_losses.append(g_loss)
    given = {"generator": generator, "discriminator": discriminator, "rates": rates, "batches": batches}
    case(
        name,
        "ganTraining.train",
        given,
        discriminatorLosses=d_losses,
        generatorLosses=g_losses,
        generator=g,
        discriminator=d,
    )


for steps in (1, 2, 5):
    for rates in ({"generator": 0.5, "discriminator": 0.25}, {"generator": 0.0625, "discriminator": 1.0}):
        for activation, other in (("tanh", "leakyRelu"), ("relu", "tanh"), ("softplus", "softplus")):
            generator, discriminator = mlp(activation, [2, 5, 3]), mlp(other, [3, 6, 4, 1])
            name = f"{steps} steps, {activation} against {other}"
            gan_training(name, generator, discriminator, (6, 4, 5), rates, steps)

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
json.dump({"script": {"path": "tests/peers/unit2_steps.py", "sha256": sha256}, "peers": peers, "cases": cases}, sys.stdout)
print()
