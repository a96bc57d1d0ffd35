package org.livingcircle.platform.persistence;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.livingcircle.platform.DataArchive;
import org.livingcircle.platform.DataVersions;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the schema of an archived version before that of the present one for the time of a transaction. */
@Component
class SearchPathArchive implements DataArchive {

    private final JdbcClient database;
    private final DataVersions versions;
    private final TransactionTemplate transaction;

    SearchPathArchive(JdbcClient database, DataVersions versions, PlatformTransactionManager transactions) {
        this.database = database;
        this.versions = versions;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // What is read may be of the present version, and that be replaced meanwhile.
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public <T> Optional<T> read(String version, Supplier<T> reading) {
        Optional<T> read = transaction.execute(status -> {
            boolean kept = database.sql("SELECT read_version(:version)")
                    .param("version", version)
                    .query(Boolean.class)
                    .single();
            return kept ? Optional.of(reading.get()) : Optional.empty();
        });
        return Objects.requireNonNull(read);
    }

    @Override
    public PlanningProblem gone(String version) {
        String present = versions.confirmed().id();
        return PlanningProblem.of(
                        ProblemType.DATA_VERSION_GONE,
                        "The scenario was made over the data version %s, which is no longer kept; the present one is %s. Copy the scenario to go on with the present data."
                                .formatted(version, present))
                .with("pinned", version)
                .with("present", present);
    }
}
