package org.livingcircle.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeBandTest {

    @ParameterizedTest
    @CsvSource({
        "0, A0_14",
        "1-4, A0_14",
        "10-14, A0_14",
        "15-19, A15_59",
        "55-59, A15_59",
        "60-64, A60_64",
        "65-69, A65_79",
        "75-79, A65_79",
        "80-84, A80PLUS",
        "85+, A80PLUS",
        "80+, A80PLUS"
    })
    void takesEveryCensusGroup(String group, AgeBand band) {
        assertThat(AgeBand.ofAgeGroup(group)).isEqualTo(band);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old", "10-19", "60+", "5-", "-3", "9-5", "+"})
    void refusesWhatLiesInNoSingleBand(String group) {
        assertThatThrownBy(() -> AgeBand.ofAgeGroup(group))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(group);
    }

    @Test
    void aWeightCountsTheBandsAboveItsAge() {
        assertThat(Weight.TOTAL.bands()).containsExactlyElementsOf(AgeBand.ALL);
        assertThat(Weight.ofWireName("age60plus").bands())
                .containsExactly(AgeBand.A60_64, AgeBand.A65_79, AgeBand.A80PLUS);
        assertThat(Weight.ofWireName("age65plus").bands()).containsExactly(AgeBand.A65_79, AgeBand.A80PLUS);
        assertThat(Weight.ofWireName("age80plus").bands()).containsExactly(AgeBand.A80PLUS);
    }

    @Test
    void namesTheWeightsThereAre() {
        assertThatThrownBy(() -> Weight.ofWireName("age70plus"))
                .hasMessageContaining("age70plus")
                .hasMessageContaining("age65plus");
    }
}
