-- People by age band on the sparse grid of the data version. cell = row * columns + column, row 0 in the north.

CREATE TABLE population_grid (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    srid        integer          NOT NULL,
    west        double precision NOT NULL,
    north       double precision NOT NULL,
    cell_metres double precision NOT NULL,
    columns     integer          NOT NULL,
    rows        integer          NOT NULL,
    census_year integer          NOT NULL
);

CREATE TABLE population_cell (
    cell    integer PRIMARY KEY,
    a0_14   double precision NOT NULL,
    a15_59  double precision NOT NULL,
    a60_64  double precision NOT NULL,
    a65_79  double precision NOT NULL,
    a80plus double precision NOT NULL,
    urban   boolean          NOT NULL
);

-- What the build proved: the cells of a unit sum to its census, band by band.
CREATE TABLE population_conservation (
    unit_code text             NOT NULL,
    band      text             NOT NULL,
    census    bigint           NOT NULL,
    surface   double precision NOT NULL,
    PRIMARY KEY (unit_code, band)
);
