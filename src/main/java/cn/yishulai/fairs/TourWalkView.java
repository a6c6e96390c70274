package cn.yishulai.fairs;

import cn.yishulai.people.PersonKind;
import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a family has of a tour: the stamps of each person, and the books it took along. */
public record TourWalkView(UUID tourId, int needed, List<Walker> walkers, List<TourBookView> books) {

    /** @param certificate null before there are enough stamps */
    public record Walker(
            UUID personId, String nickname, PersonKind kind, List<Stamp> stamps, @Nullable Certificate certificate) {}

    public record Stamp(UUID siteId, OffsetDateTime stampedAt) {}

    public record Certificate(String code, OffsetDateTime completedAt) {}

    /** The same for somebody at the stop. */
    public record AtStop(SiteName site, int needed, List<Here> walkers) {

        /**
         * @param stamps how many the person has
         * @param hasThis whether the one of this stop is among them
         * @param stamped whether it was given just now
         */
        public record Here(
                UUID personId,
                String nickname,
                PersonKind kind,
                int stamps,
                boolean hasThis,
                boolean stamped,
                boolean complete) {}
    }
}
