package org.livingcircle.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.livingcircle.region.AdministrativeUnit.Kind;

/** A county city that became a district on the second of May 2014. */
class AdministrativeUnitTest {

    private static final LocalDate CHANGE = LocalDate.of(2014, 5, 2);
    private static final AdministrativeUnit BEFORE =
            new AdministrativeUnit("100182", "旧市", null, Kind.COUNTY_CITY, null, CHANGE);
    private static final AdministrativeUnit AFTER =
            new AdministrativeUnit("100113", "新区", "New District", Kind.DISTRICT, CHANGE, null);

    @Test
    void exactlyOneOfTwoVersionsIsValidOnAnyDay() {
        for (LocalDate day :
                new LocalDate[] {LocalDate.of(1990, 1, 1), CHANGE.minusDays(1), CHANGE, CHANGE.plusDays(1)}) {
            assertThat(BEFORE.validOn(day)).as("%s", day).isEqualTo(!AFTER.validOn(day));
        }
        assertThat(AFTER.validOn(CHANGE)).isTrue();
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new AdministrativeUnit("1", "区", null, Kind.DISTRICT, CHANGE, CHANGE))
                .hasMessageContaining("2014-05-02");
    }
}
