package org.livingcircle.population;

/**
 * Keeps cells from holding more people than there is room for. What does not fit goes to the other populated cells in
 * proportion to their people, as water finds its level: each cell holds {@code min(cap, s p_k)} with the one s that keeps the sum.
 */
final class DensityCap {

    private DensityCap() {}

    /**
     * Levels some cells so that they hold a number of people. Cells that hold nobody stay empty.
     *
     * @param own places in {@code people}
     * @param people by place; not touched where all fit already
     * @param target people that the cells are to hold, at least what they hold now
     * @param cap the most that a cell holds, above 0; may be infinite
     * @return how many of the target did not fit
     */
    static double level(int[] own, double[] people, double target, double cap) {
        boolean[] full = new boolean[own.length];
        int fullCount = 0;
        double scale = 1;
        while (true) {
            boolean more = false;
            CompensatedSum open = new CompensatedSum();
            for (int i = 0; i < own.length; i++) {
                if (!full[i] && people[own[i]] > 0 && people[own[i]] * scale > cap) {
                    full[i] = true;
                    fullCount++;
                    more = true;
                }
                if (!full[i]) {
                    open.add(people[own[i]]);
                }
            }
            double left = target - fullCount * cap;
            if (open.value() == 0) {
                fill(own, full, people, cap, 1);
                return Math.max(0, left);
            }
            double wanted = fullCount == 0 ? target / open.value() : left / open.value();
            // Never falls: what a full cell gives up is at least what leaves with it.
            if (!more && wanted <= scale * (1 + 1e-15)) {
                break;
            }
            scale = Math.max(scale, wanted);
        }
        if (fullCount > 0 || scale > 1) {
            fill(own, full, people, cap, scale);
        }
        return 0;
    }

    private static void fill(int[] own, boolean[] full, double[] people, double cap, double scale) {
        for (int i = 0; i < own.length; i++) {
            people[own[i]] = full[i] ? cap : people[own[i]] * scale;
        }
    }
}
