package cn.yishulai.swaps;

import cn.yishulai.swaps.Forecast.Basis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was counted of one volume and of books like it; each is null where nothing was counted. */
record History(@Nullable Counted volume, @Nullable Counted work, @Nullable Counted ofClass, @Nullable Counted all) {

    /** A history of its own counts from so many arrivals on; of all volumes from so many. */
    private static final int OWN = 3;

    private static final int ENOUGH = 20;
    private static final int LEAST = 5;

    /**
     * What was counted for one subject.
     *
     * @param days times volumes
     * @param squares of the events of each volume
     */
    record Counted(long events, double days, long volumes, double squares) {}

    /** The pace, whose history it rests on most, and how many arrivals that saw. */
    record Known(Pace pace, Basis basis, long arrivals) {}

    /** The narrowest history that saw enough, and the pace it gives; empty where there is nothing to go by. */
    Optional<Known> pace() {
        if (all == null || all.events() < LEAST) {
            return Optional.empty();
        }
        Counted wide = ofClass != null && ofClass.events() >= ENOUGH ? ofClass : all;
        Basis basis = wide == all ? Basis.ALL : Basis.CLASS;
        Pace pace = usual(wide);
        long seen = wide.events();
        if (work != null && work.volumes() > 1 && work.events() >= OWN) {
            pace = pace.after(work.events(), work.days()).borrowed();
            basis = Basis.WORK;
            seen = work.events();
        }
        if (volume != null) {
            pace = pace.after(volume.events(), volume.days());
            basis = volume.events() >= OWN ? Basis.VOLUME : basis;
            seen = volume.events() >= OWN ? volume.events() : seen;
        }
        return Optional.of(new Known(pace.forTomorrow(), basis, seen));
    }

    private static Pace usual(Counted of) {
        return Pace.usual(of.events(), of.days(), of.volumes(), of.squares());
    }
}
