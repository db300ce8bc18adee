"""What `voxleap bench` measures: figures of this machine, each as a ratio too, taken side by side in one run."""

from game.bench.frame import bench_frame
from game.bench.play import bench_play
from game.bench.played import markdown
from game.bench.sim import bench_sim

__all__ = ["bench_frame", "bench_play", "bench_sim", "markdown"]
