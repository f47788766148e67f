"""Times the training steps of tests/bench in PyTorch on the CPU and prints JSON: torch_steps.py <threads>."""

import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(0)
BUDGET = 4.0


def measure(step):
    times = []
    started = time.perf_counter()
    while len(times) < 8 or (time.perf_counter() - started < BUDGET and len(times) < 400):
        at = time.perf_counter()
        step().item()
        times.append(time.perf_counter() - at)
    times = sorted(times[3:])
    return 1000 * times[len(times) // 2]


def vae():
    """784-400-20, batch 128, Adam 1e-3, Bernoulli likelihood on logits plus KL."""
    encoder, to_mu, to_log_var = nn.Linear(784, 400), nn.Linear(400, 20), nn.Linear(400, 20)
    decoder, to_logits = nn.Linear(20, 400), nn.Linear(400, 784)
    layers = nn.ModuleList([encoder, to_mu, to_log_var, decoder, to_logits])
    optimizer = torch.optim.Adam(layers.parameters(), lr=1e-3)
    x, eps = torch.rand(128, 784), torch.randn(128, 20)

    def step():
        optimizer.zero_grad()
        h = torch.relu(encoder(x))
        mu, log_var = to_mu(h), to_log_var(h)
        logits = to_logits(torch.relu(decoder(mu + eps * torch.exp(log_var / 2))))
        cross_entropy = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        kl = 0.5 * (mu.square() + log_var.exp() - 1 - log_var).sum()
        loss = (cross_entropy + kl) / 128
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step


def network(to):
    return nn.Sequential(nn.Linear(2, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, to))


def adam(model):
    return torch.optim.Adam(model.parameters(), lr=1e-4, betas=(0.5, 0.9))


def gan():
    """One step of the discriminator and one of the generator, non-saturating."""
    generator, discriminator = network(2), network(1)
    of_generator, of_discriminator = adam(generator), adam(discriminator)
    real, noise = torch.randn(256, 2), torch.randn(256, 2)

    def step():
        with torch.no_grad():
            fake = generator(noise)
        of_discriminator.zero_grad()
        loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
        loss.backward()
        of_discriminator.step()
        of_generator.zero_grad()
        F.softplus(-discriminator(generator(noise))).mean().backward()
        of_generator.step()
        return loss.detach()

    return step


def wgan_gp():
    """One step of the critic with gradient penalty, weight 0.1."""
    generator, critic = network(2), network(1)
    optimizer = adam(critic)
    real, noise, mix = torch.randn(256, 2), torch.randn(256, 2), torch.rand(256, 1)

    def step():
        with torch.no_grad():
            fake = generator(noise)
        between = (mix * real + (1 - mix) * fake).requires_grad_()
        optimizer.zero_grad()
        (gradient,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
        penalty = (gradient.norm(dim=1) - 1).square().mean()
        loss = critic(fake).mean() - critic(real).mean() + 0.1 * penalty
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step


print(
    json.dumps(
        {
            "device": f"PyTorch {torch.__version__}, CPU, {torch.get_num_threads()} threads",
            "stepMs": {"vae": measure(vae()), "gan": measure(gan()), "wgan-gp": measure(wgan_gp())},
        }
    )
)
