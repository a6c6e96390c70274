package cn.yishulai.fairs;

import cn.yishulai.fairs.TaskForms.Derived;
import cn.yishulai.fairs.TaskForms.Owner;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One task of the checklist of a fair.
 *
 * @param ownerId who sees to it; null for nobody yet
 * @param daysBefore the first day of the fair; null for a task with a day of its own
 * @param derived done when the fair has its permit, whoever ticks it
 * @param overdue not done, and the day is past
 */
public record TaskView(
        UUID id,
        UUID fairId,
        String fairTitle,
        String title,
        @Nullable String titleEn,
        Owner owner,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Nullable Integer daysBefore,
        LocalDate dueOn,
        @Nullable Derived derived,
        boolean done,
        @Nullable OffsetDateTime doneAt,
        boolean overdue) {}
