package org.livingcircle.facility.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.livingcircle.facility.Facilities;
import org.livingcircle.facility.Facility;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.facility.NearFacility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.provenance.Provenance;
import org.livingcircle.testing.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class JpaFacilitiesTest {

    private static final FacilityKind LIBRARY = new FacilityKind("library");
    private static final FacilityKind HOSPITAL = new FacilityKind("hospital");

    /** 0.005 degrees of longitude on the parallel of 45°: 111412.84 cos φ - 93.5 cos 3φ + 0.118 cos 5φ metres a degree. */
    private static final double STEP_METRES = 394.24;

    @Autowired
    private Facilities facilities;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void listsTheKindsAskedForById() {
        assertThat(facilities.listByKinds(Set.of(LIBRARY)))
                .extracting(Facility::id)
                .containsExactly("lib-1", "lib-2", "lib-3", "lib-4", "lib-5", "lib-6", "lib-7");
        assertThat(facilities.listByKinds(Set.of(LIBRARY, HOSPITAL))).hasSize(8);
        assertThat(facilities.listByKinds(Set.of())).isEmpty();
        assertThat(facilities.listByKinds(Set.of(new FacilityKind("museum")))).isEmpty();
    }

    @Test
    void carriesEveryFieldOfTheRow() {
        Facility hospital = facilities.find("hos-1").orElseThrow();

        assertThat(hospital.kind()).isEqualTo(HOSPITAL);
        assertThat(hospital.nameZh()).isEqualTo("医院");
        assertThat(hospital.findBeds()).contains(120);
        assertThat(hospital.location()).isEqualTo(new LonLat(126, 45));
        assertThat(hospital.origin().provenance()).isEqualTo(Provenance.OFFICIAL);
        assertThat(facilities.find("none")).isEmpty();
    }

    @Test
    void nearestComesFirstAndTheDistanceIsInMetres() {
        List<NearFacility> near = facilities.listNearest(new LonLat(126, 45), Set.of(LIBRARY), 1_000, 10);

        assertThat(near).extracting(found -> found.facility().id()).containsExactly("lib-1", "lib-2");
        assertThat(near.get(0).metres()).isCloseTo(STEP_METRES, within(0.01));
        assertThat(near.get(1).metres()).isCloseTo(2 * STEP_METRES, within(0.02));
        assertThat(facilities.listNearest(new LonLat(126, 45), Set.of(LIBRARY), 1e6, 1))
                .hasSize(1);
        assertThat(facilities.listNearest(new LonLat(126, 45), Set.of(LIBRARY), 300, 10))
                .isEmpty();
        assertThat(facilities.listNearest(new LonLat(126, 45), Set.of(HOSPITAL), 0, 10))
                .hasSize(1);
    }

    @Test
    void searchInMetresUsesTheIndex() {
        String plan = transaction.execute(status -> {
            sql.sql("SET LOCAL enable_seqscan = off").update();
            return String.join("\n", sql.sql("""
                            EXPLAIN SELECT id FROM facility
                            WHERE ST_DWithin(cast(geom AS geography),
                                             cast(ST_SetSRID(ST_MakePoint(126, 45), 4326) AS geography), 1000)
                            """).query(String.class).list());
        });

        assertThat(plan).contains("facility_geography");
    }
}
