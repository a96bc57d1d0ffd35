package org.livingcircle.population;

/**
 * Moves the people of one area to where buildings and land for living are mapped, inside the map only (Mennis 2003,
 * doi:10.1111/0033-0124.10042, with floor area as the ancillary variable; Lwin and Murayama 2009,
 * doi:10.1111/j.1467-9671.2009.01171.x).
 *
 * <p>Of the area's cells that the map covers, P is the people, a the floor area of a person, F_k the floor in cell k, h_k = F_k / a
 * the people who have room in it, and q_k what the model expects there on its kind of land: the model's people times the
 * cell's land weight, scaled so that the q_k add up to P.
 *
 * <ul>
 *   <li>Where there is room for all (sum h &ge; P): p_k = P F_k / sum F.
 *   <li>Else the mapped room is filled, and those left over go to where the model expects more than has room:
 *       {@code p_k = h_k + (P - sum h) e_k / sum e} with {@code e_k = max(0, q_k - h_k)}.
 * </ul>
 *
 * <p>So p_k lies between h_k and q_k, a map without buildings leaves q, and a complete one leaves F; people of the area inside the
 * map stay inside it, and those outside stay as they are.
 */
final class LandRefinement {

    private LandRefinement() {}

    /**
     * Refines one area.
     *
     * @param cells of the unit
     * @param own places of the area's cells in {@code cells}
     * @param people by place in {@code cells}; changed where the map covers the cell
     */
    static void refine(LandCover cover, Terrain terrain, int[] cells, int[] own, double[] people) {
        int[] inside = new int[own.length];
        int size = 0;
        for (int place : own) {
            if (cover.covers(cells[place]) && !terrain.isWater(cells[place])) {
                inside[size++] = place;
            }
        }
        double[] room = new double[size];
        double[] expected = new double[size];
        CompensatedSum sumPeople = new CompensatedSum();
        CompensatedSum sumRoom = new CompensatedSum();
        CompensatedSum sumExpected = new CompensatedSum();
        for (int i = 0; i < size; i++) {
            int place = inside[i];
            room[i] = cover.floorM2(cells[place]) / cover.settings().floorPerPersonM2();
            expected[i] = people[place] * cover.weight(cells[place]);
            sumPeople.add(people[place]);
            sumRoom.add(room[i]);
            sumExpected.add(expected[i]);
        }
        double all = sumPeople.value();
        double rooms = sumRoom.value();
        if (all == 0) {
            return;
        }
        if (rooms >= all || (rooms > 0 && sumExpected.value() == 0)) {
            for (int i = 0; i < size; i++) {
                people[inside[i]] = all * room[i] / rooms;
            }
            return;
        }
        if (sumExpected.value() == 0) {
            return; // the map says that nobody lives there, and the census that somebody does
        }
        double[] excess = new double[size];
        CompensatedSum sumExcess = new CompensatedSum();
        for (int i = 0; i < size; i++) {
            excess[i] = Math.max(0, expected[i] * all / sumExpected.value() - room[i]);
            sumExcess.add(excess[i]);
        }
        for (int i = 0; i < size; i++) {
            people[inside[i]] = room[i] + (all - rooms) * excess[i] / sumExcess.value();
        }
    }
}
