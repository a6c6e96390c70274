package cn.yishulai.fairs;

import static cn.yishulai.fairs.CalendarRefusal.CALENDAR_UNKNOWN;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.Secrets;
import cn.yishulai.labels.Labels;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret address of a family's calendar. It is computed from a secret of the house, the family and a number, so that
 * it can be shown again on another phone; a new number makes the old address worthless. The database has its digest only.
 */
@ApplicationScoped
@Transactional
public class CalendarLinks {

    private static final String ALGORITHM = "HmacSHA256";
    /** Bytes: 192 bits, which nobody guesses. */
    private static final int LENGTH = 24;

    private final TradeSql sql;
    private final Secrets secrets;
    private final Households households;
    private final Labels labels;
    private final Audit audit;
    private final Clock clock;

    CalendarLinks(TradeSql sql, Secrets secrets, Households households, Labels labels, Audit audit, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.households = households;
        this.labels = labels;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param url null when there is none */
    public record CalendarLinkView(@Nullable String url, @Nullable OffsetDateTime since) {}

    public CalendarLinkView show(Caller caller) {
        UUID household = caller.household();
        return sql.one(
                        row -> new CalendarLinkView(
                                url(token(household, row.getInt("number"))),
                                TourView.inCity(TourRows.moment(row, "made_at"))),
                        "SELECT number, made_at FROM calendar_link WHERE household_id = ? AND digest IS NOT NULL",
                        household)
                .orElse(new CalendarLinkView(null, null));
    }

    /** A new address; the one before, if there was one, leads nowhere from now on. */
    public CalendarLinkView renew(Caller caller) {
        UUID household = caller.household();
        households.keep(household);
        int number = sql.one(
                        row -> row.getInt("number"),
                        """
                        INSERT INTO calendar_link AS l (household_id, number, made_at) VALUES (?, 1, ?)
                        ON CONFLICT (household_id) DO UPDATE SET number = l.number + 1, made_at = excluded.made_at RETURNING number""",
                        household,
                        clock.instant())
                .orElseThrow();
        sql.change(
                "UPDATE calendar_link SET digest = ? WHERE household_id = ?",
                digest(token(household, number)),
                household);
        audit.record(caller.actor(), "calendar.renew", "household:" + household, Map.of());
        return show(caller);
    }

    public void end(Caller caller) {
        UUID household = caller.household();
        sql.change("UPDATE calendar_link SET digest = NULL WHERE household_id = ?", household);
        audit.record(caller.actor(), "calendar.end", "household:" + household, Map.of());
    }

    /** Whose calendar an address is. @throws cn.yishulai.kernel.Refused CALENDAR_UNKNOWN */
    UUID household(String token) {
        return Optional.of(token)
                .filter(sent -> sent.length() <= 64)
                .flatMap(sent -> sql.one(
                        row -> TradeSql.id(row, "household_id"),
                        "SELECT household_id FROM calendar_link WHERE digest = ?",
                        digest(sent)))
                .orElseThrow(() -> CALENDAR_UNKNOWN.because("no family has this calendar"));
    }

    private String url(String token) {
        return labels.link("/v1/calendars/" + token + ".ics");
    }

    private String token(UUID household, int number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.secret("calendar-links"), ALGORITHM));
            byte[] sealed = mac.doFinal((household + " " + number).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sealed, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
