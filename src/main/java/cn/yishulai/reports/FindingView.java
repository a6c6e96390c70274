package cn.yishulai.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A finding with the rows it rests on, oldest first; at most 500. */
public record FindingView(UnusualMinting.Row finding, List<Evidence> evidence) {

    /**
     * @param what CREDITED at an inspection, or TAKEN over the counter
     * @param credits of an inspection
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(
            OffsetDateTime at,
            What what,
            String copyCode,
            @Nullable Long credits,
            @Nullable String staffName,
            @Nullable UUID householdId) {}

    /** What happened to the copy. */
    public enum What {
        CREDITED,
        TAKEN
    }
}
