package cn.yishulai.fairs;

import static cn.yishulai.places.PlaceRefusal.ORGANISATION_UNKNOWN;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people send about fairs. */
final class FairForms {

    /** Something said in one line, without characters that cannot be seen. */
    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    /** The same, in lines, or nothing at all. */
    private static final String LINES = "[[^\\p{Cntrl}\\p{Cf}]\\n]*";

    private FairForms() {}

    /** @param capacity people at once */
    record Session(
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime until,
            @NotNull @Min(1) @Max(100_000) Integer capacity) {

        SessionForm planned() {
            return new SessionForm(from.toInstant(), until.toInstant(), capacity);
        }
    }

    /** @param organisationId a partner's own, whoever is named or nobody; null for the library's own fair */
    record Draft(
            @NotNull @Size(min = 1, max = 60) @Pattern(regexp = SAID) String title,
            @Nullable @Size(max = 2000) @Pattern(regexp = LINES) String about,
            @NotNull @Size(max = 64) String venueId,
            @Nullable @Size(max = 64) String organisationId,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Session> sessions) {

        FairForm planned() {
            Fair.Words words = words(title, about);
            return new FairForm(
                    words.title(),
                    words.about(),
                    Sites.id(venueId),
                    sessions.stream().map(Session::planned).toList(),
                    organisationId == null ? null : OpaqueId.parse(organisationId, ORGANISATION_UNKNOWN));
        }
    }

    /** @param sessions null when they stay */
    record Edit(
            @NotNull @Size(min = 1, max = 60) @Pattern(regexp = SAID) String title,
            @Nullable @Size(max = 2000) @Pattern(regexp = LINES) String about,
            @NotNull @Size(max = 64) String venueId,
            @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid Session> sessions) {

        Fair.Words words() {
            return FairForms.words(title, about);
        }

        @Nullable
        List<SessionForm> planned() {
            return sessions == null
                    ? null
                    : sessions.stream().map(Session::planned).toList();
        }
    }

    record Reason(@NotNull @Size(min = 1, max = 1000) @Pattern(regexp = SAID) String reason) {}

    record Comment(@NotNull @Size(min = 1, max = 2000) @Pattern(regexp = SAID_IN_LINES) String words) {}

    /** @param venueId null when it stays where it is */
    record Move(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Session> sessions,
            @Nullable @Size(max = 64) String venueId) {}

    record Permit(
            @NotNull @Size(min = 1, max = 60) @Pattern(regexp = SAID) String number,
            @NotNull @Size(min = 1, max = 60) @Pattern(regexp = SAID) String authority,
            @NotNull LocalDate grantedOn) {

        FairPermits.Paper paper() {
            return new FairPermits.Paper(number.strip(), authority.strip(), grantedOn);
        }
    }

    private static final String SAID_IN_LINES = LINES + "[^\\p{Cntrl}\\p{Cf}\\s]" + LINES;

    private static Fair.Words words(String title, @Nullable String about) {
        return new Fair.Words(title.strip(), about == null || about.isBlank() ? null : about.strip());
    }
}
