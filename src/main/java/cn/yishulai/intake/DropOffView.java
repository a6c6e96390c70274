package cn.yishulai.intake;

import cn.yishulai.places.SiteName;
import cn.yishulai.rules.IntakeRules;
import java.time.OffsetDateTime;
import java.util.List;

/** A drop-off session with everything decided so far, and the rules that decide. */
public record DropOffView(
        String id,
        DropOffState state,
        SiteName site,
        String familyCode,
        OffsetDateTime openedAt,
        IntakeRules rules,
        List<InspectionView> inspections,
        long credits) {}
