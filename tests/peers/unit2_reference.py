"""Golden numbers for the reference's losses, optimizers and training steps: PyTorch in float64.

    python tests/peers/unit2_reference.py > tests/peers/unit2-reference.golden.json     (pip install torch numpy)

Each method is written here once more from its paper, on PyTorch's autograd, layers and optimizers. Inputs are float32
numbers; JSON holds them exactly. No rectifier's argument comes nearer to 0 than 1e-4, so float32 falls on the same side.
"""

import hashlib
import json
import platform
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20250311)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def normal(*shape, scale=1.0):
    return f32(scale * rng.normal(size=shape))


def matrix(a):
    a = a.detach().numpy() if isinstance(a, torch.Tensor) else np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


def record(tree):
    """Arrays anywhere in dicts and lists, as matrices."""
    if isinstance(tree, dict):
        return {name: record(part) for name, part in tree.items()}
    return [record(part) for part in tree] if isinstance(tree, list) else matrix(tree)


def tensors(arrays):
    return {name: torch.tensor(a, requires_grad=True) for name, a in arrays.items()}


def gradients(loss, weights):
    return dict(zip(weights, torch.autograd.grad(loss, list(weights.values()))))


def away_from_kink(a):
    assert a.detach().abs().min() > 1e-4, "draw other inputs: a rectifier is at its kink"
    return a


# The critic's and the generator's loss of the Wasserstein GAN.
def wasserstein():
    real, fake = tensors({"real": normal(5, 1, scale=3)})["real"], tensors({"fake": normal(4, 1, scale=3)})["fake"]
    critic = fake.mean() - real.mean()
    by_real, by_fake = torch.autograd.grad(critic, [real, fake])
    generator = -fake.mean()
    (by_generated,) = torch.autograd.grad(generator, [fake])
    return {
        "inputs": record({"real": real, "fake": fake}),
        "critic": record({"value": critic, "real": by_real, "fake": by_fake}),
        "generator": record({"value": generator, "fake": by_generated}),
    }


# Five updates by given gradients.
def optimizer(make):
    start = normal(2, 3)
    steps = [normal(2, 3, scale=10.0 ** (2 - i)) for i in range(5)]
    w = torch.tensor(start, requires_grad=True)
    rule = make([w])
    for g in steps:
        w.grad = torch.tensor(g)
        rule.step()
    return {"start": matrix(start), "gradients": record(steps), "end": matrix(w)}


# A variational autoencoder with one hidden layer on either side.
def vae_weights(pixels, hidden, latent):
    shapes = {
        "encoder": (pixels, hidden),
        "mu": (hidden, latent),
        "logVar": (hidden, latent),
        "decoder": (latent, hidden),
        "logits": (hidden, pixels),
    }
    weights = {}
    for name, (i, o) in shapes.items():
        weights[name + "Kernel"] = normal(i, o, scale=i**-0.5)
        weights[name + "Bias"] = normal(o, scale=0.3)
    return weights


def dense(w, name, x):
    return x @ w[name + "Kernel"] + w[name + "Bias"]


def posterior(w, x, eps):
    h = torch.relu(away_from_kink(dense(w, "encoder", x)))
    q = torch.distributions.Normal(dense(w, "mu", h), torch.exp(dense(w, "logVar", h) / 2))
    return q, q.mean + q.stddev * eps


def log_likelihood(w, x, z):
    logits = dense(w, "logits", torch.relu(away_from_kink(dense(w, "decoder", z))))
    return -F.binary_cross_entropy_with_logits(logits, x.expand_as(logits), reduction="none").sum(-1)


def negative_elbo(w, x, eps, beta):
    q, z = posterior(w, x, eps)
    prior = torch.distributions.Normal(0.0, 1.0)
    kl = torch.distributions.kl_divergence(q, prior).sum(-1)
    return (beta * kl - log_likelihood(w, x, z)).mean()


def importance_weighted(w, x, eps):
    q, z = posterior(w, torch.tensor(x), torch.tensor(eps))
    log_prior = torch.distributions.Normal(0.0, 1.0).log_prob(z).sum(-1)
    log_w = log_likelihood(w, torch.tensor(x), z) + log_prior - q.log_prob(z).sum(-1)  # [k, batch]
    return log_w, torch.logsumexp(log_w, 0) - np.log(len(eps))


def bound():
    weights, x, eps = vae_weights(6, 5, 2), f32(rng.uniform(size=(4, 6))), normal(3, 4, 2)
    w = tensors(weights)
    log_w, value = importance_weighted(w, x, eps)
    return {
        "weights": record(weights),
        **record({"x": x, "eps": eps, "logWeights": log_w, "bound": value}),
        "gradients": record(gradients(value.mean(), w)),
    }


def vae_training(beta):
    weights = vae_weights(6, 5, 2)
    w = tensors(weights)
    rule = torch.optim.Adam(list(w.values()), lr=1e-2)
    steps, losses = [], []
    for _ in range(4):
        x, eps = f32(rng.uniform(size=(4, 6))), normal(4, 2)
        loss = negative_elbo(w, torch.tensor(x), torch.tensor(eps), beta)
        rule.zero_grad()
        loss.backward()
        rule.step()
        steps.append({"x": x, "eps": eps})
        losses.append(loss.item())
    return {"beta": beta, "start": record(weights), "steps": record(steps), "losses": losses, "end": record(w)}


# A convolutional one: 4 x 4 kernels, stride 2, on images of 8 x 8. Kernels are stored as [height, width, in, out], those of
# the decoder's convolutions as [height, width, out, in].
def convolutional():
    channels, latent, batch = (2, 3), 2, 3
    flat = 2 * 2 * channels[1]
    shapes = {
        "narrow1": (4, 4, 1, channels[0]),
        "narrow2": (4, 4, channels[0], channels[1]),
        "mu": (flat, latent),
        "logVar": (flat, latent),
        "spread": (latent, flat),
        "widen1": (4, 4, channels[0], channels[1]),
        "widen2": (4, 4, 1, channels[0]),
    }
    weights = {}
    for name, shape in shapes.items():
        weights[name + "Kernel"] = normal(*shape, scale=0.4)
        weights[name + "Bias"] = normal(shape[2] if name.startswith("widen") else shape[-1], scale=0.3)
    x, eps = f32(rng.uniform(size=(batch, 64))), normal(batch, latent)
    w = tensors(weights)

    def narrow(name, h):
        return F.conv2d(h, w[name + "Kernel"].permute(3, 2, 0, 1), w[name + "Bias"], stride=2, padding=1)

    def widen(name, h):
        return F.conv_transpose2d(h, w[name + "Kernel"].permute(3, 2, 0, 1), w[name + "Bias"], stride=2, padding=1)

    h = torch.tensor(x).reshape(batch, 1, 8, 8)
    for name in ["narrow1", "narrow2"]:
        h = torch.relu(away_from_kink(narrow(name, h)))
    h = h.permute(0, 2, 3, 1).reshape(batch, flat)  # channels last
    mu, log_var = dense(w, "mu", h), dense(w, "logVar", h)
    z = mu + torch.exp(log_var / 2) * torch.tensor(eps)
    h = torch.relu(away_from_kink(dense(w, "spread", z))).reshape(batch, 2, 2, channels[1]).permute(0, 3, 1, 2)
    logits = widen("widen2", torch.relu(away_from_kink(widen("widen1", h)))).reshape(batch, 64)
    cross_entropies = F.binary_cross_entropy_with_logits(logits, torch.tensor(x), reduction="none").sum(-1)
    q = torch.distributions.Normal(mu, torch.exp(log_var / 2))
    kl = torch.distributions.kl_divergence(q, torch.distributions.Normal(0.0, 1.0)).sum(-1)
    loss = (cross_entropies + kl).mean()
    return {
        "weights": record(weights),
        **record({"x": x, "eps": eps, "mu": mu, "logits": logits, "loss": loss}),
        "gradients": record(gradients(loss, w)),
    }


# Both players of a convolutional GAN, its discriminator's loss with the R1 penalty and its generator's, and their gradients.
def convolutional_gan():
    channels, latent, batch, gamma = (2, 3), 2, 3, 2.0
    flat = 2 * 2 * channels[1]
    g = {
        "spreadKernel": normal(latent, flat, scale=0.7),
        "spreadBias": normal(flat, scale=0.3),
        "widen1Kernel": normal(4, 4, channels[0], channels[1], scale=0.4),
        "widen1Bias": normal(channels[0], scale=0.3),
        "widen2Kernel": normal(4, 4, 1, channels[0], scale=0.4),
        "widen2Bias": normal(1, scale=0.3),
    }
    d = {
        "narrow1Kernel": normal(4, 4, 1, channels[0], scale=0.4),
        "narrow1Bias": normal(channels[0], scale=0.3),
        "narrow2Kernel": normal(4, 4, channels[0], channels[1], scale=0.4),
        "narrow2Bias": normal(channels[1], scale=0.3),
        "judgeKernel": normal(flat, 1, scale=0.5),
        "judgeBias": normal(1, scale=0.3),
    }
    x, z = f32(rng.uniform(size=(batch, 64))), normal(batch, latent)
    gw, dw = tensors(g), tensors(d)

    def convolved(convolve, w, name, h):
        return convolve(h, w[name + "Kernel"].permute(3, 2, 0, 1), w[name + "Bias"], stride=2, padding=1)

    def generate(z):
        h = torch.relu(away_from_kink(dense(gw, "spread", z))).reshape(batch, 2, 2, channels[1]).permute(0, 3, 1, 2)
        h = torch.relu(away_from_kink(convolved(F.conv_transpose2d, gw, "widen1", h)))
        return torch.sigmoid(convolved(F.conv_transpose2d, gw, "widen2", h)).reshape(batch, 64)

    def judge(x):
        h = x.reshape(batch, 1, 8, 8)
        for name in ["narrow1", "narrow2"]:
            h = F.leaky_relu(away_from_kink(convolved(F.conv2d, dw, name, h)), 0.2)
        return dense(dw, "judge", h.permute(0, 2, 3, 1).reshape(batch, flat))

    samples, logits = generate(torch.tensor(z)), judge(torch.tensor(x))
    d_loss = r1(gamma)(judge, torch.tensor(x), samples.detach(), {})
    g_loss = fooled(judge, samples, {})
    return {
        "gamma": gamma,
        **record({"generator": g, "discriminator": d, "x": x, "z": z, "samples": samples, "logits": logits}),
        **record({"discriminatorLoss": d_loss, "generatorLoss": g_loss}),
        "discriminatorGradients": record(gradients(d_loss, dw)),
        "generatorGradients": record(gradients(g_loss, gw)),
    }


# Ascent of the importance-weighted bound with three samples.
def iwae_training():
    weights = vae_weights(6, 5, 2)
    w = tensors(weights)
    rule = torch.optim.Adam(list(w.values()), lr=1e-2)
    steps, losses = [], []
    for _ in range(3):
        x, eps = f32(rng.uniform(size=(4, 6))), normal(3, 4, 2)
        loss = -importance_weighted(w, x, eps)[1].mean()
        rule.zero_grad()
        loss.backward()
        rule.step()
        steps.append({"x": x, "eps": eps})
        losses.append(loss.item())
    return {"start": record(weights), "steps": record(steps), "losses": losses, "end": record(w)}


# GANs of two multilayer perceptrons, leaky rectifiers inside.
def mlp_weights(*sizes):
    weights = {}
    for i, (a, b) in enumerate(zip(sizes, sizes[1:]), 1):
        weights[f"kernel{i}"], weights[f"bias{i}"] = normal(a, b, scale=a**-0.5), normal(b, scale=0.3)
    return weights


def apply(w, x):
    depth = len(w) // 2
    for i in range(1, depth + 1):
        x = x @ w[f"kernel{i}"] + w[f"bias{i}"]
        x = F.leaky_relu(away_from_kink(x), 0.2) if i < depth else x
    return x


def squared_slope(critic, x):
    x = x.detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(critic(x).sum(), [x], create_graph=True)
    return slope.square().sum(1)


def cross_entropy(logits, label):
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))


def logistic(real=1.0):
    return lambda d, x, y, _: cross_entropy(d(x), real) + cross_entropy(d(y), 0.0)


def fooled(d, y, _):
    return cross_entropy(d(y), 1.0)


def wasserstein_critic(d, x, y, _):
    return d(y).mean() - d(x).mean()


def wgan_gp(weight):
    def loss(d, x, y, noise):
        between = noise["alpha"] * x + (1 - noise["alpha"]) * y
        return wasserstein_critic(d, x, y, noise) + weight * (squared_slope(d, between).sqrt() - 1).square().mean()

    return loss


def r1(gamma):
    return lambda d, x, y, noise: logistic()(d, x, y, noise) + gamma / 2 * squared_slope(d, x).mean()


def blurred(std):
    def loss(d, x, y, noise):
        return logistic()(d, x + std * noise["epsReal"], y + std * noise["epsFake"], noise)

    return loss, lambda d, y, noise: fooled(d, y + std * noise["epsFake"], noise)


def minus_mean(d, y, _):
    return -d(y).mean()


# By the names of the reference's objectives: options, steps of the critic, both losses.
games = {
    "minimax": ({}, 1, logistic(), lambda d, y, _: -cross_entropy(d(y), 0.0)),
    "nonSaturating": ({}, 1, logistic(), fooled),
    "wganClipped": ({"clip": 0.25}, 2, wasserstein_critic, minus_mean),
    "wganGp": ({"lambda": 10.0}, 2, wgan_gp(10.0), minus_mean),
    "r1": ({"gamma": 2.0}, 1, r1(2.0), fooled),
    "smoothed": ({"smooth": 0.75}, 1, logistic(0.75), fooled),
    "noisy": ({"std": 0.5}, 1, *blurred(0.5)),
    "spectral": ({}, 1, logistic(), fooled),
}


def unit(a):
    return a / a.norm()


def spectrally(w, u):
    """Kernels over their norms by one iteration of the power method, with its vectors held constant."""
    weights, following = dict(w), {}
    for name, start in u.items():
        with torch.no_grad():
            v = unit(start @ w[name].T)
            following[name] = unit(v @ w[name])
        weights[name] = w[name] / (v @ w[name] @ following[name].T)
    return weights, following


def gan_training(name, make):
    options, rounds, d_loss, g_loss = games[name]
    start = {"generator": mlp_weights(3, 5, 5, 2), "discriminator": mlp_weights(2, 5, 5, 1)}
    g, d = tensors(start["generator"]), tensors(start["discriminator"])
    u = {}
    if name == "spectral":
        u = {k: torch.tensor(f32(unit(torch.tensor(normal(1, a.shape[1]))))) for k, a in start["discriminator"].items() if a.ndim == 2}
    start["directions"] = dict(u)
    average = {k: w.detach().clone() for k, w in g.items()}
    g_rule, d_rule = make(list(g.values())), make(list(d.values()))
    draw = lambda: {"z": normal(4, 3), "alpha": f32(rng.uniform(size=(4, 1))), "epsReal": normal(4, 2), "epsFake": normal(4, 2)}
    steps = []
    for _ in range(3):
        step = {"real": [], "noise": []}
        for _ in range(rounds):
            x, noise = normal(4, 2), draw()
            step["real"].append(x)
            step["noise"].append(noise)
            t = {k: torch.tensor(a) for k, a in noise.items()}
            fake = apply(g, t["z"]).detach()
            weights, following = spectrally(d, u)
            loss = d_loss(lambda points: apply(weights, points), torch.tensor(x), fake, t)
            d_rule.zero_grad()
            loss.backward()
            d_rule.step()
            u = following
            if "clip" in options:
                for w in d.values():
                    w.data.clamp_(-options["clip"], options["clip"])
        noise = draw()
        t = {k: torch.tensor(a) for k, a in noise.items()}
        weights, _ = spectrally(d, u)
        generator_loss = g_loss(lambda points: apply(weights, points), apply(g, t["z"]), t)
        g_rule.zero_grad()
        generator_loss.backward()
        g_rule.step()
        for k, w in g.items():
            average[k] = 0.75 * average[k] + 0.25 * w.detach()
        steps.append(
            {**record({**step, "generatorNoise": noise}), "losses": [loss.item(), generator_loss.item()]}
        )
    end = {"generator": g, "discriminator": d, "average": average, "directions": u}
    return {"objective": name, "options": options, "start": record(start), "steps": steps, "end": record(end)}


def small_adam(parameters):
    return torch.optim.Adam(parameters, lr=1e-2, betas=(0.5, 0.9))


def small_rmsprop(parameters):
    return torch.optim.RMSprop(parameters, lr=1e-2)


golden = {
    "wasserstein": wasserstein(),
    "optimizers": {
        "adam": optimizer(lambda p: torch.optim.Adam(p, lr=1e-2, betas=(0.5, 0.9))),
        "rmsprop": optimizer(lambda p: torch.optim.RMSprop(p, lr=1e-2)),
        "sgd": optimizer(lambda p: torch.optim.SGD(p, lr=1e-2)),
    },
    "bound": bound(),
    "vae": [vae_training(1.0), vae_training(4.0)],
    "gans": [gan_training(name, small_rmsprop if name == "wganClipped" else small_adam) for name in games],
    "convolutional": convolutional(),
    "convolutionalGan": convolutional_gan(),
    "iwae": iwae_training(),
}
with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
script = {"path": "tests/peers/unit2_reference.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, **golden}, sys.stdout, indent=1)
print()
