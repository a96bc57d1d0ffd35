package org.livingcircle.streets.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.livingcircle.streets.StreetArea;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;

/**
 * Takes something else than streets from the extract that is being imported: buildings, land use. Runs after the streets in
 * their transaction, so that all of one extract is stored or nothing.
 */
@FunctionalInterface
public interface OsmImportStep {

    /**
     * Reads the extract and replaces what an earlier one left.
     *
     * @param extract the file, the day of its data, and the box that is imported; its streets have been taken
     * @param connection of the transaction; to be left open, and not to be committed
     * @throws org.livingcircle.streets.StreetsRefused if the extract cannot be used; the streets are then not replaced either
     */
    void importFrom(StreetStore.Import extract, StreetArea area, Connection connection, StreetProgress progress)
            throws SQLException;
}
