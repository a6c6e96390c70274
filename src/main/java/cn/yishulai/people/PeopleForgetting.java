package cn.yishulai.people;

import cn.yishulai.journal.Forgetting;
import cn.yishulai.journal.OldRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** What signing in leaves behind, and withdrawn consents; the limits on guessing look back less than these are kept. */
@Singleton
class PeopleForgetting {

    private final DataSource database;

    PeopleForgetting(DataSource database) {
        this.database = database;
    }

    @Produces
    @Singleton
    Forgetting oneTimeCodes() {
        return new OldRows(database, "one-time-codes", "one_time_code", "asked_at < ?");
    }

    @Produces
    @Singleton
    Forgetting signInAttempts() {
        return new OldRows(database, "sign-in-attempts", "login_failure", "at < ?");
    }

    @Produces
    @Singleton
    Forgetting signInRetries() {
        return new OldRows(database, "sign-in-retries", "login_attempt", "at < ?");
    }

    @Produces
    @Singleton
    Forgetting staffAddresses() {
        return new OldRows(database, "staff-addresses", "staff_address", "seen_at < ?");
    }

    @Produces
    @Singleton
    Forgetting sessions() {
        return new OldRows(database, "sessions", "login_session", "least(ended_at, ends_at) < ?");
    }

    @Produces
    @Singleton
    Forgetting withdrawnConsents() {
        return new OldRows(database, "withdrawn-consents", "consent", "revoked_at < ?");
    }
}
