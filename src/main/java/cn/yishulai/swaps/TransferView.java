package cn.yishulai.swaps;

import cn.yishulai.inventory.Loads;
import cn.yishulai.inventory.TransferState;
import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A van load as the desk sees it.
 *
 * @param url what the QR on its slip holds
 * @param room how many copies its boxes take
 * @param runId the run on which it rides; null when it has a van to itself
 */
public record TransferView(
        String code,
        String url,
        TransferState state,
        SiteName from,
        SiteName to,
        int room,
        @Nullable String runId,
        Loads.Count copies,
        OffsetDateTime madeAt,
        @Nullable OffsetDateTime sentAt,
        @Nullable OffsetDateTime closedAt) {}
