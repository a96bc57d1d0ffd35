package org.livingcircle.platform.persistence;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.livingcircle.platform.DataArchive;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the schema of an archived version before that of the present one for the time of a transaction. */
@Component
class SearchPathArchive implements DataArchive {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    SearchPathArchive(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
}
