package cn.yishulai.fairs;

import cn.yishulai.journal.Forgetting;
import cn.yishulai.journal.OldRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** What is forgotten of a fair some time after it. */
@Singleton
class FairForgetting {

    private final DataSource database;

    FairForgetting(DataSource database) {
        this.database = database;
    }

    @Produces
    @Singleton
    Forgetting contacts() {
        return new OldRows(
                database,
                "fair-contacts",
                "fair_contact",
                "fair_id IN (SELECT id FROM fair WHERE ends_at < ? AND state NOT IN ('DRAFT', 'PROPOSED', 'APPROVED', 'POSTPONED'))");
    }

    @Produces
    @Singleton
    Forgetting incidents() {
        return new OldRows(database, "fair-incidents", "fair_incident", "closed_at < ?");
    }
}
