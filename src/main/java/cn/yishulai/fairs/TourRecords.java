package cn.yishulai.fairs;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The tours of a family. Stamps are a person's and go where the person goes; a book that was taken along is the family's.
 */
@ApplicationScoped
class TourRecords implements FamilyRecords {

    private final TradeSql sql;
    private final KeptReads kept;

    TourRecords(TradeSql sql, KeptReads kept) {
        this.sql = sql;
        this.kept = kept;
    }

    @Override
    public String room() {
        return "fairs tours";
    }

    /** Who stamped stays: an id, and an erased person's id names nobody. */
    @Override
    public Set<String> columns() {
        return Set.of(
                "tour_stamp.person_id",
                "tour_stamp.stamped_by",
                "tour_certificate.person_id",
                "tour_book.household_id");
    }

    @Override
    public void merged(Merger merger) {
        sql.change("UPDATE tour_book SET household_id = ? WHERE household_id = ?", merger.into(), merger.from());
    }

    @Override
    public void moved(MoveOut move) {
        // stamps and certificates name persons, who take them along; a book was taken by the family
    }

    /** Stamps stay, to be counted, under an id that names nobody; a certificate is nobody's any more. */
    @Override
    public void erased(Erasure erasure) {
        sql.change("DELETE FROM tour_certificate WHERE person_id = ?", erasure.person());
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(
                kept.readOfPersons(
                        "tour-stamps",
                        new Kept.Words("换书游：盖过的章", "Tours: stamps"),
                        List.of(
                                new Kept.Words("成员", "Person"),
                                new Kept.Words("线路", "Tour"),
                                new Kept.Words("站", "Stop"),
                                new Kept.Words("盖章时间", "Stamped"),
                                new Kept.Words("登记时间", "Recorded"),
                                new Kept.Words("方式", "How"),
                                new Kept.Words("证书编号", "Certificate"),
                                new Kept.Words("证书上的章数", "Stamps on it"),
                                new Kept.Words("完成时间", "Completed")),
                        """
                        SELECT p.id, p.nickname, t.title, s.name, x.stamped_at, x.recorded_at, 'TOUR_' || x.way AS way, c.code, c.stamps, c.completed_at
                        FROM tour_stamp x JOIN person p ON p.id = x.person_id JOIN tour t ON t.id = x.tour_id JOIN site s ON s.id = x.site_id
                        LEFT JOIN tour_certificate c ON (c.tour_id, c.person_id) = (x.tour_id, x.person_id)
                        WHERE p.household_id = ?1 AND p.erased_at IS NULL ORDER BY x.stamped_at, x.id""",
                        household),
                kept.read(
                        "tour-books",
                        new Kept.Words("换书游：带走的书", "Tours: books taken along"),
                        List.of(
                                new Kept.Words("线路", "Tour"),
                                new Kept.Words("站", "Stop"),
                                new Kept.Words("书", "Book"),
                                new Kept.Words("馆藏码", "Copy code"),
                                new Kept.Words("带走时间", "Taken")),
                        """
                        SELECT t.title, s.name, concat_ws(' ', e.title, v.label) AS book, c.code, b.taken_at
                        FROM tour_book b JOIN tour t ON t.id = b.tour_id JOIN site s ON s.id = b.site_id
                        JOIN copy c ON c.id = b.copy_id JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
                        WHERE b.household_id = ?1 ORDER BY b.taken_at, b.copy_id""",
                        household));
    }
}
