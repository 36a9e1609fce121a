"""Peers of our training step in NumPy and PyTorch, for bench.cpp.

Reads one JSON request a line, answers one JSON line each:
  {"do": "peers"}    -> {"found": [names], "missing": [names]}
  {"do": "make", "key", "peer", "V", "x", "y", "tables": {"Wxh": rows, ...}}
                     -> {"loss", "gradient": {"Wxh": rows, ...}}; keeps the peer under its key
  {"do": "step", "key", "learning_rate"} -> {"seconds"} of one training step of that peer
"""

import json
import sys
from time import perf_counter

missing = []
try:
    import numpy as np
except ImportError:
    np = None
    missing.append("NumPy (Debian: python3-numpy)")
try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None
    missing.append("PyTorch (Debian: python3-torch)")


class NumPyNetwork:
    """Row vectors, 1x1 biases, as in the workbook."""

    def __init__(self, task, tables):
        self.tables = tables
        self.x, self.y = (np.eye(task["V"])[task[name]] for name in ("x", "y"))
        self.h = np.zeros((len(task["x"]) + 1, len(tables[1])))

    def step(self, learning_rate):
        self.loss_and_gradient()
        for table, slope in zip(self.tables, self.gradient):
            table -= learning_rate * slope


class DoubleLoop(NumPyNetwork):
    """The source post's way: letter by letter, and back from every letter to the first."""

    def loss_and_gradient(self):
        Wxh, Whh, Bh, Wy, By = self.tables
        x, y, h = self.x, self.y, self.h
        steps = len(x)
        p = np.zeros_like(y)
        loss = 0.0
        for t in range(steps):
            h[t + 1 : t + 2] = np.tanh(np.dot(x[t : t + 1], Wxh) + np.dot(h[t : t + 1], Whh) + Bh)
            z = np.dot(h[t + 1 : t + 2], Wy) + By
            e = np.exp(z - np.max(z))
            p[t] = e / np.sum(e)
            loss -= np.log(p[t, np.argmax(y[t])])
        dWxh, dWhh, dBh, dWy, dBy = self.gradient = [np.zeros_like(table) for table in self.tables]
        for s in reversed(range(steps)):
            dz = p[s : s + 1] - y[s : s + 1]
            dWy += np.dot(h[s + 1 : s + 2].T, dz)
            dBy += np.sum(dz)
            dh = np.dot(dz, Wy.T)
            for t in reversed(range(s + 1)):
                da = dh * (1.0 - h[t + 1 : t + 2] ** 2)
                dWxh += np.dot(x[t : t + 1].T, da)
                dWhh += np.dot(h[t : t + 1].T, da)
                dBh += np.sum(da)
                dh = np.dot(da, Whh.T)
        return loss


class StackedSweep(NumPyNetwork):
    """One sweep back, stacked over time as far as it goes."""

    def loss_and_gradient(self):
        Wxh, Whh, Bh, Wy, By = self.tables
        x, y, h = self.x, self.y, self.h
        steps = len(x)
        a = x @ Wxh
        a += Bh
        for t in range(steps):
            np.tanh(a[t] + h[t] @ Whh, out=h[t + 1])
        p = h[1:] @ Wy
        p += By
        p -= p.max(axis=1, keepdims=True)
        np.exp(p, out=p)
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[y != 0.0]).sum()
        p -= y
        da = p @ Wy.T
        slope = 1.0 - h[1:] ** 2
        da[-1] *= slope[-1]
        for t in reversed(range(steps - 1)):
            da[t] += Whh @ da[t + 1]
            da[t] *= slope[t]
        self.gradient = [x.T @ da, h[:-1].T @ da, da.sum(), h[1:].T @ p, p.sum()]
        return loss


class TorchNetwork:
    """nn.RNN and a linear layer, autograd and SGD. Their biases are vectors: filled with the one number
    they do the same, and the slopes of their entries add up to that of the number."""

    def __init__(self, task, tables):
        Wxh, Whh, Bh, Wy, By = (torch.from_numpy(table) for table in tables)
        V, H = Wxh.shape
        self.x = torch.eye(V, dtype=torch.float64)[task["x"]]
        self.y = torch.tensor(task["y"])
        self.rnn = torch.nn.RNN(V, H, dtype=torch.float64)
        self.linear = torch.nn.Linear(H, V, dtype=torch.float64)
        with torch.no_grad():
            self.rnn.weight_ih_l0[:] = Wxh.T
            self.rnn.weight_hh_l0[:] = Whh.T
            self.rnn.bias_ih_l0[:] = Bh[0, 0]
            self.rnn.bias_hh_l0[:] = 0.0
            self.linear.weight[:] = Wy.T
            self.linear.bias[:] = By[0, 0]
        self.rnn.bias_hh_l0.requires_grad = False
        weights = [w for w in self.rnn.parameters() if w.requires_grad]
        self.descent = torch.optim.SGD(weights + list(self.linear.parameters()), lr=1e-4)

    def loss_and_gradient(self):
        self.descent.zero_grad()
        h, _ = self.rnn(self.x)
        loss = torch.nn.functional.cross_entropy(self.linear(h), self.y, reduction="sum")
        loss.backward()
        return loss

    def step(self, learning_rate):
        self.loss_and_gradient()
        self.descent.step()

    @property
    def gradient(self):
        rnn, linear = self.rnn, self.linear
        return [
            rnn.weight_ih_l0.grad.T.numpy(),
            rnn.weight_hh_l0.grad.T.numpy(),
            rnn.bias_ih_l0.grad.sum().numpy(),
            linear.weight.grad.T.numpy(),
            linear.bias.grad.sum().numpy(),
        ]


def answer(request):
    if request["do"] == "peers":
        return {"found": list(peers), "missing": missing}
    if request["do"] == "make":
        tables = [np.array(request["tables"][name]) for name in names]
        peer = made[request["key"]] = peers[request["peer"]](request, tables)
        loss = float(peer.loss_and_gradient())
        return {
            "loss": loss,
            "gradient": {n: np.atleast_2d(slope).tolist() for n, slope in zip(names, peer.gradient)},
        }
    start = perf_counter()
    made[request["key"]].step(request["learning_rate"])
    return {"seconds": perf_counter() - start}


names = ["Wxh", "Whh", "Bh", "Wy", "By"]
made = {}
peers = {}
if np:
    peers["NumPy, the double loop"] = DoubleLoop
    peers["NumPy, stacked sweep"] = StackedSweep
if np and torch:
    peers["PyTorch"] = TorchNetwork
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
