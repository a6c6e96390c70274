package cn.yishulai.intake;

import cn.yishulai.people.PersonView;
import cn.yishulai.places.SiteName;
import cn.yishulai.rules.IntakeRules;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drop-off session with everything decided so far, and the rules that decide.
 *
 * @param code on its slip; null for a session from before there were slips
 * @param slipUrl what the symbol on the slip holds
 * @param persons of the family, one of whom a book may be from
 * @param inspections in the order in which the books were first decided
 * @param remainders of pooled prices that the family has; of a closed session as they were when it was closed
 */
public record DropOffView(
        String id,
        @Nullable String code,
        @Nullable String slipUrl,
        DropOffState state,
        SiteName site,
        String familyCode,
        List<PersonView> persons,
        OffsetDateTime openedAt,
        IntakeRules rules,
        List<InspectionView> inspections,
        long credits,
        List<RemainderShown> remainders) {}
