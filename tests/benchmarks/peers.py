"""Peers of our training step in NumPy and PyTorch, for bench.cpp.

Reads the file that it is given, {"learning_rate", "works": [{"x", "y", "parameters"}], "texts": [{"count",
"read", "wanted", "plain"}], "gated": {"count", "read", "wanted", "lstm", "gru"}, "transformer"}, and prints
{"runs": [for each work, [{"peer", "loss", "gradient", "seconds"}]], "texts": [the same], "lstm": [these],
"gru": [these], "transformer": [these], "left_out": [sentences]}. All tables are lists of rows; "parameters",
"gradient" and the networks have one under each name.
"""

import json
import sys
import timeit

left_out = []
try:
    import numpy as np
except ImportError:
    np = None
    left_out.append("NumPy (Debian: python3-numpy)")
try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None
    left_out.append("PyTorch (Debian: python3-torch)")


class NumPyNetwork:
    """Row vectors, 1x1 biases, and one sweep back, stacked over time as far as it goes, as in chapter 6."""

    def __init__(self, x, y, parameters, learning_rate):
        self.x, self.y, self.parameters, self.learning_rate = x, y, parameters, learning_rate
        self.h = np.zeros((len(x) + 1, len(parameters["Whh"])))

    def loss_and_gradient(self):
        Wxh, Whh, Bh, Wy, By = (self.parameters[name] for name in ("Wxh", "Whh", "Bh", "Wy", "By"))
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
        gradient = {"Wxh": x.T @ da, "Whh": h[:-1].T @ da, "Bh": da.sum(), "Wy": h[1:].T @ p, "By": p.sum()}
        return loss, gradient

    def step(self):
        _, gradient = self.loss_and_gradient()
        for name, table in self.parameters.items():
            table -= self.learning_rate * gradient[name]


class NumPyLetters:
    """A character network as it is usually written in NumPy: letter by letter, there and back."""

    def __init__(self, text, learning_rate):
        self.tables = {name: np.array(rows) for name, rows in text["plain"].items()}
        self.read = np.array(text["read"]).reshape(-1, text["count"])
        self.wanted = np.array(text["wanted"]).reshape(-1, text["count"])
        self.learning_rate = learning_rate

    def loss_and_gradient(self):
        Wxh, Whh, Bh, Wy, By = (self.tables[name] for name in ("Wxh", "Whh", "Bh", "Wy", "By"))
        T, B = self.read.shape
        each = np.arange(B)
        h, p = {-1: np.zeros((B, len(Whh)))}, {}
        loss = 0.0
        for t in range(T):
            h[t] = np.tanh(Wxh[self.read[t]] + h[t - 1] @ Whh + Bh)
            z = h[t] @ Wy + By
            p[t] = np.exp(z - z.max(axis=1, keepdims=True))
            p[t] /= p[t].sum(axis=1, keepdims=True)
            loss -= np.log(p[t][each, self.wanted[t]]).sum() / B
        gradient = {name: np.zeros_like(table) for name, table in self.tables.items()}
        next_da = np.zeros_like(h[-1])
        for t in reversed(range(T)):
            dz = p[t] / B
            dz[each, self.wanted[t]] -= 1 / B
            gradient["Wy"] += h[t].T @ dz
            gradient["By"] += dz.sum()
            next_da = (dz @ Wy.T + next_da @ Whh.T) * (1 - h[t] * h[t])
            gradient["Whh"] += h[t - 1].T @ next_da
            gradient["Bh"] += next_da.sum()
            np.add.at(gradient["Wxh"], self.read[t], next_da)
        return loss, gradient

    def step(self):
        _, gradient = self.loss_and_gradient()
        for name, table in self.tables.items():
            table -= self.learning_rate * gradient[name]


class TorchNetwork:
    """nn.RNN and a linear layer, autograd and SGD. Their biases are vectors: filled with the one number
    they do the same, and the slopes of their entries add up to that of the number."""

    def __init__(self, x, y, parameters, learning_rate):
        V, H = parameters["Wxh"].shape
        self.x = torch.from_numpy(x)
        self.y = torch.from_numpy(y.argmax(axis=1))
        self.rnn = torch.nn.RNN(V, H, dtype=torch.float64)
        self.linear = torch.nn.Linear(H, V, dtype=torch.float64)
        with torch.no_grad():
            self.rnn.weight_ih_l0[:] = torch.from_numpy(parameters["Wxh"].T)
            self.rnn.weight_hh_l0[:] = torch.from_numpy(parameters["Whh"].T)
            self.rnn.bias_ih_l0[:] = parameters["Bh"][0, 0]
            self.rnn.bias_hh_l0[:] = 0.0
            self.linear.weight[:] = torch.from_numpy(parameters["Wy"].T)
            self.linear.bias[:] = parameters["By"][0, 0]
        self.rnn.bias_hh_l0.requires_grad = False
        weights = [w for w in self.rnn.parameters() if w.requires_grad]
        self.descent = torch.optim.SGD(weights + list(self.linear.parameters()), lr=learning_rate)

    def backward(self):
        self.descent.zero_grad()
        h, _ = self.rnn(self.x)
        loss = torch.nn.functional.cross_entropy(self.linear(h), self.y, reduction="sum")
        loss.backward()
        return loss

    def loss_and_gradient(self):
        loss = self.backward()
        rnn, linear = self.rnn, self.linear
        gradient = {
            "Wxh": rnn.weight_ih_l0.grad.T,
            "Whh": rnn.weight_hh_l0.grad.T,
            "Bh": rnn.bias_ih_l0.grad.sum(),
            "Wy": linear.weight.grad.T,
            "By": linear.bias.grad.sum(),
        }
        return loss, gradient

    def step(self):
        self.backward()
        self.descent.step()


class TorchGates:
    """nn.LSTM, nn.GRU or nn.RNN, and a linear layer. Gates stand side by side in one table, in this order."""

    def __init__(self, cell, gates, gated, tables, learning_rate, dtype=None):
        dtype = dtype or torch.float64
        tables = {name: torch.tensor(rows, dtype=dtype) for name, rows in tables.items()}
        V, H = tables["Wx" + gates[0]].shape
        B = gated["count"]
        letters = torch.tensor(gated["read"]).view(-1, B)
        self.gates, self.B, self.H = gates, B, H
        self.x = torch.nn.functional.one_hot(letters, V).to(dtype)
        self.y = torch.tensor(gated["wanted"])
        self.rnn = cell(V, H, dtype=dtype)
        self.linear = torch.nn.Linear(H, V, dtype=dtype)
        with torch.no_grad():
            self.rnn.weight_ih_l0[:] = torch.cat([tables["Wx" + gate].T for gate in gates])
            self.rnn.weight_hh_l0[:] = torch.cat([tables["Wh" + gate].T for gate in gates])
            self.rnn.bias_ih_l0[:] = torch.cat([tables["B" + gate][0].expand(H) for gate in gates])
            self.rnn.bias_hh_l0[:] = 0.0
            self.linear.weight[:] = tables["Wy"].T
            self.linear.bias[:] = tables["By"][0, 0]
        self.rnn.bias_hh_l0.requires_grad = False
        weights = [w for w in self.rnn.parameters() if w.requires_grad]
        self.descent = torch.optim.SGD(weights + list(self.linear.parameters()), lr=learning_rate)

    def backward(self):
        self.descent.zero_grad()
        h, _ = self.rnn(self.x)
        z = self.linear(h).flatten(0, 1)
        loss = torch.nn.functional.cross_entropy(z, self.y, reduction="sum") / self.B
        loss.backward()
        return loss

    def loss_and_gradient(self):
        loss = self.backward()
        gradient = {"Wy": self.linear.weight.grad.T, "By": self.linear.bias.grad.sum()}
        for i, gate in enumerate(self.gates):
            its = slice(i * self.H, (i + 1) * self.H)
            gradient["Wx" + gate] = self.rnn.weight_ih_l0.grad[its].T
            gradient["Wh" + gate] = self.rnn.weight_hh_l0.grad[its].T
            gradient["B" + gate] = self.rnn.bias_ih_l0.grad[its].sum()
        return loss, gradient

    def step(self):
        self.backward()
        self.descent.step()


class TorchTransformer:
    """nn.MultiheadAttention and nn.LayerNorm, put together as in chapter 9, with nn.Linear between them."""

    def __init__(self, work, learning_rate):
        tables = {name: torch.tensor(rows, dtype=torch.float64) for name, rows in work["tables"].items()}
        self.B, heads, H = work["count"], work["heads"], tables["Wx"].shape[1]
        self.read = torch.tensor(work["read"]).view(-1, self.B)
        self.wanted = torch.tensor(work["wanted"])
        T = len(self.read)
        self.mask = torch.ones(T, T).triu(1).bool()
        self.places = {}  # where each table's values are: a parameter, which rows of it, whether turned over

        def linear(name):
            layer = torch.nn.Linear(*tables[name].shape, bias=False, dtype=torch.float64)
            self.places[name] = (layer.weight, slice(None), True)
            return layer

        def norm(n):
            layer = torch.nn.LayerNorm(H, dtype=torch.float64)
            self.places["gamma" + n] = (layer.weight, slice(None), False)
            self.places["lambda" + n] = (layer.bias, slice(None), False)
            return layer

        def attention(n):
            layer = torch.nn.MultiheadAttention(H, heads, bias=False, dtype=torch.float64)
            for i, name in enumerate(["Wq", "Wk", "Wv"]):
                self.places[name + n] = (layer.in_proj_weight, slice(i * H, (i + 1) * H), True)
            self.places["Wo" + n] = (layer.out_proj.weight, slice(None), True)
            return layer

        self.Wx = torch.nn.Parameter(torch.zeros_like(tables["Wx"]))
        self.Wp = torch.nn.Parameter(torch.zeros_like(tables["Wp"]))
        self.By = torch.nn.Parameter(torch.zeros_like(tables["By"]))
        for name in ["Wx", "Wp", "By"]:
            self.places[name] = (getattr(self, name), slice(None), False)
        self.blocks = []
        while "W1_%d" % len(self.blocks) in tables:
            n = "_%d" % len(self.blocks)
            self.blocks.append((norm("1" + n), attention(n), norm("2" + n), linear("W1" + n), linear("W2" + n)))
        self.norm, self.linear = norm(""), linear("Wy")
        with torch.no_grad():
            for name, (values, rows, turned) in self.places.items():
                values[rows] = tables[name].T if turned else tables[name]
        self.descent = torch.optim.SGD({id(p): p for p, _, _ in self.places.values()}.values(), lr=learning_rate)

    def backward(self):
        self.descent.zero_grad()
        h = torch.nn.functional.embedding(self.read, self.Wx) + self.Wp[: len(self.read), None]
        for norm1, attention, norm2, up, down in self.blocks:
            y = norm1(h)
            h = h + attention(y, y, y, attn_mask=self.mask, need_weights=False)[0]
            h = h + down(torch.tanh(up(norm2(h))))
        z = (self.linear(self.norm(h)) + self.By).flatten(0, 1)
        loss = torch.nn.functional.cross_entropy(z, self.wanted, reduction="sum") / self.B
        loss.backward()
        return loss

    def loss_and_gradient(self):
        loss = self.backward()
        return loss, {
            name: values.grad[rows].T if turned else values.grad[rows]
            for name, (values, rows, turned) in self.places.items()
        }

    def step(self):
        self.backward()
        self.descent.step()


def run(peer, network):
    loss, gradient = network.loss_and_gradient()
    gradient = {name: np.atleast_2d(slopes).tolist() for name, slopes in gradient.items()}
    steps, seconds = timeit.Timer(network.step).autorange()
    return {"peer": peer, "loss": float(loss), "gradient": gradient, "seconds": seconds / steps}


def run_plain(peer, network, work, learning_rate):
    parameters = {name: np.array(rows) for name, rows in work["parameters"].items()}
    return run(peer, network(np.array(work["x"]), np.array(work["y"]), parameters, learning_rate))


peers = {}
if np:
    peers["NumPy"] = NumPyNetwork
if np and torch:
    peers["PyTorch"] = TorchNetwork
with open(sys.argv[1]) as file:
    request = json.load(file)
rate, gated = request["learning_rate"], request["gated"]
answer = {"left_out": left_out, "texts": [[] for _ in request["texts"]], "lstm": [], "gru": [], "transformer": []}
answer["runs"] = [
    [run_plain(peer, network, work, rate) for peer, network in peers.items()] for work in request["works"]
]
for text, runs in zip(request["texts"], answer["texts"]):
    if np:
        runs.append(run("NumPy", NumPyLetters(text, rate)))
    if np and torch:
        for peer, dtype in {"PyTorch": torch.float64, "PyTorch, single precision": torch.float32}.items():
            runs.append(run(peer, TorchGates(torch.nn.RNN, "h", text, text["plain"], rate, dtype)))
if np and torch:
    lstm = TorchGates(torch.nn.LSTM, "ifco", gated, gated["lstm"], rate)
    gru = TorchGates(torch.nn.GRU, "ruh", gated, gated["gru"], rate)
    answer["lstm"] = [run("PyTorch", lstm)]
    answer["gru"] = [run("PyTorch", gru)]
    answer["transformer"] = [run("PyTorch", TorchTransformer(request["transformer"], rate))]
print(json.dumps(answer))
