package cn.yishulai.boot;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Measures the migration of the schema for the line printed at start. */
public class MigrationTimer extends BaseCallback {

    private long began;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE || event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.BEFORE_MIGRATE) {
            began = System.nanoTime();
        } else {
            StartTimes.addSince("migration", began);
        }
    }
}
