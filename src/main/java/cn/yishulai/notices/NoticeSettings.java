package cn.yishulai.notices;

import static cn.yishulai.notices.NoticeRefusal.QUIET_HOURS_HALF;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How households want to be told. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class NoticeSettings {

    private final Session database;
    private final Households households;
    private final QuietHours ours;

    NoticeSettings(Session database, Households households, NoticesConfig config) {
        this.database = database;
        this.households = households;
        this.ours = new QuietHours(config.quietFrom(), config.quietTo());
    }

    /** What was chosen, or what stands without a choice. One query. */
    public NoticeSettingsView of(UUID household) {
        return database.createNativeQuery(
                        "SELECT language, sms, mail, push, quiet_from, quiet_to FROM notice_settings WHERE household_id = ?1",
                        Object[].class)
                .setParameter(1, household)
                .uniqueResultOptional()
                .map(row -> new NoticeSettingsView(
                        Language.valueOf((String) row[0]),
                        (Boolean) row[1],
                        (Boolean) row[2],
                        (Boolean) row[3],
                        time(row[4]),
                        time(row[5])))
                .orElse(NoticeSettingsView.DEFAULT);
    }

    /** @throws cn.yishulai.kernel.Refused QUIET_HOURS_HALF */
    NoticeSettingsView choose(Caller caller, NoticeSettingsView wanted) {
        if ((wanted.quietFrom() == null) != (wanted.quietTo() == null)) {
            throw QUIET_HOURS_HALF.because("quiet hours have a beginning and an end");
        }
        households.keep(caller.household());
        database.createNativeMutationQuery(
                        """
                        INSERT INTO notice_settings (household_id, language, sms, mail, push, quiet_from, quiet_to)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        ON CONFLICT ON CONSTRAINT notice_settings_pk DO UPDATE SET language = excluded.language,
                            sms = excluded.sms, mail = excluded.mail, push = excluded.push,
                            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to""")
                .setParameter(1, caller.household())
                .setParameter(2, wanted.language().name())
                .setParameter(3, wanted.sms())
                .setParameter(4, wanted.mail())
                .setParameter(5, wanted.push())
                .setParameter(6, wanted.quietFrom(), LocalTime.class)
                .setParameter(7, wanted.quietTo(), LocalTime.class)
                .executeUpdate();
        return wanted;
    }

    QuietHours quiet(NoticeSettingsView settings) {
        return settings.quietFrom() == null || settings.quietTo() == null
                ? ours
                : new QuietHours(settings.quietFrom(), settings.quietTo());
    }

    /** The household that ends is told as the other chose. */
    void forget(UUID household) {
        database.createNativeMutationQuery("DELETE FROM notice_settings WHERE household_id = ?1")
                .setParameter(1, household)
                .executeUpdate();
    }

    private static @Nullable LocalTime time(@Nullable Object value) {
        return value == null ? null : value instanceof LocalTime time ? time : ((java.sql.Time) value).toLocalTime();
    }
}
