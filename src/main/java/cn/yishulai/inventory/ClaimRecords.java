package cn.yishulai.inventory;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The claims for a family. A claim follows its request, wherever that goes; an ended one says who had the copy set aside. */
@ApplicationScoped
class ClaimRecords implements FamilyRecords {

    private static final String KEPT =
            """
            SELECT k.person_id, c.code, concat_ws(' ', e.title, v.label) AS title, s.name AS site, k.state, k.claimed_at, k.pickup_until
            FROM claim k JOIN copy c ON c.id = k.copy_id JOIN volume v ON v.id = c.volume_id
            JOIN edition e ON e.id = v.edition_id
            JOIN site s ON s.id = k.pickup_site
            WHERE k.household_id = ?1 ORDER BY k.claimed_at, k.id""";

    private final ClaimRepository claims;
    private final KeptReads kept;

    ClaimRecords(ClaimRepository claims, KeptReads kept) {
        this.kept = kept;
        this.claims = claims;
    }

    @Override
    public String room() {
        return "inventory";
    }

    @Override
    public Set<String> columns() {
        return Set.of("claim.person_id", "claim.household_id");
    }

    @Override
    public void merged(Merger merger) {
        claims.update("household = ?1 where household = ?2", merger.into(), merger.from());
    }

    @Override
    public void moved(MoveOut move) {
        claims.update("household = ?1 where person in ?2", move.into(), move.persons());
    }

    /** Open claims ended with their requests, one floor up. */
    @Override
    public void erased(Erasure erasure) {
        long open = claims.count("person = ?1 and state in (OFFERED, TO_PULL, ON_ITS_WAY, TO_FETCH)", erasure.person());
        if (open > 0) {
            throw new IllegalStateException("an erased person still has %d open claims".formatted(open));
        }
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(kept.readOfPersons(
                "claims",
                new Kept.Words("为您预留的书", "Books set aside for you"),
                List.of(
                        new Kept.Words("馆藏码", "Copy code"),
                        new Kept.Words("书名", "Title"),
                        new Kept.Words("取书点位", "Fetched at"),
                        new Kept.Words("状态", "State"),
                        new Kept.Words("预留时间", "Set aside"),
                        new Kept.Words("保留至", "Kept until")),
                KEPT,
                household));
    }
}
