package org.livingcircle.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void theTextHoldsTheValuesAndNamesInEnglish() {
        Message message = Message.of(
                "near", "{count} of {place}, $1 {left}.", Map.of("count", 3, "place", Message.name("东县", "East")));

        assertThat(message.text()).isEqualTo("3 of East, $1 {left}.");
        assertThat(message.values()).containsEntry("place", Map.of("zh", "东县", "en", "East"));
    }

    @Test
    void aProblemSaysItsMessageOrItsDetail() {
        Message message = Message.of("full", "Full.");

        assertThat(PlanningProblem.of(ProblemType.INFEASIBLE, message, "p", "3", List.of())
                        .said())
                .isEqualTo(message);
        assertThat(PlanningProblem.of(ProblemType.INFEASIBLE, "Other.").said()).isEqualTo(Message.plain("Other."));
    }
}
