package org.livingcircle.streets.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.livingcircle.streets.StreetArea;
import org.livingcircle.streets.StreetProgress;

/**
 * Takes something else than streets from the extract that is being imported: buildings, land use. Runs after the streets in
 * their transaction, so that all of one extract is stored or nothing.
 */
@FunctionalInterface
public interface OsmImportStep {

    /**
     * Reads the extract and replaces what an earlier one left.
     *
     * @param connection of the transaction; to be left open, and not to be committed
     * @throws org.livingcircle.streets.StreetsRefused if the extract cannot be used; the streets are then not replaced either
     */
    void importFrom(Path extract, StreetArea area, Connection connection, StreetProgress progress) throws SQLException;
}
