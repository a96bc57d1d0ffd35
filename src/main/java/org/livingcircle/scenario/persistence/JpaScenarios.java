package org.livingcircle.scenario.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.ScenarioStore;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Scenarios by JPA. Who may read one is decided in the query: what is not theirs never comes out of the database. */
@Repository
@Transactional
class JpaScenarios implements ScenarioStore {

    private static final String READABLE = """
            SELECT s FROM Scenario s
            WHERE s.id = :id AND (:all = true OR s.owner = :viewer OR s.visibility = 'shared')
            """;

    private final EntityManager entities;

    JpaScenarios(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Scenario> find(String id, Viewer viewer) {
        return find(id, viewer, LockModeType.NONE);
    }

    @Override
    public Optional<Scenario> lock(String id, Viewer viewer) {
        return find(id, viewer, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Scenario> find(String id, Viewer viewer, LockModeType lock) {
        return entities.createQuery(READABLE, ScenarioEntity.class)
                .setParameter("id", id)
                .setParameter("all", viewer.all())
                .setParameter("viewer", viewer.name())
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .map(ScenarioEntity::toScenario);
    }

    @Override
    public List<Scenario> list(Viewer viewer) {
        return entities
                .createQuery(
                        "SELECT s FROM Scenario s WHERE :all = true OR s.owner = :viewer ORDER BY s.modified DESC, s.id",
                        ScenarioEntity.class)
                .setParameter("all", viewer.all())
                .setParameter("viewer", viewer.name())
                .getResultList()
                .stream()
                .map(ScenarioEntity::toScenario)
                .toList();
    }

    @Override
    public long count(String owner) {
        return entities.createQuery("SELECT count(s) FROM Scenario s WHERE s.owner = :owner", Long.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }

    @Override
    public boolean insert(Scenario scenario) {
        // A new version must wait, or have ended: it archives what scenarios are over.
        entities.createNativeQuery("SELECT version FROM data_version FOR SHARE", String.class)
                .getResultList();
        Object stored = entities.createNativeQuery("SELECT version FROM data_state", String.class)
                .getSingleResult();
        if (!scenario.dataVersion().equals(stored)) {
            return false;
        }
        entities.persist(ScenarioEntity.of(scenario));
        entities.flush();
        return true;
    }

    @Override
    public void update(Scenario scenario) {
        entities.find(ScenarioEntity.class, scenario.id()).take(scenario);
        entities.flush();
    }

    @Override
    public void delete(String id) {
        entities.remove(entities.find(ScenarioEntity.class, id));
        entities.flush();
        entities.createNativeQuery("SELECT drop_unpinned_archives()::text", String.class)
                .getResultList();
    }
}
