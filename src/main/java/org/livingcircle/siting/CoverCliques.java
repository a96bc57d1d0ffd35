package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets of sites of which at most one may be open, so that every conflict lies in one of them. Immutable. */
final class CoverCliques {

    private final int[][] members;
    private final int[][] bySite;

    private CoverCliques(int[][] members, int[][] bySite) {
        this.members = members;
        this.bySite = bySite;
    }

    /** Covers the conflicts with cliques, each grown from a conflict that is in none yet. */
    static CoverCliques of(int[][] conflicts) {
        int sites = conflicts.length;
        List<int[]> cliques = new ArrayList<>();
        List<List<Integer>> bySite = new ArrayList<>();
        for (int site = 0; site < sites; site++) {
            bySite.add(new ArrayList<>());
        }
        int[] common = new int[sites];
        int[] clique = new int[sites];
        boolean[] together = new boolean[sites];
        for (int site = 0; site < sites; site++) {
            Arrays.fill(together, false);
            for (int of : bySite.get(site)) {
                for (int other : cliques.get(of)) {
                    together[other] = true;
                }
            }
            for (int seed : conflicts[site]) {
                if (seed < site || together[seed]) {
                    continue;
                }
                Arrays.fill(common, 0);
                int size = 0;
                clique[size++] = site;
                mark(conflicts[site], common);
                clique[size++] = seed;
                mark(conflicts[seed], common);
                for (int other : conflicts[site]) {
                    if (other != seed && common[other] == size) {
                        clique[size++] = other;
                        mark(conflicts[other], common);
                    }
                }
                int[] grown = Arrays.copyOf(clique, size);
                Arrays.sort(grown);
                for (int member : grown) {
                    bySite.get(member).add(cliques.size());
                    together[member] = true;
                }
                cliques.add(grown);
            }
        }
        return new CoverCliques(
                cliques.toArray(new int[0][]),
                bySite.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new));
    }

    private static void mark(int[] sites, int[] common) {
        for (int site : sites) {
            common[site]++;
        }
    }

    int count() {
        return members.length;
    }

    /** The sites of a clique, ascending; never written to. */
    int[] members(int clique) {
        return members[clique];
    }

    /** The cliques of a site; never written to. */
    int[] of(int site) {
        return bySite[site];
    }
}
