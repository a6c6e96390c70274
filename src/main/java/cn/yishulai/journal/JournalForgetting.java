package cn.yishulai.journal;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** What the journal forgets. */
@Singleton
class JournalForgetting {

    private final DataSource database;

    JournalForgetting(DataSource database) {
        this.database = database;
    }

    @Produces
    @Singleton
    Forgetting answers() {
        return new OldRows(database, "answers", "once_answer", "answered_at < ?");
    }

    @Produces
    @Singleton
    Forgetting messages() {
        return new OldRows(database, "messages", "outbox_message", "done_at < ?");
    }
}
