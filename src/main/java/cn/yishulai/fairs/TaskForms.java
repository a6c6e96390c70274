package cn.yishulai.fairs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of the checklist of a fair. */
final class TaskForms {

    private TaskForms() {}

    /** Whose task it is. */
    enum Owner {
        LIBRARY,
        PARTNER
    }

    /** What follows from the permit that a large fair needs. */
    enum Derived {
        PERMIT_APPLY,
        PERMIT_NUMBER
    }

    /**
     * @param ownerId who sees to it; null for nobody yet
     * @param daysBefore the first day of the fair, below zero after it: the task moves with the fair
     * @param dueOn a day of its own
     */
    record Task(
            @NotNull @Size(max = 120) @Pattern(regexp = Said.LINE) String title,
            @Nullable @Size(max = 120) @Pattern(regexp = Said.LINE) String titleEn,
            @NotNull Owner owner,
            @Nullable @Size(max = 64) String ownerId,
            @Nullable @Min(-60) @Max(400) Integer daysBefore,
            @Nullable LocalDate dueOn) {}

    record Done(@NotNull Boolean done) {}

    /** A checklist from which the tasks of fairs are made. */
    record Checklist(
            @NotNull @Size(max = 60) @Pattern(regexp = Said.LINE) String zh,
            @NotNull @Size(max = 60) @Pattern(regexp = Said.LINE) String en,
            @NotNull @Size(min = 1, max = 60) List<@Valid @NotNull Item> items) {}

    /** One thing to be done, so many days before each fair. */
    record Item(
            @NotNull @Size(max = 120) @Pattern(regexp = Said.LINE) String zh,
            @NotNull @Size(max = 120) @Pattern(regexp = Said.LINE) String en,
            @Min(-60) @Max(400) int daysBefore,
            @NotNull Owner owner,
            @Nullable Derived derived) {}
}
