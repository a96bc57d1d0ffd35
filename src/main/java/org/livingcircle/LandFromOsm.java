package org.livingcircle;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.livingcircle.population.LeftOut;
import org.livingcircle.population.ingest.LandFileException;
import org.livingcircle.population.ingest.OsmLandReader;
import org.livingcircle.population.persistence.PostgisLand;
import org.livingcircle.streets.StreetArea;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.streets.persistence.OsmImportStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes buildings, land use and the borders of townships from the extract that streets are imported from, in the same
 * transaction. Stands here because adapters of two features meet in it.
 */
@Component
class LandFromOsm implements OsmImportStep {

    private static final Logger LOG = LoggerFactory.getLogger(LandFromOsm.class);

    private final Consumer<String> report;

    @Autowired
    LandFromOsm() {
        this(LOG::info);
    }

    /**
     * Makes the step without Spring.
     *
     * @param report takes lines on what was read, and what was left out
     */
    LandFromOsm(Consumer<String> report) {
        this.report = report;
    }

    @Override
    public void importFrom(StreetStore.Import extract, StreetArea area, Connection connection, StreetProgress progress)
            throws SQLException {
        progress.report(StreetProgress.Step.LAND, 0, 2);
        String name = String.valueOf(extract.extract().getFileName());
        OsmLandReader.Reading reading = read(extract);
        progress.report(StreetProgress.Step.LAND, 1, 2);
        PostgisLand.replace(connection, reading.land());
        progress.report(StreetProgress.Step.LAND, 2, 2);
        report.accept("%s: %,d buildings, %,d tracts of land, %,d borders of townships; %,d left out"
                .formatted(
                        name,
                        reading.land().buildings().size(),
                        reading.land().tracts().size(),
                        reading.land().streets().size(),
                        reading.leftOutCount()));
        for (LeftOut leftOut : reading.leftOut()) {
            report.accept(leftOut.line(name));
        }
    }

    private static OsmLandReader.Reading read(StreetStore.Import extract) {
        String vintage = extract.timestamp() == null
                ? null
                : LocalDate.ofInstant(extract.timestamp(), ZoneOffset.UTC).toString();
        try {
            return OsmLandReader.read(extract.extract(), extract.box(), vintage);
        } catch (LandFileException e) {
            throw new StreetsRefused(e.file(), e.what(), e.remedy(), e);
        }
    }
}
