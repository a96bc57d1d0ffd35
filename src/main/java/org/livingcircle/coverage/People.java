package org.livingcircle.coverage;

/**
 * People as whole numbers of 2<sup>-36</sup> of a person, so that sums do not depend on their order.
 *
 * A sum of doubles changes in its last bits with the order of its terms, and so with the number of cores; a sum of integers
 * does not, the parts of a whole add up to it exactly, and a share of everybody is exactly 1. A cell loses at most 7e-12 of a
 * person; whole numbers, and all their halves down to 2<sup>-36</sup>, lose nothing. There is room for 2<sup>27</sup> people
 * (134 million).
 */
final class People {

    private static final double ONE = 1L << 36;

    private People() {}

    static long ofDouble(double people) {
        return (long) Math.rint(people * ONE);
    }

    static double toDouble(long people) {
        return people / ONE;
    }

    /** Returns the sum, or refuses more people than there is room for. */
    static long sum(long[] people) {
        long sum = 0;
        for (long some : people) {
            sum += some;
            if (sum < 0 || some == Long.MAX_VALUE) {
                throw new IllegalArgumentException("a surface holds at most 2^27 people");
            }
        }
        return sum;
    }
}
