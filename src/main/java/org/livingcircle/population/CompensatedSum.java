package org.livingcircle.population;

/**
 * A sum that keeps the digits plain addition drops, so that a million cells still add up to the census.
 *
 * <p>Neumaier's variant of Kahan summation: A. Neumaier (1974), Zeitschrift für Angewandte Mathematik und Mechanik 54,
 * 39-51. The error is below 2 ulp of the sum while the terms have one sign. Not thread safe.
 */
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }

    static double of(double... terms) {
        CompensatedSum sum = new CompensatedSum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }
}
