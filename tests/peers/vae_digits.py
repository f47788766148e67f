"""Trains the VAE of the digits in PyTorch and prints what it is worth on the test images.

    python tests/peers/vae_digits.py <seed> <steps> <batch> <learning rate>     (pip install torch numpy)

Written from the recipe alone: 784-400-20 with ReLU, normal weights of variance 2 / inputs ahead of a rectifier and
1 / inputs elsewhere, zero biases; Adam; shuffled epochs of full batches; every fifth digit of a class for testing.
"""

import gzip
import json
import math
import sys

import numpy as np
import torch
import torch.nn.functional as F

seed, steps, batch, rate = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
torch.set_num_threads(1)
torch.manual_seed(seed)


def idx(name, header):
    with gzip.open(f"datasets/data/mnist10k-{name}-ubyte.gz") as file:
        return np.frombuffer(file.read(), dtype=np.uint8, offset=header)


images = torch.tensor(idx("images-idx3", 16).reshape(-1, 784) / 255.0, dtype=torch.float32)
labels = idx("labels-idx1", 8)
rank = np.array([np.sum(labels[:i] == label) for i, label in enumerate(labels)])
held_out = torch.tensor(rank % 5 == 4)
train, test = images[~held_out], images[held_out]


def layer(inputs, outputs, gain):
    made = torch.nn.Linear(inputs, outputs)
    torch.nn.init.normal_(made.weight, std=math.sqrt(gain / inputs))
    torch.nn.init.zeros_(made.bias)
    return made


encoder, to_mu, to_log_var = layer(784, 400, 2), layer(400, 20, 1), layer(400, 20, 1)
decoder, to_logits = layer(20, 400, 2), layer(400, 784, 1)
model = torch.nn.ModuleList([encoder, to_mu, to_log_var, decoder, to_logits])
optimizer = torch.optim.Adam(model.parameters(), lr=rate)
prior = torch.distributions.Normal(0.0, 1.0)


def posterior(x):
    hidden = torch.relu(encoder(x))
    return torch.distributions.Normal(to_mu(hidden), torch.exp(to_log_var(hidden) / 2))


def log_likelihood(x, z):
    logits = to_logits(torch.relu(decoder(z)))
    return -F.binary_cross_entropy_with_logits(logits, x.expand_as(logits), reduction="none").sum(-1)


def negative_elbo(x):
    q = posterior(x)
    kl = torch.distributions.kl_divergence(q, prior).sum(-1)
    return kl - log_likelihood(x, q.rsample())


def bound(x, k):
    q = posterior(x)
    z = q.rsample((k,))
    log_w = log_likelihood(x, z) + (prior.log_prob(z) - q.log_prob(z)).sum(-1)
    return torch.logsumexp(log_w, 0) - math.log(k)


done = 0
while done < steps:
    for rows in torch.randperm(len(train)).split(batch):
        if len(rows) < batch or done == steps:
            break
        optimizer.zero_grad()
        negative_elbo(train[rows]).mean().backward()
        optimizer.step()
        done += 1

with torch.no_grad():
    parts = [(negative_elbo(x), bound(x, 1), bound(x, 5), bound(x, 50)) for x in test.split(50)]
means = [torch.cat(column).double().mean().item() for column in zip(*parts)]
values = dict(zip(["negativeElbo", "bound1", "bound5", "bound50"], means))
json.dump({"values": values, "engine": f"torch {torch.__version__}"}, sys.stdout)
