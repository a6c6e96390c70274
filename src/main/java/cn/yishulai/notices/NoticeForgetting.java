package cn.yishulai.notices;

import cn.yishulai.journal.Forgetting;
import cn.yishulai.journal.OldRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** An inbox keeps a year. */
@Singleton
class NoticeForgetting {

    private final DataSource database;

    NoticeForgetting(DataSource database) {
        this.database = database;
    }

    @Produces
    @Singleton
    Forgetting notices() {
        return new OldRows(database, "notices", "notice", "at < ?");
    }
}
