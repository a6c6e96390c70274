package cn.yishulai.swaps;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.swaps.AppealRepository.Running;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Appeals to homes that nobody had to wait a week for. */
public final class AppealFixture {

    private AppealFixture() {}

    /** The home is asked for this copy of its own. */
    public static UUID asked(UUID household, String code, UUID site) {
        return QuarkusTransaction.requiringNew().call(() -> {
            AppealRepository appeals = bean(AppealRepository.class);
            UUID copy = bean(CopyReads.class).facts(new CopyCode(code)).id();
            LocalDate today = LocalDate.now(OpeningCalendar.CITY);
            appeals.ask(
                    household,
                    copy,
                    AppealBasis.LISTED,
                    new Running(site, today, 5, today.plusDays(5), 1),
                    Instant.now());
            return appeals.askedFor(copy).orElseThrow();
        });
    }

    /** A week later the clock asks homes for what is wished. */
    public static void aWeekLater(UUID volume) {
        AppealWorld world = bean(AppealWorld.class);
        world.sql("UPDATE swap_request SET placed_at = placed_at - interval '8 days' WHERE volume_id = '%s'"
                .formatted(volume));
        world.aRound();
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
