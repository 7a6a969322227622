using System.Numerics.Tensors;

namespace ClaimPipeline.Classification;

/// <summary>Limited-memory BFGS (Nocedal and Wright, algorithm 7.5) with a backtracking line search; deterministic.</summary>
internal static class LbfgsMinimizer
{
    private const int Memory = 8;

    /// <summary>Value of the function at a point; fills in the gradient.</summary>
    public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Walks downhill from 0.</summary>
    /// <param name="size">Number of variables.</param>
    /// <param name="objective">What to minimise: convex and smooth.</param>
    /// <param name="maxIterations">Most steps.</param>
    /// <param name="keepGoing">Asked after each step with the point reached.</param>
    public static double[] Minimize(int size, Objective objective, int maxIterations, Func<double[], bool> keepGoing)
    {
        var point = new double[size];
        var gradient = new double[size];
        var value = objective(point, gradient);
        var steps = new List<(double[] S, double[] Y, double Rho)>();
        for (var iteration = 0; iteration < maxIterations; iteration++)
        {
            var direction = Direction(gradient, steps);
            var slope = Dot(direction, gradient);
            if (slope > -1e-10)
            {
                break;
            }

            var length = steps.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(Dot(gradient, gradient))) : 1.0;
            var next = new double[size];
            var nextGradient = new double[size];
            double nextValue;
            while (true)
            {
                TensorPrimitives.MultiplyAdd(direction, length, point, next);
                nextValue = objective(next, nextGradient);
                if (nextValue <= value + 1e-4 * length * slope || length < 1e-10)
                {
                    break;
                }

                length /= 2;
            }

            Remember(steps, point, gradient, next, nextGradient);
            var gain = value - nextValue;
            (point, gradient, value) = (next, nextGradient, nextValue);
            if (!keepGoing(point) || gain < 1e-9 * Math.Max(1, Math.Abs(value)))
            {
                break;
            }
        }

        return point;
    }

    private static void Remember(List<(double[] S, double[] Y, double Rho)> steps, double[] point, double[] gradient, double[] next, double[] nextGradient)
    {
        var s = new double[point.Length];
        var y = new double[point.Length];
        TensorPrimitives.Subtract<double>(next, point, s);
        TensorPrimitives.Subtract<double>(nextGradient, gradient, y);
        var curvature = Dot(s, y);
        if (curvature <= 1e-12)
        {
            return;
        }

        steps.Add((s, y, 1 / curvature));
        if (steps.Count > Memory)
        {
            steps.RemoveAt(0);
        }
    }

    private static double[] Direction(double[] gradient, List<(double[] S, double[] Y, double Rho)> steps)
    {
        var direction = new double[gradient.Length];
        TensorPrimitives.Negate<double>(gradient, direction);
        var alphas = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            alphas[i] = steps[i].Rho * Dot(steps[i].S, direction);
            TensorPrimitives.MultiplyAdd(steps[i].Y, -alphas[i], direction, direction);
        }

        if (steps.Count > 0)
        {
            var (_, y, rho) = steps[^1];
            TensorPrimitives.Multiply(direction, 1 / (rho * Dot(y, y)), direction);
        }

        for (var i = 0; i < steps.Count; i++)
        {
            var beta = steps[i].Rho * Dot(steps[i].Y, direction);
            TensorPrimitives.MultiplyAdd(steps[i].S, alphas[i] - beta, direction, direction);
        }

        return direction;
    }

    /// <summary>
    /// Summed one by one: a vectorised sum adds in an order that depends on the processor's vector width, and the same corpus would give
    /// other bytes on another machine.
    /// </summary>
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
