package org.livingcircle.siting;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Whoever solves integer programs. Works in floating point: the caller rounds what must be whole, computes the objective again in whole
 * numbers, and allows for {@link #TOLERANCE} where it uses a bound.
 */
public interface MipSolver {

    /** How far a bound may be off, as a share of itself; and a value that must be whole from a whole number. */
    double TOLERANCE = 1e-6;

    /**
     * Minimises a program.
     *
     * @param stopped asked about ten times a second; the answer follows within about a second of its yes
     * @param news hears of better values and better bounds as they are known, on the caller's thread
     */
    MipAnswer solve(IntegerProgram program, BooleanSupplier stopped, Consumer<MipAnswer> news);

    /** Returns the name of the engine in lower case, such as {@code cbc}. */
    String name();
}
