package org.livingcircle.siting.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;

class SitingMemoryTest {

    /** 100 bytes a run, 200 in all. */
    private final SitingMemory memory = new SitingMemory(new Limit("siting-bytes", 100, "bytes", "here", "over-limit"));

    @Test
    void whatDoesNotFitBesideTheOthersIsRefusedToTheImpatient() {
        SitingMemory.Share one = share();
        try (SitingMemory.Share two = share();
                SitingMemory.Share three = share()) {
            one.hold(100);
            two.hold(90);
            three.hold(10);
            assertThatThrownBy(() -> three.hold(11))
                    .isInstanceOfSatisfying(PlanningProblem.class, problem -> assertThat(problem.type())
                            .isEqualTo(ProblemType.BUSY));
            one.close();
            three.hold(11);
            three.hold(5); // what is held already counts
            assertThatThrownBy(() -> two.hold(190)).isInstanceOf(PlanningProblem.class);
            two.hold(189);
        }
        try (SitingMemory.Share all = share()) {
            all.hold(200);
        }
    }

    @Test
    void thePatientWaitUntilOthersEnd() {
        SitingMemory.Share first = share();
        first.hold(150);
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try (SitingMemory.Share share = memory.share(Duration.ofMinutes(5), () -> {
                waits.countDown();
                return false;
            })) {
                share.hold(100);
            }
        });
        CompletableFuture.runAsync(() -> {
                    try {
                        waits.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    first.close();
                })
                .join();
        second.join();
    }

    @Test
    void whoIsCancelledWaitsNoMore() {
        try (SitingMemory.Share first = share();
                SitingMemory.Share second = memory.share(Duration.ofMinutes(5), () -> true)) {
            first.hold(150);
            assertThatThrownBy(() -> second.hold(100)).isInstanceOf(PlanningProblem.class);
        }
    }

    private SitingMemory.Share share() {
        return memory.share(Duration.ZERO, () -> false);
    }
}
