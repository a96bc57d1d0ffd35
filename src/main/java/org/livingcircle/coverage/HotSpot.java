package org.livingcircle.coverage;

/**
 * A place where many people live outside the circle.
 *
 * @param rank 1 for the most people
 * @param people those outside the circle in the window, not rounded
 * @param x east of their centre, metres in the grid's system
 * @param y north of their centre, metres in the grid's system
 * @param cell the cell that holds the centre
 */
public record HotSpot(int rank, double people, double x, double y, int cell) {}
