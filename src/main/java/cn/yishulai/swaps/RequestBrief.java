package cn.yishulai.swaps;

import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A request as staff see it beside a copy: for whom it is set aside and until when. */
public record RequestBrief(
        String id, RequestState state, SiteName pickupSite, @Nullable String reader, @Nullable LocalDate pickupUntil) {}
