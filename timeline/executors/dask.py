"""Work on a Dask cluster. The only file that knows Dask, an optional extra."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import Any

from timeline.errors import TimelineError

_AHEAD = 3
"""Batches in flight for each thread of the cluster: its network takes longer than a pipe."""
_PATIENCE = "30s"


def run(
    function: Callable[[Any], Any], batches: Iterable[Any], *, workers: int, scheduler: str | None = None
) -> Iterator[Any]:
    """The result for each batch, in order.

    Args:
        function: what to do; importable on the workers.
        batches: what to do it with.
        workers: processes of the cluster that is started on this machine when no scheduler is given.
        scheduler: address of a running one, such as ``tcp://10.0.0.1:8786``.

    Raises:
        TimelineError: Dask is not installed, or the scheduler or all of its workers are out of reach.
    """
    with connected(workers, scheduler) as client:
        flying: deque[Any] = deque()
        for batch in batches:
            flying.append(client.submit(function, batch, pure=False))
            if len(flying) >= _AHEAD * max(1, sum(client.nthreads().values())):
                yield flying.popleft().result()
        while flying:
            yield flying.popleft().result()


@contextmanager
def connected(workers: int, scheduler: str | None) -> Iterator[Any]:
    """A client of a cluster; arguments and errors as for :func:`run`."""
    with ExitStack() as stack:
        yield _connect(stack, workers, scheduler)


@contextmanager
def losses_told() -> Iterator[None]:
    """Tell as an error of ours that one step has ended several workers."""
    killed: Any = import_module("distributed").KilledWorker
    try:
        yield
    except killed as error:
        raise TimelineError(
            f"Workers of the Dask cluster ended before their work was done ({error}); they may be short of memory. "
            "Give them more, or fewer threads each."
        ) from error


def _connect(stack: ExitStack, workers: int, scheduler: str | None) -> Any:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise TimelineError("The executor 'dask' needs Dask. Install it: pip install 'event-timeline[dask]'") from error
    try:
        if scheduler is None:
            local = distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
            )
            scheduler = stack.enter_context(local).scheduler_address
        client = stack.enter_context(distributed.Client(scheduler, timeout=_PATIENCE))
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise TimelineError(
            f"No worker of the Dask cluster at {scheduler} can be reached ({error}). "
            "Check the address, and that the scheduler and its workers run."
        ) from error
    return client
