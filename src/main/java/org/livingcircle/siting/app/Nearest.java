package org.livingcircle.siting.app;

import java.util.Arrays;
import java.util.List;
import org.livingcircle.siting.SiteCosts;

/** By point of a part the nearest open site, the lower number of equals, and the costs to it and to the next. */
final class Nearest {

    /** The position of no site. */
    static final int NOBODY = -1;

    private final int[] position;
    private final int[] first;
    private final int[] second;

    private Nearest(int points) {
        this.position = new int[points];
        this.first = new int[points];
        this.second = new int[points];
        Arrays.fill(position, NOBODY);
        Arrays.fill(first, SiteCosts.UNREACHED);
        Arrays.fill(second, SiteCosts.UNREACHED);
    }

    static Nearest of(SitingPart part, List<Integer> open) {
        Nearest nearest = new Nearest(part.points().size());
        int[] row = new int[nearest.first.length];
        for (int place = 0; place < open.size(); place++) {
            part.costs().copyRow(open.get(place), row);
            for (int point = 0; point < row.length; point++) {
                if (row[point] < nearest.first[point]) {
                    nearest.second[point] = nearest.first[point];
                    nearest.first[point] = row[point];
                    nearest.position[point] = place;
                } else if (row[point] < nearest.second[point]) {
                    nearest.second[point] = row[point];
                }
            }
        }
        return nearest;
    }

    /** Returns the position of the nearest among the open sites, or {@link #NOBODY}. */
    int position(int point) {
        return position[point];
    }

    int cost(int point) {
        return first[point];
    }

    /** Returns the cost to the next nearest, {@link SiteCosts#UNREACHED} where there is none. */
    int nextCost(int point) {
        return second[point];
    }

    /** Returns the weight that is nearest to each of the open sites. */
    long[] served(DemandPoints points, int open) {
        long[] served = new long[open];
        for (int point = 0; point < position.length; point++) {
            if (position[point] != NOBODY) {
                served[position[point]] += points.weight(point);
            }
        }
        return served;
    }
}
