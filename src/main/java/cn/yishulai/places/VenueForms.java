package cn.yishulai.places;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people send about places for fairs. */
public final class VenueForms {

    /** Something said in one line, without characters that cannot be seen. */
    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    private static final String LINE = "[^\\p{Cntrl}\\p{Cf}]*";

    /** The same, in lines. */
    private static final String LINES = "[[^\\p{Cntrl}\\p{Cf}]\\n]*";

    private VenueForms() {}

    public record Place(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @NotNull Datum datum) {}

    /** Members that are left out are said no more. */
    public record Profile(
            @Nullable @Min(1) @Max(1_000_000) Integer peopleAtOnce,
            @Nullable Boolean power,
            @Nullable Boolean network,
            @Nullable Boolean roof,
            @Nullable Boolean stepFree,
            @Nullable @Size(max = 500) @Pattern(regexp = LINES) String facilities,
            @Nullable @Size(max = 2000) @Pattern(regexp = LINES) String houseRules,
            @Nullable @Valid Place position) {

        public VenueProfile said() {
            return new VenueProfile(
                    peopleAtOnce,
                    power,
                    network,
                    roof,
                    stepFree,
                    VenueForms.said(facilities),
                    VenueForms.said(houseRules),
                    position == null
                            ? null
                            : new Position(position.latitude(), position.longitude(), position.datum()));
        }
    }

    public record Window(
            VenueWindow.@NotNull Kind kind,
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime until,
            @Nullable @Size(max = 200) @Pattern(regexp = LINE) String note) {}

    public record Windows(@NotNull @Size(max = 400) List<@NotNull @Valid Window> windows) {

        public List<VenueWindow> said() {
            return windows.stream()
                    .map(window -> new VenueWindow(
                            window.kind(),
                            window.from().toInstant(),
                            window.until().toInstant(),
                            VenueForms.said(window.note())))
                    .toList();
        }
    }

    public record Contact(
            @NotNull @Size(min = 1, max = 40) @Pattern(regexp = SAID) String name,
            @Nullable @Size(max = 100) @Pattern(regexp = LINE) String about,
            @NotNull @Size(min = 1, max = 40) @Pattern(regexp = "[0-9+][0-9 ()-]*") String phone) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Contact[]";
        }
    }

    public record Contacts(@NotNull @Size(max = 20) List<@NotNull @Valid Contact> contacts) {

        public List<VenueContact> said() {
            return contacts.stream()
                    .map(contact -> new VenueContact(
                            contact.name().strip(),
                            VenueForms.said(contact.about()),
                            contact.phone().strip()))
                    .toList();
        }
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A window as it is answered, in the time of the city. */
    public record WindowView(VenueWindow.Kind kind, OffsetDateTime from, OffsetDateTime until, @Nullable String note) {

        public static WindowView of(VenueWindow window) {
            return new WindowView(window.kind(), inCity(window.from()), inCity(window.until()), window.note());
        }

        private static OffsetDateTime inCity(Instant instant) {
            return instant.atZone(OpeningCalendar.CITY).toOffsetDateTime();
        }
    }
}
